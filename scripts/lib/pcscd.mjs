// The tests start their own pcscd, which owns one fixed socket: a system's pcscd must step aside meanwhile.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { Failed, rootPrefix } from './prepare.mjs';

const UNITS = ['pcscd.socket', 'pcscd.service'];

/** Returns the function that puts back what was stopped. @throws Failed when a pcscd runs that we may not stop */
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

/** The process number of a pcscd that systemd did not start; null when there is none. */
function runningPid() {
  if (!existsSync('/run/pcscd/pcscd.pid')) return null;
  const pid = Number.parseInt(readFileSync('/run/pcscd/pcscd.pid', 'utf8'), 10);
  // A file that was left behind may name a process that is something else today.
  return existsSync(`/proc/${pid}/comm`) && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'pcscd' ? pid : null;
}
