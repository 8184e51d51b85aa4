/**
 * The ways to a service in the order in which they are proposed: the first whose things are all at hand is the answer.
 */
import { ROUTES, type Route } from './key-routes.ts';
import { rankOf } from './digital-keys.ts';
import type { Login } from './key-vocabulary.ts';

/**
 * Every way to a service, for every age and whatever is at hand, in the order in which it is proposed. A service's own
 * account is left out where it has none.
 * @param login of the chosen service; null when none is chosen
 */
export function orderFor(login: Login | null): readonly Route[] {
  const own = login?.way === 'own' && login.account !== null;
  return ROUTES.filter(({ key }) => key !== 'account' || own).toSorted(
    (one, other) => rankOf(one, login) - rankOf(other, login),
  );
}
