// The checks of scripts/content, which are TypeScript because the schemas are: loaded through Vite, as everything else
// is.
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { yaml } from '../yaml-plugin.mjs';
import { ROOT } from './prepare.mjs';

/**
 * Loads what finds the mistakes in files of content, which is TypeScript, for a script in plain Node.
 * @returns {Promise<{ mistakesIn(file: string, text: string): string[], mistakesInAssets(root: string): string[] }>}
 */
export async function contentChecks() {
  const { module } = await runnerImport(join(ROOT, 'scripts/content/check.ts'), {
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    plugins: [yaml()],
  });
  return module;
}
