/// <reference types="vite/client" />
/** The few sentences that the doors say themselves: in a terminal, and on the page shown to a second window. */
import * as v from 'valibot';
import { doorWordsSchema } from './door-words-schema.ts';
import { languageHere, wordsIn } from '../../shared/locale-files.ts';

const files = import.meta.glob('../../../assets/locales/*/doors.yaml', { eager: true, import: 'default' });
/** The language of the doors' own sentences. */
export const DOOR_LANGUAGE = languageHere(files, 'doors.yaml');
/** The doors' own sentences, in the system's language where there are any in it. */
export const words = v.parse(doorWordsSchema, wordsIn(files, DOOR_LANGUAGE, 'doors.yaml'));
