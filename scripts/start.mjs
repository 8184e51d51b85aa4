// `npm start`: installs what is missing, builds, and opens the program through the best door there is.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { getElectron, versionOf } from './lib/electron.mjs';
import { startPcscdHere } from './lib/pcscd.mjs';
import { fill, words } from './lib/words.mjs';
import { Failed, ROOT, build, installPackages, installSystemPackages } from './lib/prepare.mjs';

const USAGE = words.usage;
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
const isLinuxRoot = process.platform === 'linux' && process.getuid?.() === 0;
/**
 * Milliseconds. A window that ends sooner than this with an error never opened: missing libraries, a policy, a broken
 * display.
 */
const NEVER_OPENED_MS = 10_000;

/** The process that runs now; signals are passed on to it. */
let current = null;
let signalSent = null;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    signalSent = signal;
    // Under a terminal Ctrl+C reaches the child by itself.
    if (!(signal === 'SIGINT' && process.stdin.isTTY)) current?.kill(signal);
  });
}

const options = readOptions();
try {
  installPackages();
  installSystemPackages(['pcscd', 'libccid']);
  build();
  const endPcscd = options.practice === null ? startPcscdHere() : null;
  if (endPcscd !== null) console.log(words.pcscdStarted);
  try {
    process.exitCode = await open();
  } finally {
    endPcscd?.();
  }
} catch (error) {
  if (!(error instanceof Failed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Tries the doors in order; one line says which and why. Resolves to the exit code. */
async function open() {
  const practice = options.practice === null ? [] : [`--practice=${options.practice}`];
  const loopback = (because, ...more) =>
    run(process.execPath, [
      '--enable-source-maps',
      join(ROOT, 'out/main/browser.js'),
      `--because=${because}`,
      ...more,
      ...practice,
    ]);
  if (options.printUrl) return loopback(fill(words.askedBy, { option: '--print-url' }), '--print-url');
  if (options.door === 'terminal') return loopback(fill(words.askedBy, { option: '--door terminal' }), '--terminal');
  if (options.door === 'browser') return loopback(fill(words.askedBy, { option: '--door browser' }));
  const window = hasDisplay ? await openWindow(practice) : { because: words.noScreen };
  if ('code' in window) return window.code;
  if (options.door === 'window') throw new Failed(`${window.because} ${words.tryBrowser}`);
  return loopback(window.because);
}

async function openWindow(practice) {
  const electron = await getElectron();
  if (electron === null) return { because: words.noElectron };
  console.log(
    [
      fill(words.window, { version: versionOf(electron) ?? words.unknownVersion }),
      ...(isLinuxRoot ? [words.asRoot] : []),
    ].join(' '),
  );
  const begun = Date.now();
  // Electron refuses to run as root with its sandbox.
  const code = await run(electron, [...(isLinuxRoot ? ['--no-sandbox'] : []), ROOT, ...practice]);
  return code !== 0 && Date.now() - begun < NEVER_OPENED_MS ? { because: fill(words.neverOpened, { code }) } : { code };
}

/** Runs a command and resolves to its exit code; 0 when we were asked to stop before it began. */
function run(command, args) {
  if (signalSent !== null) return Promise.resolve(0);
  return new Promise((resolve, reject) => {
    current = spawn(command, args, { stdio: 'inherit' });
    current.once('error', reject);
    current.once('exit', (code, signal) => {
      current = null;
      resolve(code ?? (signal === signalSent ? 0 : 1));
    });
  });
}

function readOptions() {
  const given = process.argv.slice(2);
  const at = given.indexOf('--practice');
  // The scenario may be left out; parseArgs has no optional values.
  if (at !== -1 && (given[at + 1] === undefined || given[at + 1].startsWith('-'))) given.splice(at + 1, 0, 'ready');
  try {
    const { values } = parseArgs({
      args: given,
      options: {
        practice: { type: 'string' },
        door: { type: 'string' },
        'print-url': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    if (values.door !== undefined && !['window', 'browser', 'terminal'].includes(values.door))
      throw new Error(fill(words.unknownDoor, { door: values.door }));
    return { practice: values.practice ?? null, door: values.door ?? null, printUrl: values['print-url'] === true };
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    return process.exit(64); // EX_USAGE of sysexits.h
  }
}
