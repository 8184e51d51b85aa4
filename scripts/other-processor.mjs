// Adds the prebuilt native parts of this system's other processor (x64 ↔ arm64), for one installer that serves both
// (macOS universal).
// `npm install --cpu=…` would take this processor's own away; so the few packages are fetched by name, in the lock's
// version and by its checksum.
//   node scripts/other-processor.mjs
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const other = process.arch === 'arm64' ? 'x64' : 'arm64';
const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
const wanted = Object.entries(packages).filter(
  ([, entry]) => entry.optional && !entry.dev && entry.os?.includes(process.platform) && entry.cpu?.includes(other),
);
if (wanted.length === 0)
  throw new Error(`package-lock.json names no native package for ${process.platform} on ${other}`);

const folder = mkdtempSync(join(tmpdir(), 'other-processor-'));
try {
  for (const [path, { version, integrity }] of wanted)
    add(path, `${path.replace(/^.*node_modules\//, '')}@${version}`, integrity);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function add(path, name, integrity) {
  run('npm', ['pack', '--silent', '--pack-destination', folder, name], process.platform === 'win32');
  const [archive] = readdirSync(folder);
  const bytes = readFileSync(join(folder, archive));
  const [algorithm, expected] = integrity.split(/-(.*)/s);
  if (createHash(algorithm).update(bytes).digest('base64') !== expected)
    throw new Error(`${name} is not the package that package-lock.json names`);
  const target = join(ROOT, path);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  run('tar', ['-xzf', join(folder, archive), '--strip-components=1', '-C', target], false);
  rmSync(join(folder, archive));
  console.log(`added ${name}`);
}

function run(command, args, shell) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? `exit ${status}`}`);
}
