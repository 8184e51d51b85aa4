/** One probe for each fact. A probe never throws because of what the system answers or does not answer. */
import type { System } from '../../src/shared/facts.ts';
import type { Outcome, Value } from './outcome.ts';

/** One probe for each fact but the clock, which needs no tool of the system and is asked in one place for all. */
export type Probes = { [K in Exclude<keyof System, 'clock'>]: () => Promise<Outcome<Value<K>>> };
