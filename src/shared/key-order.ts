/**
 * The ways to a service in the order in which they are proposed: the first whose things are all at hand is the answer.
 */
import { ROUTES, type Route } from './key-routes.ts';
import { rankOf } from './digital-keys.ts';
import type { Login } from './key-vocabulary.ts';

/**
 * Every way to hold a key, in the order in which it is proposed for a service’s `login`; null where none is chosen.
 * A service’s own account is left out where it has none.
 */
export function orderFor(login: Login | null): readonly Route[] {
  const own = login?.way === 'own' && login.account !== null;
  return ROUTES.filter(({ key }) => key !== 'account' || own).toSorted(
    (one, other) => rankOf(one, login) - rankOf(other, login),
  );
}
