/**
 * What assets/locales/<lang>/terminal.yaml must say. Apart from the words: whoever checks the file must not fail on
 * reading it.
 */
import * as v from 'valibot';
import { FILE_TROUBLES, PAGE_WARNINGS, PDF_LOSSES } from '../../../shared/documents.ts';
import { LIMIT_COSTS } from '../../../shared/quality-rungs.ts';
import { SAVE_TROUBLES } from '../../../shared/documents-saving.ts';

const text = v.string();
const texts = <const T extends readonly string[]>(names: T) => v.strictObject(v.entriesFromList(names, text));

/** Every sentence of the terminal, and a name for each trouble, loss and warning of documents. */
export const terminalWordsSchema = v.strictObject({
  usage: text,
  /** `{usage}` is the line above. */
  help: text,
  tooLong: text,
  unknownScenario: text,
  codePrompt: text,
  codeTooShort: text,
  notUtf8: text,
  noScreen: text,
  unexpected: text,
  noCommand: text,
  unknownCommand: text,
  practice: text,
  policyCheck: texts(['usage', 'applies', 'faulty', 'unreadable']),
  pdf: v.strictObject({
    ...texts([
      'noFiles',
      'noOutput',
      'noPassword',
      'passwordPrompt',
      'isFolder',
      'overInput',
      'stopped',
      'page',
      'left',
      'ofFile',
      'ofPage',
      'defect',
      'unread',
      'noSize',
      'noPages',
      'tooSmall',
      'overLimit',
      'uncut',
      'lighter',
      'cardCare',
    ]).entries,
    /** What staying below a limit cost. */
    cost: texts(LIMIT_COSTS),
    /** By how many pages there are, as the language counts (Intl.PluralRules); `other` for what is not named. */
    done: v.objectWithRest({ other: text }, text),
  }),
  /** One sentence for each trouble and warning: what happened and what to do. */
  file: texts(FILE_TROUBLES),
  /** What of a PDF could not come along. */
  loss: texts(PDF_LOSSES),
  warning: texts(PAGE_WARNINGS),
  save: texts(SAVE_TROUBLES),
});
