/** The few sentences that the doors say themselves: in a terminal, and on the page shown to a second window. */
import * as v from 'valibot';
import { doorWordsSchema } from './door-words-schema.ts';
import { typesetAll } from '../../shared/typography.ts';
import file from '../../../assets/locales/fr/doors.yaml';

/** In French, in which alone the doors speak. */
export const words = v.parse(doorWordsSchema, typesetAll('fr', file));
