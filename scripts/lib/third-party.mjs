// The licences of everything that is shipped: what the build took into its bundles, and the packages that load at run
// time.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const IN_PACKAGE = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//;

/** A Rollup plugin that adds to the set `found` the folders of the packages whose code ends up in a bundle. */
export function notePackages(found) {
  return {
    name: 'note-packages',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle))
        for (const id of Object.keys(chunk.modules ?? {})) {
          const folder = IN_PACKAGE.exec(id.replaceAll('\\', '/'))?.[1];
          if (folder !== undefined) found.add(folder.replaceAll('\0', ''));
        }
    },
  };
}

/**
 * The folders of the packages that load at run time, and of those that they need in turn, as far as they are installed
 * here.
 */
export function runtimePackages(root) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && entry.dev !== true && entry.devOptional !== true)
    .map(([path]) => join(root, path))
    .filter((folder) => existsSync(join(folder, 'package.json')));
}

/**
 * The licences of these packages as one text, sorted by name: each package with its version, its licence by name, and
 * the words of its licence files, or of its README where it has none.
 */
export function licencesText(folders) {
  const parts = [...new Set(folders)].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const files = readdirSync(folder)
      .filter((file) => /^(licen[cs]e|copying|notice|third-party)/i.test(file))
      .sort();
    // libvips is many libraries; which, under what terms, stands in its README alone.
    const own = files.length > 0 ? files : readdirSync(folder).filter((file) => /^readme/i.test(file));
    return {
      name,
      text: [
        `${name} ${version}`,
        `Licence: ${license ?? 'see below'}`,
        '',
        ...own.map((file) => readFileSync(join(folder, file), 'utf8').trim()),
      ].join('\n'),
    };
  });
  parts.sort((one, other) => one.name.localeCompare(other.name));
  const line = `\n\n${'='.repeat(80)}\n\n`;
  const first =
    'Clé en main contains or loads the following software. Electron and Chromium come with files of their own.';
  return `${[first, ...parts.map(({ text }) => text)].join(line)}\n`;
}
