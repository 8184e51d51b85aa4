#!/usr/bin/env node
// What `electron-builder --linux deb` asks of fpm, done with Debian's own dpkg-deb: fpm cannot be fetched here.
// CUSTOM_FPM_PATH names this file.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const { flags, depends, recommends, files } = readArguments(process.argv.slice(2));
if (flags.t !== 'deb') throw new Error(`only deb is built here, asked for ${flags.t}`);

const root = mkdtempSync(join(tmpdir(), 'deb-'));
try {
  for (const [from, to] of files) {
    const target = join(root, to);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(from, target, { recursive: statSync(from).isDirectory(), verbatimSymlinks: true });
  }
  writeMeta(join(root, 'DEBIAN'));
  chmodSync(root, 0o755);
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', root, flags.package], {
    stdio: 'inherit',
  });
} finally {
  rmSync(root, { recursive: true });
}

function readArguments(rest) {
  const read = { flags: {}, depends: [], recommends: [], files: [] };
  while (rest.length > 0) {
    const argument = rest.shift();
    if (argument === '--force') continue;
    if (argument === '-d') read.depends.push(rest.shift());
    else if (argument === '--deb-recommends') read.recommends.push(rest.shift());
    else if (argument.startsWith('-')) read.flags[argument.replace(/^-+/, '')] = rest.shift();
    else read.files.push([argument.slice(0, argument.lastIndexOf('=')), argument.slice(argument.lastIndexOf('=') + 1)]);
  }
  return read;
}

function writeMeta(folder) {
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  const [summary, ...more] = flags.description.trim().split('\n');
  writeFileSync(
    join(folder, 'control'),
    [
      `Package: ${flags.name}`,
      `Version: ${flags.version}`,
      `Architecture: ${flags.architecture}`,
      `Maintainer: ${flags.maintainer}`,
      `Depends: ${depends.join(', ')}`,
      `Recommends: ${recommends.join(', ')}`,
      `Priority: ${flags['deb-priority']}`,
      `Homepage: ${flags.url}`,
      `Description: ${summary.trim()}`,
      ...more.map((line) => ` ${line.trim() || '.'}`),
      '',
    ].join('\n'),
  );
  for (const [flag, name] of [
    ['after-install', 'postinst'],
    ['after-remove', 'postrm'],
  ]) {
    if (flags[flag] === undefined) continue;
    writeFileSync(join(folder, name), readFileSync(flags[flag]));
    chmodSync(join(folder, name), 0o755);
  }
}
