/** Whether the person sits at this PC or at another, as the environment of macOS and Linux shows. */
import type { Value } from './outcome.ts';

/** A session over SSH; null when the environment says nothing of the kind. */
export const shellSession = (env: NodeJS.ProcessEnv): Value<'session'> | null =>
  (env['SSH_CONNECTION'] ?? env['SSH_TTY']) === undefined ? null : { remote: true, kind: 'ssh' };
