/**
 * The ways to a service in the order in which they are proposed: the first whose things are all at hand is the answer.
 */
import { ROUTES, type Route } from './key-routes.ts';
import { rankOf } from './digital-keys.ts';
import type { Login } from './key-vocabulary.ts';

/**
 * The routes in that order for a service’s `login`; null where none is chosen. An account of its own is left out where
 * the service has none.
 */
export function orderFor(login: Login | null): readonly Route[] {
  const own = login?.way === 'own' && login.account !== null;
  return ROUTES.filter(({ key }) => key !== 'account' || own).toSorted(
    (one, other) => rankOf(one, login) - rankOf(other, login),
  );
}
