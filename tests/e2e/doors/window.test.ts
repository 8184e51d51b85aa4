/** Electron's security tutorial, item by item (docs/architecture.md, « The fence »), on the built program. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { argumentsFor, electrons, environmentFor, start, type Started } from '../tools/electron.ts';
import { standInBrowsers, type StandIns } from '../tools/stand-in-browsers.ts';
import { text } from '../../tools/interface-texts.ts';

describe.each(electrons())('the window, in Electron ($name)', (electron) => {
  let started: Started;
  const inPage = (code: string): Promise<unknown> => started.page.evaluate(code);
  const noise: string[] = [];
  let browsers: StandIns;

  beforeAll(async () => {
    browsers = await standInBrowsers('chromium', 'firefox');
    started = await start(electron, { env: browsers.env });
    started.page.on('console', (message) => noise.push(message.text()));
  });
  afterAll(() => started.end());

  it('shows the program’s page, which is told that it is in the window and no exercise', async () => {
    expect(await started.page.title()).toContain(text('app.name'));
    expect(await inPage(`cleEnMain.request('app.about', undefined)`)).toMatchObject({ door: 'window', mode: 'live' });
  });

  // Before the page is asked to go elsewhere: of a navigation that was refused Playwright waits for the end.
  it('stands small above other windows during a guide, and comes back to its size at the same step in one press, or when the guide is left', async () => {
    const { app, page } = started;
    const shape = () =>
      app.evaluate(({ BrowserWindow, screen }) => {
        const [window] = BrowserWindow.getAllWindows();
        if (window === undefined) throw new Error('there is no window');
        const { workArea } = screen.getPrimaryDisplay();
        const { x, y, width, height } = window.getBounds();
        return {
          onTop: window.isAlwaysOnTop(),
          maximised: window.isMaximized(),
          width,
          // A frame that the window manager draws around it is no part of its bounds.
          within: x >= workArea.x && x + width <= workArea.x + workArea.width && y + height <= workArea.height + 40,
        };
      });
    const press = (key: string): Promise<void> =>
      page
        .getByRole('button', { name: text(key), exact: true })
        .first()
        .click();
    await page.getByRole('button', { name: new RegExp(text('home.connect')) }).click();
    const before = await shape();
    await press('beside.small');
    await page.getByRole('button', { name: text('beside.whole') }).waitFor();
    await expect.poll(shape).toMatchObject({ onTop: true, maximised: false, within: true });
    expect((await shape()).width).toBeLessThanOrEqual(478); // 35 % of the screen's 1366
    expect(await page.evaluate('document.activeElement?.id')).toBe('title');
    await press('app.next');
    const title = await page.locator('h1').innerText();
    await page.keyboard.press('Tab');
    await press('beside.whole');
    await expect.poll(shape).toEqual(before);
    expect(await page.locator('h1').innerText()).toBe(title);
    await press('beside.small');
    await page.getByRole('button', { name: text('beside.whole') }).waitFor();
    // Back to before the guide: no other screen is meant for so small a window.
    await press('app.back');
    await press('app.back');
    await expect.poll(shape).toEqual(before);
  });

  it('has a session of Chromium’s that is not kept on disk', async () => {
    expect(
      await started.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map(({ webContents }) => webContents.session.isPersistent()),
      ),
    ).toEqual([false]);
  });

  describe('the page is fenced in', () => {
    it('has no Node and no raw IPC', async () => {
      expect(
        await inPage(
          `['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].map((name) => typeof globalThis[name])`,
        ),
      ).toEqual(Array(6).fill('undefined'));
    });

    it('gets one frozen object with two functions, and cannot replace it', async () => {
      expect(await inPage(`[Object.keys(cleEnMain).sort(), Object.isFrozen(cleEnMain)]`)).toEqual([
        ['listen', 'request'],
        true,
      ]);
      expect(
        await inPage(
          `(() => { const mine = {}; try { window.cleEnMain = mine; } catch {} try { delete window.cleEnMain; } catch {} return window.cleEnMain !== mine && typeof window.cleEnMain.request; })()`,
        ),
      ).toBe('function');
    });

    it('runs no inline script and no text as code', async () => {
      expect(
        await inPage(
          `(() => { const script = document.createElement('script'); try { script.text = 'window.evil = 1'; document.head.append(script); } catch {} return window.evil; })()`,
        ),
      ).toBeUndefined();
      expect(
        await inPage(
          `(() => { const button = document.createElement('button'); try { button.setAttribute('onclick', 'window.evil = 2'); } catch {} button.click(); return window.evil; })()`,
        ),
      ).toBeUndefined();
      // Not by page.evaluate of eval: the debugger may do what the page may not.
      expect(
        await inPage(
          `new Promise((done) => { document.addEventListener('securitypolicyviolation', (event) => done(event.blockedURI), { once: true }); try { setTimeout('window.evil = 3', 0); } catch { done('trusted types'); } })`,
        ),
      ).toMatch(/eval|trusted/);
    });

    it.each([
      ['fetch', `fetch('https://example.org/').catch(() => {})`, 'connect-src'],
      ['a WebSocket', `new WebSocket('wss://example.org/')`, 'connect-src'],
      ['a picture', `new Image().src = 'https://example.org/x.png'`, 'img-src'],
      [
        'a frame',
        `document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.org/' }))`,
        'frame-src',
      ],
    ])('reaches no other server by %s', async (_what, code, directive) => {
      expect(
        await inPage(
          `new Promise((done) => { document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), { once: true }); try { ${code} } catch { /* refused at once */ } })`,
        ),
      ).toBe(directive);
    });

    it('is denied location, notifications, camera, microphone, MIDI and reading the clipboard', async () => {
      expect(
        await inPage(
          `Promise.all(['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'].map(async (name) => (await navigator.permissions.query({ name })).state))`,
        ),
      ).toEqual(Array(6).fill('denied'));
    });

    it.each(['https://evil.example/', 'file:///etc/passwd', 'app://evil/index.html', 'data:text/html,<h1>evil</h1>'])(
      'cannot leave for %s',
      async (address) => {
        const before = started.page.url();
        const attempts = await started.app.evaluateHandle(({ webContents }) => {
          const seen: string[] = [];
          for (const contents of webContents.getAllWebContents())
            contents.on('will-frame-navigate', ({ url }) => {
              seen.push(url);
            });
          return seen;
        });
        await inPage(`void (location.href = ${JSON.stringify(address)})`);
        // Chromium itself refuses `data:` and `file:` before any event: then one more round trip is all there is to
        // wait for.
        if (/^(https|app):/.test(address))
          await expect.poll(() => attempts.evaluate((seen) => seen.length)).toBeGreaterThan(0);
        await inPage('1');
        expect(started.page.url()).toBe(before);
        expect(await inPage(`typeof cleEnMain.request`)).toBe('function');
      },
    );

    it('opens no second window by window.open', async () => {
      await inPage(`void window.open('https://evil.example/')`);
      await inPage(`void window.open(location.href)`);
      expect(await started.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
      await expect.poll(() => started.app.windows().length).toBe(1);
    });

    it.each([
      '/..%2fmain%2findex.js',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/..%5c..%5cpackage.json',
      '/%00',
      '/%',
      '/assets',
    ])('is answered with status 404 for the path %s', async (path) => {
      expect(await inPage(`fetch(${JSON.stringify(path)}).then(({ status }) => status)`)).toBe(404);
    });
  });

  describe('the program answers only its own page and its own contract', () => {
    it('refuses a foreign page that carries the program’s own preload script', async () => {
      const answer = await started.app.evaluate(async ({ BrowserWindow, app }) => {
        const foreign = new BrowserWindow({
          show: false,
          webPreferences: { preload: `${app.getAppPath()}/out/preload/index.cjs`, sandbox: true },
        });
        await foreign.loadURL('data:text/html,<h1>evil</h1>');
        const text: unknown = await foreign.webContents.executeJavaScript(
          `cleEnMain.request('app.about', undefined).then(() => 'ANSWERED', (error) => error.message)`,
        );
        foreign.destroy();
        return text;
      });
      expect(answer).toMatch(/untrusted page/);
    });

    it.each([
      ['an unknown name', `'shell.exec', undefined`],
      ['a name every object has', `'constructor', undefined`],
      ['an argument of another type', `'check.hold', 'yes'`],
      ['an argument where none belongs', `'app.about', { extra: 1 }`],
      ['an id as long as a book', `'link.open', 'x'.repeat(100000)`],
    ])('refuses a request with %s', async (_what, call) => {
      expect(await inPage(`cleEnMain.request(${call}).then(() => 'ANSWERED', () => 'refused')`)).toBe('refused');
    });

    it('refuses to let the page listen to a name that is no event', async () => {
      expect(
        await inPage(
          `(() => { try { cleEnMain.listen('error', () => {}); return 'LISTENS'; } catch { return 'refused'; } })()`,
        ),
      ).toBe('refused');
    });

    it('opens entries of the catalogue, and no address that a page names', async () => {
      const opened = await started.app.evaluateHandle(({ shell }) => {
        const seen: string[] = [];
        shell.openExternal = async (address) => {
          seen.push(address);
        };
        return seen;
      });
      expect(await inPage(`cleEnMain.request('link.open', 'my-belgium')`)).toEqual({ state: 'opened' });
      for (const id of [
        'https://evil.example/',
        'my-belgium/../x',
        '__proto__',
        'constructor',
        '',
        'file:///etc/passwd',
      ]) {
        expect(await inPage(`cleEnMain.request('link.open', ${JSON.stringify(id)})`)).toEqual({
          state: 'unknown-entry',
        });
      }
      expect(await opened.jsonValue()).toEqual(['https://my.belgium.be/']);
    });
  });

  it('opens a service’s own address in a browser in which the card can work', async () => {
    expect(await inPage(`cleEnMain.request('link.open-in', { id: 'myminfin', browser: 'card' })`)).toEqual({
      state: 'opened',
    });
    expect(await browsers.opened()).toEqual(['chromium: https://www.myminfin.be/']);
  });

  it('restores its minimised window when it is started again, and the second start leaves', async () => {
    const restored = await started.app.evaluateHandle(({ BrowserWindow }) => {
      const seen: string[] = [];
      const [window] = BrowserWindow.getAllWindows();
      window?.on('restore', () => seen.push('restore'));
      window?.minimize();
      return seen;
    });
    const second = spawn(electron.executable, argumentsFor(electron, started.userData), {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: await environmentFor(electron, started.userData),
    });
    const [code] = await once(second, 'exit');
    expect(code).toBe(0);
    await expect.poll(() => restored.jsonValue()).toEqual(['restore']);
  });

  it('brings no security warning of Electron’s into the console', () => {
    expect(noise.filter((line) => line.includes('Electron Security Warning'))).toEqual([]);
  });
});
