/** Outcomes and outputs of tools, for the tests of parsers. */
import { textOf, type Ran } from '../../../../native/probes/run.ts';

export const value = <T>(known: T) => ({ state: 'known' as const, value: known });
export const because = (reason: string) => ({ state: 'unknown', reason });
/** As it comes from a tool, through the decoding of run.ts. */
export const ran = (out: string | Buffer, code = 0): Ran => ({ code, out: textOf(Buffer.from(out)), trouble: '' });
