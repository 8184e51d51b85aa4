// Does this system's own PC/SC library answer to our binding? Loads it, opens a context, lists readers, waits a second.
// For the forge's Windows and macOS, which have no reader: a service that is not running is an answer too. Node 24,
// which reads TypeScript by itself.
import { loadLibrary } from '../native/pcsc/library.ts';

const library = loadLibrary();
console.log(`${process.platform} ${process.arch}: library loaded`);
const context = await library.establish().catch(refusal);
if (context === null) process.exit(0);
const readers = await library.list(context);
console.log(`readers: ${JSON.stringify(readers)}`);
const begun = performance.now();
const states = ['\\\\?PnP?\\Notification', ...readers].map((reader) => ({
  reader,
  current: 0,
  event: 0,
  atr: new Uint8Array(),
}));
// macOS has no PnP notification reader, so its library answers that it does not know it.
const answer = await library.wait(context, states, 1000).catch(refusal);
const news = answer?.map(({ reader, event }) => [reader, event.toString(16)]);
console.log(
  `waited ${Math.round(performance.now() - begun)} ms: ${news === undefined ? 'nothing new' : JSON.stringify(news)}`,
);
await library.release(context);

/** An error with a code that we have a name for is an answer; without a name, our binding misread it. */
function refusal(error) {
  if (!/SCARD_|ERROR_/.test(String(error))) throw error;
  console.log(String(error));
  return null;
}
