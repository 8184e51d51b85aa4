/**
 * Loaded into Electron before a program (`electron -r moments.cjs PATH`): prints when the start passed which moment,
 * one line of JSON each, in ms since 1970. `usable`: an element as MOMENTS_USABLE selects it is on the page.
 */
const { app } = require('electron');

const say = (moment) =>
  process.stdout.write(`${JSON.stringify({ moment, at: performance.timeOrigin + performance.now() })}\n`);

/** Runs in the page. It watches the document itself: a window that is not shown yet has no frames to wait for. */
const whenUsable = (selector) => `new Promise((resolve) => {
  const look = () => document.querySelector(${JSON.stringify(selector)}) !== null && (watch.disconnect(), resolve());
  const watch = new MutationObserver(look);
  watch.observe(document, { childList: true, subtree: true });
  look();
})`;

say('first line');
void app.whenReady().then(() => say('ready'));
app.on('browser-window-created', (_event, window) => {
  say('window made');
  window.once('ready-to-show', () => say('ready-to-show'));
  const contents = window.webContents;
  contents.once('did-start-navigation', () => say('page asked for'));
  contents.once('did-finish-load', () => say('page loaded'));
  contents.once('dom-ready', () => {
    say('page read');
    void contents.executeJavaScript(whenUsable(process.env.MOMENTS_USABLE)).then(() => say('usable'));
  });
});
