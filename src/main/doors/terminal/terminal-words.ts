/** What the terminal says; the words of findings come from the same folder of assets/locales. */
import * as v from 'valibot';
import file from '../../../../assets/locales/fr/terminal.yaml';
import { terminalWordsSchema } from './terminal-words-schema.ts';

const words = v.parse(terminalWordsSchema, file);
const withUsage = (text: string): string => text.replace('{usage}', words.usage);

export const USAGE = words.usage;
export const HELP = withUsage(words.help);
export const TOO_LONG = words.tooLong;
export const UNKNOWN_SCENARIO = words.unknownScenario;
export const CODE_PROMPT = words.codePrompt;
export const CODE_TOO_SHORT = words.codeTooShort;
export const NO_SCREEN = withUsage(words.noScreen);
export const UNEXPECTED = words.unexpected;
export const NO_COMMAND = words.noCommand;
export const UNKNOWN_COMMAND = words.unknownCommand;
export const PRACTICE = words.practice;
export const POLICY_CHECK = words.policyCheck;
export const PDF = words.pdf;
export const documentWords = { file: words.file, loss: words.loss, warning: words.warning, save: words.save } as const;
