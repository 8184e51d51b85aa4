/** The loopback door's entry (out/main/browser.js): the program without Electron, in the system's browser or at a printed address. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startProgram } from '../program.ts';
import { openAppWindow, type AppWindow } from './app-window.ts';
import { findBrowser, hasDisplay } from './find-browser.ts';
import { openLoopback, type Loopback } from './loopback.ts';
import { showAddress } from './show-address.ts';
import { words } from './words.ts';

/** How long the program waits for a closed page to come back (a reload takes far less), ms. */
const LINGER_MS = Number(process.env['CLE_EN_MAIN_LINGER_MS'] ?? 60_000);

const options = readOptions();
let loopback: Loopback | null = null;
let window: AppWindow | null = null;
let lingering: NodeJS.Timeout | undefined;

const program = startProgram({ name: 'browser', showAddress, tell: (name, payload) => loopback?.tell(name, payload) }, options.practice);

loopback = await openLoopback({
  handlers: program.handlers,
  folder: join(import.meta.dirname, '../renderer'),
  onPage: () => clearTimeout(lingering),
  onEmpty: () => { lingering = setTimeout(() => { say(words.browser['page-closed']); void end(); }, LINGER_MS); },
  onTrouble: (error) => console.error(error),
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
await (options.printUrl ? printAddress() : show());

async function show(): Promise<void> {
  const browser = hasDisplay() ? findBrowser() : null;
  if (browser === null || loopback?.address == null) return printAddress();
  window = await openAppWindow(browser, loopback.address);
  await window.closed;
  window = null;
  // Never reached us: it could not start (a policy, a broken display). The address is still good.
  if (loopback.address === null) return end();
  say(words.browser['window-failed']);
  printAddress();
}

function printAddress(): void {
  say(`${words.browser.address}\n${loopback?.address ?? ''}`);
  say(words.browser.serving);
}

let ending: Promise<void> | undefined;
function end(): Promise<void> {
  ending ??= (async () => {
    clearTimeout(lingering);
    const closing = window;
    closing?.close();
    await Promise.allSettled([loopback?.close(), program.stop(), closing?.closed]);
    process.exit(0);
  })();
  return ending;
}

function readOptions(): { practice: string | null; printUrl: boolean } {
  try {
    const { values } = parseArgs({ options: { practice: { type: 'string' }, 'print-url': { type: 'boolean', default: false } } });
    return { practice: values.practice ?? null, printUrl: values['print-url'] };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nbrowser.js [--practice SCENARIO] [--print-url]`);
    process.exit(64); // EX_USAGE of sysexits.h
  }
}

function say(text: string): void {
  console.log(text);
}
