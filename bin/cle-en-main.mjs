#!/usr/bin/env node
// The terminal door. Builds first where that was not done yet, and says so.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cli = new URL('../out/main/cli.js', import.meta.url);
if (!existsSync(cli)) {
  console.error('Construction du programme…');
  const build = fileURLToPath(new URL('../scripts/build.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [build], { stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    console.error('La construction a échoué. Lancez « npm start » une fois, puis recommencez.');
    process.exit(2);
  }
}
// A stack then names our own files and lines.
process.setSourceMapsEnabled(true);
await import(cli);
