#!/usr/bin/env node
// The terminal door. Builds first where that was not done yet, and says so.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { words } from '../scripts/lib/words.mjs';

const cli = new URL('../out/main/cli.js', import.meta.url);
if (!existsSync(cli)) {
  console.error(words.building);
  const build = fileURLToPath(new URL('../scripts/build.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [build], { stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    console.error(words.buildFirst);
    process.exit(2);
  }
}
// A stack then names our own files and lines.
process.setSourceMapsEnabled(true);
await import(cli);
