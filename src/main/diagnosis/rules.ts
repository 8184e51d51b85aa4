/** Everything the check can find, in the order of causes (docs/architecture.md#the-check). */
import type { CheckRules } from './rule.ts';
import { browser, clock, middleware, os, rights } from './rules/computer.ts';
import { certificate, chip, eid, pin, validity } from './rules/eid.ts';
import { card, reader, service } from './rules/reader.ts';

export const RULES: readonly CheckRules[] = [
  service,
  reader,
  card,
  eid,
  chip,
  validity,
  certificate,
  pin,
  middleware,
  browser,
  rights,
  clock,
  os,
];
