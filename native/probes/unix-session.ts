/** Where a person sits, as macOS's and Linux's environment tells. */
import type { Value } from './outcome.ts';

/** A session over SSH; null when the environment says nothing of the kind. */
export const shellSession = (env: NodeJS.ProcessEnv): Value<'session'> | null =>
  (env['SSH_CONNECTION'] ?? env['SSH_TTY']) === undefined ? null : { remote: true, kind: 'ssh' };
