// `npm run installers -- --linux AppImage deb`: electron-builder, with the name of who publishes.
// Installers say who publishes them: the Debian package names a maintainer, Windows' « Applications » links to a site.
// Those are not ours to invent, so they come from the environment (docs/deployment.md, « Publier »):
//   CLE_EN_MAIN_HOMEPAGE    https://…                    the site that whoever publishes keeps
//   CLE_EN_MAIN_MAINTAINER  Nom <adresse@exemple.be>     who answers for the Debian package
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const args = process.argv.slice(2);
const homepage = process.env.CLE_EN_MAIN_HOMEPAGE ?? '';
const maintainer = process.env.CLE_EN_MAIN_MAINTAINER ?? '';

const wrong = [];
if (!URL.canParse(homepage) || new URL(homepage).protocol !== 'https:')
  wrong.push('CLE_EN_MAIN_HOMEPAGE: the https address of who publishes');
if (!/^[^<>\n]+ <[^<>\s@]+@[^<>\s@]+>$/.test(maintainer))
  wrong.push('CLE_EN_MAIN_MAINTAINER: "Name <address@example.be>" of who publishes');
if (wrong.length > 0) {
  console.error(`Installers name who publishes them. Set, and start again:\n  ${wrong.join('\n  ')}`);
  process.exit(64); // EX_USAGE of sysexits.h
}
const builder = fileURLToPath(new URL('../node_modules/electron-builder/cli.js', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [
    builder,
    ...args,
    '--publish',
    'never',
    `-c.extraMetadata.homepage=${homepage}`,
    `-c.linux.maintainer=${maintainer}`,
  ],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
