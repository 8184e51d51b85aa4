/**
 * The launch code stands on the browser's command line, where every user of the PC can read it. Another one who does
 * nothing but look for it must not come first: twenty starts, each with the person's own browser a second later.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as v from 'valibot';
import { scratch, type Scratch } from '../../tools/documents/photos.ts';
import { until } from '../../tools/wait.ts';
import { APP } from '../../e2e/tools/app.ts';

const STARTS = 20;
/** Who has nothing to do with the person: `nobody` of every Linux. */
const ANOTHER = { uid: 65534, gid: 65534 };

/** Looks at every process, temporary file and port there is, again and again, and tries each code it finds. */
const THIEF = `
const { readdirSync, readFileSync } = require('node:fs');
const { connect } = require('node:net');
const seen = { codes: 0, tried: 0, got: 0, read: 0, words: [] };
const tried = new Set();
const attempt = (port, code, localAddress) => {
  const socket = connect({ host: '127.0.0.1', port, localAddress });
  const self = '127.0.0.1:' + port;
  socket.on('error', () => undefined).on('data', (answer) => {
    seen.tried += 1;
    if (/^HTTP.1.1 200/.test(String(answer))) { seen.got += 1; seen.words.push(localAddress); }
    socket.destroy();
  });
  socket.write('POST /session HTTP/1.1\\r\\nHost: ' + self + '\\r\\nOrigin: http://' + self
    + '\\r\\nContent-Length: ' + code.length + '\\r\\n\\r\\n' + code);
};
const filesBelow = (folder, depth) => {
  let names = [];
  try { names = readdirSync(folder, { withFileTypes: true }); } catch { return; }
  for (const each of names) {
    const path = folder + '/' + each.name;
    if (each.isDirectory() && depth > 0) filesBelow(path, depth - 1);
    if (!each.isFile()) continue;
    try { readFileSync(path); seen.read += 1; seen.words.push(path); } catch {}
  }
};
const look = () => {
  for (const pid of readdirSync('/proc')) {
    if (!/^[0-9]+$/.test(pid)) continue;
    for (const file of ['cmdline', 'environ']) {
      let text = '';
      try { text = readFileSync('/proc/' + pid + '/' + file, 'utf8'); } catch { continue; }
      for (const [, port, code] of text.matchAll(/http:..127.0.0.1:([0-9]+).[^#\\0]*#([\\w-]{43})/g)) {
        if (!tried.has(code)) { tried.add(code); seen.codes += 1; }
        for (const from of ['127.0.0.1', '127.0.0.2', '127.8.8.8']) attempt(Number(port), code, from);
      }
    }
  }
  filesBelow(process.argv[1], 3);
  setTimeout(look, 5);
};
process.on('SIGTERM', () => { console.log(JSON.stringify(seen)); process.exit(0); });
look();
console.error('looking');
`;
const seenSchema = v.object({
  codes: v.number(),
  tried: v.number(),
  got: v.number(),
  read: v.number(),
  words: v.array(v.string()),
});

/** A browser that needs a second to open, and then fetches the page and trades its code. */
const BROWSER = `#!${process.execPath}
const address = new URL(process.argv.find((word) => word.startsWith('--app=')).slice(6));
setTimeout(async () => {
  await fetch(address.origin + '/');
  const { status } = await fetch(address.origin + '/session', {
    method: 'POST', body: address.hash.slice(1), headers: { origin: address.origin },
  });
  require('node:fs').writeFileSync(process.env.ANSWERED, String(status));
}, 1000);
setInterval(() => undefined, 1e9);
`;

let files: Scratch;
let running: ChildProcess[];
beforeEach(async () => {
  running = [];
  files = await scratch();
  // The thief may come as far as a person's temporary folder lets them.
  await chmod(files.path, 0o755);
  await mkdir(files.at('tmp'));
  await chmod(files.at('tmp'), 0o1777);
  await writeFile(files.at('browser.cjs'), BROWSER);
  await chmod(files.at('browser.cjs'), 0o755);
});
afterEach(async () => {
  for (const child of running)
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  await files.remove();
});

it.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
  'in twenty starts another user of the PC, who polls processes and files, sees each launch code, but gets in by none, while the person’s browser gets in each time',
  async () => {
    const thief = spawn(process.execPath, ['-e', THIEF, files.at('tmp')], {
      ...ANOTHER,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {},
    });
    running.push(thief);
    let stolen = '';
    thief.stdout.on('data', (part) => {
      stolen += String(part);
    });
    await once(thief.stderr, 'data');
    const answers: string[] = [];
    for (let time = 0; time < STARTS; time += 1) {
      const answered = files.at(`answered-${time}`);
      const door = spawn(process.execPath, [join(APP, 'out/main/browser.js'), '--practice', 'ready'], {
        stdio: 'ignore',
        env: {
          ...process.env,
          DISPLAY: ':none',
          TMPDIR: files.at('tmp'),
          HOME: files.path,
          ANSWERED: answered,
          CLE_EN_MAIN_POLICY: files.at('no-policy.json'),
          CLE_EN_MAIN_BROWSER: files.at('browser.cjs'),
        },
      });
      running.push(door);
      answers.push(
        await until(
          () => readFile(answered, 'utf8').catch(() => ''),
          (said) => said !== '',
          'the person’s browser to have traded its code',
        ),
      );
      door.kill('SIGTERM');
      await once(door, 'exit');
    }
    thief.kill('SIGTERM');
    await once(thief, 'exit');
    const seen = v.parse(seenSchema, JSON.parse(stolen));
    console.log(`${seen.codes} codes seen, ${seen.tried} tries answered, ${seen.got} got in, ${seen.read} files read`);
    // Otherwise the thief was blind, and the rest says nothing.
    expect(seen.codes).toBe(STARTS);
    expect(seen.tried).toBeGreaterThanOrEqual(STARTS);
    expect([seen.got, seen.read, seen.words]).toEqual([0, 0, []]);
    expect(answers).toEqual(Array.from({ length: STARTS }, () => '200'));
  },
);
