/// <reference types="vite/client" />
/** The few sentences that the doors say themselves: in a terminal, and on the page shown to a second window. */
import * as v from 'valibot';
import { doorWordsSchema } from './door-words-schema.ts';
import { FIRST_LANGUAGE } from '../../shared/language.ts';
import { wordsIn } from '../../shared/locale-files.ts';

const files = import.meta.glob('../../../assets/locales/*/doors.yaml', { eager: true, import: 'default' });
/** The doors' sentences in the first language, the only one in which they speak. */
export const words = v.parse(doorWordsSchema, wordsIn(files, FIRST_LANGUAGE, 'doors.yaml'));
