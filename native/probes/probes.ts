/** One question per fact. A probe never throws for what the system says or does not say. */
import type { System } from '../../src/shared/facts.ts';
import type { Outcome, Value } from './outcome.ts';

/** The clock needs no system's tool: it is asked in one place for all. */
export type Probes = { [K in Exclude<keyof System, 'clock'>]: () => Promise<Outcome<Value<K>>> };
