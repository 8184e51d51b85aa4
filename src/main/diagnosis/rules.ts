/**
 * Everything the check can find (docs/architecture.md#the-check; why each: docs/facts/findings.md), in the order in
 * which it is judged: a check stands behind those it waits for.
 */
import type { CheckRules } from './rule.ts';
import { browser } from './rules/browser.ts';
import { card } from './rules/card.ts';
import { clock, os, rights } from './rules/computer.ts';
import { certificate, chip, eid, pin, validity } from './rules/eid.ts';
import { middleware } from './rules/middleware.ts';
import { reader } from './rules/reader.ts';
import { service } from './rules/service.ts';

/** Every check with its rules. */
export const RULES: readonly CheckRules[] = [
  clock,
  service,
  reader,
  card,
  eid,
  chip,
  validity,
  certificate,
  pin,
  os,
  middleware,
  browser,
  rights,
];
