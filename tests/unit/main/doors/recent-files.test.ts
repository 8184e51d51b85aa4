import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { forgetRecentFiles } from '../../../../src/main/doors/window/recent-files.ts';

const application = (name: string): string =>
  `          <bookmark:application name="${name}" exec="&apos;${name} %u&apos;" modified="2026-01-02T10:00:00Z" count="1"/>\n`;
/** As GLib writes it. */
const entry = (file: string, ...programs: string[]): string =>
  `  <bookmark href="file:///home/ana/${file}" added="2026-01-02T10:00:00Z">\n    <info>\n      <metadata owner="http://freedesktop.org">\n        <bookmark:applications>\n${programs.map(application).join('')}        </bookmark:applications>\n      </metadata>\n    </info>\n  </bookmark>\n`;
const list = (...entries: string[]): string => `<xbel version="1.0"\n>\n${entries.join('')}</xbel>`;

it('what this program noted is taken off the desktop’s list of recent files, and nothing that another program noted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'recent-'));
  const file = join(folder, 'recently-used.xbel');
  await writeFile(
    file,
    list(
      entry('Recette.odt', 'LibreOffice'),
      entry('Lettre.pdf', 'cle-en-main'),
      entry('Lue.pdf', 'Evince', 'cle-en-main'),
      entry('cle-en-main.pdf', 'cle-en-main-2'),
    ),
  );
  await forgetRecentFiles(folder, 'cle-en-main');
  expect(await readFile(file, 'utf8')).toBe(
    list(entry('Recette.odt', 'LibreOffice'), entry('Lue.pdf', 'Evince'), entry('cle-en-main.pdf', 'cle-en-main-2')),
  );
  expect(await readdir(folder)).toEqual(['recently-used.xbel']);
  await rm(folder, { recursive: true });
});

it('where the desktop has no list of recent files, nothing is done and nothing fails', async () => {
  await expect(forgetRecentFiles('/nowhere/at/all', 'cle-en-main')).resolves.toBeUndefined();
});
