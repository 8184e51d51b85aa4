/** Whether the person sits at this PC or at another, as the environment of macOS and Linux shows. */
import type { Value } from './outcome.ts';

/** A remote session, when the environment's variables show that the person came in over SSH; null when they do not. */
export const shellSession = (env: NodeJS.ProcessEnv): Value<'session'> | null =>
  (env['SSH_CONNECTION'] ?? env['SSH_TTY']) === undefined ? null : { remote: true, kind: 'ssh' };
