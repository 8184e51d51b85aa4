/** Where the program under test lies. */
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../..');
/** The folder that holds package.json and out/: the repository, or a packed program laid open. */
export const APP = process.env['CLE_EN_MAIN_APP'] ?? ROOT;
