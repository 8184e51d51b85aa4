/** Shows the loopback page in the system's browser, as a window of its own with a profile that is thrown away. */
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SystemBrowser } from '../find-browser.ts';
import { makeProfile, removeLeftProfiles, removeProfile } from './profile.ts';

/** Chromium calls its makers' servers unless it is forbidden to; our page needs 127.0.0.1 and nothing else. */
const STAY_LOCAL = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-background-networking',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-quic',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-features=OptimizationHints,MediaRouter,CertificateTransparencyComponentUpdater,msEdgeFirstRunExperience',
  // Whatever still tries the network finds a proxy at a port where nobody listens; 127.0.0.1 needs no proxy.
  '--proxy-server=http://127.0.0.1:9',
  '--password-store=basic',
  '--use-mock-keychain',
];

/**
 * Settings for which there is no command-line flag. The browser must ask where to save: otherwise a file would outlive
 * the session without the person having chosen it.
 */
const PREFERENCES = {
  translate: { enabled: false },
  download: { prompt_for_download: true },
  credentials_enable_service: false,
  autofill: { profile_enabled: false, credit_card_enabled: false },
  browser: { enable_spellchecking: false },
  safebrowsing: { enabled: false },
  net: { network_prediction_options: 2 },
};

/** The browser's window, opened for this program alone. */
export interface AppWindow {
  /** Resolves when the browser has gone and its profile is removed. */
  readonly closed: Promise<void>;
  close(): void;
}

/**
 * Starts the browser with a profile of its own and without its usual bars, on `address`, after removing what killed
 * starts left. It resolves without waiting for the window; a browser that does not start counts as one that has gone.
 * Rejects when the profile cannot be made.
 */
export async function openAppWindow(browser: SystemBrowser, address: string): Promise<AppWindow> {
  const parent = browser.snap ? join(homedir(), 'snap/chromium/common') : tmpdir();
  await removeLeftProfiles(parent);
  const { folder, profile, temporary } = await makeProfile(parent);
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(PREFERENCES));
  // Chromium refuses to run as root with its sandbox. The only page it will ever show is ours.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(
    browser.file,
    [
      `--app=${address}`,
      `--user-data-dir=${profile}`,
      '--window-size=1100,820',
      ...STAY_LOCAL,
      ...asRoot,
      ...extraArguments(),
    ],
    {
      stdio: 'ignore',
      env: {
        ...process.env,
        // Chromium's crash reporter keeps its settings in the person's own folders, whatever profile it is given.
        BREAKPAD_DUMP_LOCATION: temporary,
        TMPDIR: temporary,
        TEMP: temporary,
        TMP: temporary,
        XDG_CACHE_HOME: temporary,
        // GTK's dialogs note there what was opened and saved (recently-used.xbel), and offer it to the next visitor.
        XDG_DATA_HOME: temporary,
      },
    },
  );
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return {
    closed: gone.then(() => removeProfile(folder)),
    close: () => {
      child.kill('SIGTERM');
    },
  };
}

/** Further arguments for the browser, from the environment: tests pass `--headless=new`, unusual PCs what they need. */
function extraArguments(): string[] {
  return (process.env['CLE_EN_MAIN_BROWSER_ARGS'] ?? '').split(' ').filter((argument) => argument !== '');
}
