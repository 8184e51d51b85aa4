/**
 * Anything that is wrong, odd or worth a remark. A change may contradict another (a service that is disabled and
 * answers): systems say such things.
 */
import fc from 'fast-check';
import { browser } from './browsers.ts';
import { cards } from './cards.ts';
import type { Change } from './change.ts';
import { besideReader, readers } from './readers.ts';
import { service } from './service.ts';
import { software } from './software.ts';
import { surroundings } from './surroundings.ts';

export const anyChange: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: readers },
  { weight: 3, arbitrary: service },
  { weight: 6, arbitrary: cards },
  { weight: 4, arbitrary: software },
  { weight: 4, arbitrary: browser },
  { weight: 2, arbitrary: surroundings },
  { weight: 2, arbitrary: besideReader },
);
