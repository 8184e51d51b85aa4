/** Whether Windows says that this session is shown on another PC. */
import { binding } from '../pcsc/binding.ts';

/** winuser.h */
const SM_REMOTESESSION = 0x1000;

/**
 * Whether this session is shown on another PC by remote desktop. Windows' user32 is asked, since not every process can
 * tell by its environment. Null when it cannot be asked, as on other systems.
 */
export function isRemoteSession(): boolean | null {
  try {
    const getSystemMetrics: unknown = binding().load('user32.dll').func('int __stdcall GetSystemMetrics(int)');
    const answer: unknown = typeof getSystemMetrics === 'function' ? getSystemMetrics(SM_REMOTESESSION) : null;
    return typeof answer === 'number' ? answer !== 0 : null;
  } catch {
    return null; // the environment is asked instead
  }
}
