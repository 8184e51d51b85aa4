// `npm run installers -- --linux AppImage deb`: electron-builder, with the name of who publishes.
// Installers say who publishes them: the Debian package names a maintainer, Windows' « Applications » links to a site.
// Those are not ours to invent, so they come from the environment (docs/deployment.md, « Publier »):
//   CLE_EN_MAIN_HOMEPAGE    https://…                    the site that whoever publishes keeps
//   CLE_EN_MAIN_MAINTAINER  Nom <adresse@exemple.be>     who answers for the Debian package
//
// One system at a time: each has its own configuration, which `--config` may replace.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SYSTEMS = { linux: ['--linux', '-l'], win: ['--win', '-w', '--windows'], mac: ['--mac', '-m', '-o', '--macos'] };

const args = process.argv.slice(2);
const systems = Object.keys(SYSTEMS).filter((system) => SYSTEMS[system].some((word) => args.includes(word)));
const homepage = process.env.CLE_EN_MAIN_HOMEPAGE ?? '';
const maintainer = process.env.CLE_EN_MAIN_MAINTAINER ?? '';

const wrong = [];
if (systems.length > 1) wrong.push(`one system at a time, not ${systems.join(' and ')}`);
if (!URL.canParse(homepage) || new URL(homepage).protocol !== 'https:')
  wrong.push('CLE_EN_MAIN_HOMEPAGE: the https address of who publishes');
if (!/^[^<>\n]+ <[^<>\s@]+@[^<>\s@]+>$/.test(maintainer))
  wrong.push('CLE_EN_MAIN_MAINTAINER: "Name <address@example.be>" of who publishes');
if (wrong.length > 0) {
  console.error(`Installers name who publishes them. Set right, and start again:\n  ${wrong.join('\n  ')}`);
  process.exit(64); // EX_USAGE of sysexits.h
}
const builder = fileURLToPath(new URL('../node_modules/electron-builder/cli.js', import.meta.url));
const config = systems[0] === 'linux' && !args.includes('--config') ? ['--config', 'electron-builder.linux.yml'] : [];
const { status } = spawnSync(
  process.execPath,
  [
    builder,
    ...args,
    ...config,
    '--publish',
    'never',
    `-c.extraMetadata.homepage=${homepage}`,
    `-c.linux.maintainer=${maintainer}`,
  ],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
