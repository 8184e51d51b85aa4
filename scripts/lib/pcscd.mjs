// The tests start their own pcscd, which owns one fixed socket: a system's pcscd must step aside meanwhile.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { Failed, rootPrefix } from './prepare.mjs';

const PCSCD = '/usr/sbin/pcscd';
const UNITS = ['pcscd.socket', 'pcscd.service'];

/**
 * Stops the reader service that systemd looks after on this machine, so that tests can start theirs. Returns the
 * function that starts that service again. Where none ran, and anywhere but on Linux, neither of the two does anything.
 * @throws Failed when only root may stop it, or when a pcscd runs that systemd did not start: that one is left running
 */
export function stopSystemPcscd() {
  if (process.platform !== 'linux') return () => {};
  const active = existsSync('/run/systemd/system')
    ? UNITS.filter((unit) => spawnSync('systemctl', ['is-active', '--quiet', unit]).status === 0)
    : [];
  if (active.length > 0) {
    const prefix = rootPrefix();
    if (prefix === null)
      throw new Failed(`pcscd runs here and only root may stop it: sudo systemctl stop ${active.join(' ')}`);
    const systemctl = (verb) => {
      const [command, ...args] = [...prefix, 'systemctl', verb, ...active];
      spawnSync(command, args, { stdio: 'inherit' });
    };
    console.log(`Stopping ${active.join(' and ')} while the tests run.`);
    systemctl('stop');
    return () => systemctl('start');
  }
  const pid = runningPid();
  if (pid !== null) throw new Failed(`a pcscd runs here already (process ${pid}); stop it first: kill ${pid}`);
  return () => {};
}

/**
 * Starts the reader service where nothing else would: as root without systemd, in a bare container. It does not wait
 * until the service answers, and returns the function that ends it; null where it was not started: it runs already,
 * systemd looks after it, PCSCLITE_CSOCK_NAME names another one, we are not root, or it is not installed.
 */
export function startPcscdHere() {
  const isOurs = process.platform === 'linux' && process.getuid?.() === 0 && !existsSync('/run/systemd/system');
  // pcsc-lite's own variable: whoever names another socket looks after a service of their own.
  const isElsewhere = process.env.PCSCLITE_CSOCK_NAME !== undefined;
  if (!isOurs || isElsewhere || !existsSync(PCSCD) || runningPid() !== null) return null;
  mkdirSync('/run/pcscd', { recursive: true });
  const child = spawn(PCSCD, ['--foreground'], { stdio: 'ignore' });
  // What it cannot do shows in the check.
  child.on('error', () => undefined);
  return () => child.kill('SIGTERM');
}

/** The process number of a pcscd that systemd did not start; null when there is none. */
function runningPid() {
  if (!existsSync('/run/pcscd/pcscd.pid')) return null;
  const pid = Number.parseInt(readFileSync('/run/pcscd/pcscd.pid', 'utf8'), 10);
  // A file that was left behind may name a process that is something else today.
  return existsSync(`/proc/${pid}/comm`) && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'pcscd' ? pid : null;
}
