/** Browsers that only write down what they were asked to open, in a folder that is put before the system's own. */
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { until } from '../../tools/wait.ts';
import { handOver, personsFolder } from './person.ts';

export interface StandIns {
  /** To add to the program's environment. */
  readonly env: { PATH: string };
  /** Waits until something was opened, and returns each as « browser: words », in order. */
  opened(): Promise<string[]>;
}

/** `names`: the files to stand in for, such as `chromium` and `xdg-open`. */
export async function standInBrowsers(...names: readonly string[]): Promise<StandIns> {
  const folder = await personsFolder('browsers-');
  const list = join(folder, 'opened');
  await writeFile(list, '');
  await handOver(list);
  for (const name of names) {
    const file = join(folder, name);
    await writeFile(file, `#!/bin/sh\nprintf '%s: %s\\n' '${name}' "$*" >> '${list}'\n`);
    await chmod(file, 0o755);
  }
  return {
    env: { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` },
    opened: () =>
      until(
        async () => (await readFile(list, 'utf8')).split('\n').filter((line) => line !== ''),
        (lines) => lines.length > 0,
        'a browser to be started',
      ),
  };
}
