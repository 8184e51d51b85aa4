/**
 * The loopback door's entry (out/main/browser.js): the program without Electron, in the system's browser or at a
 * printed address.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CheckStateMessage } from '../../../shared/contract.ts';
import { stayOnLocalDisk } from '../../session/local-disk.ts';
import { readPolicyHere } from '../../session/read-policy.ts';
import { openAppWindow, type AppWindow } from './app-window.ts';
import type { InBrowser } from './browser-program.ts';
import { findBrowser, hasDisplay } from '../find-browser.ts';
import { Offers } from './offers.ts';
import { ENDED_SEARCH } from '../../../shared/loopback-messages.ts';
import { openLoopback, type Loopback } from './loopback.ts';
import { FAILED, endOnFault } from '../last-resort.ts';
import { logError } from '../../../process/explain-failure.ts';
import { words } from '../door-words.ts';

/** How long the program waits for a closed page to come back (a reload takes far less), ms. */
const LINGER_MS = Number(process.env['CLE_EN_MAIN_LINGER_MS'] ?? 60_000);

/** sysexits.h: something is wrong with how the program is set up, and only the administrator can change it. */
const EX_CONFIG = 78;

stayOnLocalDisk();
const options = readOptions();
endOnFault(async (error) => {
  await logError(error);
  say(words.browser.fault);
  await end(FAILED);
});
const refusal =
  options.practice === null ? null : (await import('../scenario-refusal.ts')).scenarioRefusal(options.practice);
if (refusal !== null) {
  console.error(refusal);
  process.exit(64); // EX_USAGE of sysexits.h
}
let loopback: Loopback | null = null;
/** The window while it opens and afterwards. Ending the program in between waits for it to open, and then closes it. */
let opening: Promise<AppWindow | null> = Promise.resolve(null);
let lingering: NodeJS.Timeout | undefined;
/**
 * A visitor's session has ended: their window goes, with all that its browser remembers, and the next visitor gets a
 * new one.
 */
let isHandedOver = false;
/** Set when there is no window: the check is then printed in the terminal, where the person is. */
let printCheck: ((state: CheckStateMessage) => void) | null = null;

const policy = await readPolicyHere({ development: true });
// A browser has keys, an address bar and dialogs that lead out; pretending to be a kiosk would be worse than not
// opening.
if (policy.policy.kiosk !== null) {
  console.error([words.browser.kiosk, policy.trouble].filter((each) => each !== null).join('\n'));
  process.exit(EX_CONFIG);
}
const offers = new Offers();

let starting: Promise<InBrowser> | null = null;
/** Loads the program and starts it, once. It takes longer than all that is needed until the page is on its way. */
const inBrowser = (): Promise<InBrowser> =>
  (starting ??= import('./browser-program.ts').then(({ startInBrowser }) =>
    startInBrowser(
      {
        waitsForFirstScreen: options.how !== 'terminal',
        leave: () => void end(),
        publish: (name, payload) => {
          loopback?.publish(name, payload);
          if (name === 'check.changed') void printCheckNow();
        },
        // The page hands the file to its browser, which asks where (app-window.ts sees to it).
        chooseTarget: async () => ({ kind: 'browser', offer: (file, name) => offers.add(file, name) }),
        // The page gets its answer first.
        handOver: () => void setImmediate(() => void handOver()),
      },
      { practice: options.practice, policy },
    ),
  ));

loopback = await openLoopback({
  answer: async (name, argument) => (await inBrowser()).answer(name, argument),
  folder: join(import.meta.dirname, '../renderer'),
  offered: (token) => offers.get(token),
  onPage: () => clearTimeout(lingering),
  onEmpty: () => {
    lingering = setTimeout(() => {
      say(words.browser['page-closed']);
      void end();
    }, LINGER_MS);
  },
  onTrouble: (error) => void logError(error),
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
// Once the browser has been started, or the address printed.
setImmediate(() => void inBrowser());
await (options.how === 'window' ? show() : printAddress());

async function show(): Promise<void> {
  const browser = findBrowser();
  if (!hasDisplay()) return printAddress();
  if (browser === null) return printAddress(words.browser['no-browser']);
  say(`${words.browser.window.replace('{{browser}}', browser.file)} ${options.because}`);
  for (let search = ''; ; search = ENDED_SEARCH) {
    if (loopback?.address == null) return end();
    const address = new URL(loopback.address);
    address.search = search;
    opening = openAppWindow(browser, address.href);
    await (
      await opening
    )?.closed;
    opening = Promise.resolve(null);
    if (!isHandedOver) break;
    isHandedOver = false;
    loopback.renew();
  }
  if (loopback.address === null) return end();
  // The page never asked for anything: the browser could not start (a policy, a broken display). The address can still
  // be opened by hand.
  return printAddress(words.browser['window-failed']);
}

/**
 * A browser keeps what it downloaded and where it was until it ends: its lists (Ctrl+J, Ctrl+H) would name the last
 * visitor's files to the next one. At a printed address the browser is the person's own, and only they can close it.
 */
async function handOver(): Promise<void> {
  const window = await opening.catch(() => null);
  if (window === null || ending !== undefined) return;
  isHandedOver = true;
  window.close();
}

async function printAddress(because = ''): Promise<void> {
  say([words.browser.terminal, options.because, because].filter((part) => part !== '').join(' '));
  say(`${words.browser.address} ${loopback?.address ?? ''}`);
  say(words.browser.serving);
  if (options.how === 'address') return;
  const { printerOf } = await inBrowser();
  printCheck = printerOf(policy.policy.language, { coloured: process.stdout.isTTY && !process.env['NO_COLOR'] }, say);
  await printCheckNow();
}

/** Does nothing while the check is not to be printed. */
async function printCheckNow(): Promise<void> {
  if (printCheck === null) return;
  const { program } = await inBrowser();
  printCheck(await program.handlers['check.state'](undefined));
}

let ending: Promise<void> | undefined;
function end(code = 0): Promise<void> {
  ending ??= (async () => {
    clearTimeout(lingering);
    isHandedOver = false;
    // A window that could not open has nothing to close.
    const closing = await opening.catch(() => null);
    closing?.close();
    await Promise.allSettled([loopback?.close(), starting?.then(({ program }) => program.stop()), closing?.closed]);
    process.exit(code);
  })();
  return ending;
}

interface Options {
  practice: string | null;
  /** `terminal`: the check is printed here too. `address`: nothing but the address. */
  how: 'window' | 'terminal' | 'address';
  /** Why this door and not Electron's, from scripts/start.mjs. */
  because: string;
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        practice: { type: 'string' },
        because: { type: 'string' },
        terminal: { type: 'boolean' },
        'print-url': { type: 'boolean' },
      },
    });
    const shown = values.terminal ? 'terminal' : 'window';
    return {
      practice: values.practice ?? null,
      how: values['print-url'] ? 'address' : shown,
      because: values.because ?? '',
    };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    console.error('browser.js [--practice SCENARIO] [--terminal | --print-url] [--because REASON]');
    process.exit(64); // EX_USAGE of sysexits.h
  }
}

function say(text: string): void {
  console.log(text);
}
