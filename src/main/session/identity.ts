/** What this account and this PC are called, so that a report can leave it out. */
import { hostname, userInfo } from 'node:os';
import type { Identity } from '../../shared/scrub.ts';

/** The names of this account and of this PC, as far as the system tells them. */
export function identityHere(): Identity {
  const { USERNAME, USER, LOGNAME, COMPUTERNAME, USERDOMAIN } = process.env;
  const names = [USERNAME, USER, LOGNAME, COMPUTERNAME, USERDOMAIN, hostname(), hostname().split('.')[0], account()];
  return [...new Set(names.filter((name) => name !== undefined && name !== ''))].filter((name) => name !== undefined);
}

function account(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    // An account without an entry in the list of users has no name to leave out.
    return undefined;
  }
}
