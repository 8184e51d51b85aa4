/// <reference types="vite/client" />
/** What the terminal says; the words of findings come from the same folder of assets/locales. */
import * as v from 'valibot';
import { asWritten, languageHere } from '../../../shared/locale-files.ts';
import { terminalWordsSchema } from './terminal-words-schema.ts';

const files = import.meta.glob('../../../../assets/locales/*/terminal.yaml', { eager: true, import: 'default' });
/** The language in which a terminal is spoken to: what it counts and measures is written in it too. */
export const TERMINAL_LANGUAGE = languageHere(files, 'terminal.yaml');
/** Its columns would move if texts were typeset. */
const words = v.parse(terminalWordsSchema, asWritten(files, TERMINAL_LANGUAGE, 'terminal.yaml'));
const withUsage = (text: string): string => text.replace('{usage}', words.usage);

/** How each command is called, a line for each. */
export const USAGE = words.usage;
/** What `--help` prints: the usage and what each command is for. */
export const HELP = withUsage(words.help);
/** Said when the check has not come to an end within the terminal’s own limit. */
export const TOO_LONG = words.tooLong;
/** Said when `--practice` names no scenario; the scenarios that there are follow. */
export const UNKNOWN_SCENARIO = words.unknownScenario;
/** Asks for the code of a kiosk. */
export const CODE_PROMPT = words.codePrompt;
/** Said of a code that is shorter than `{n}` characters. */
export const CODE_TOO_SHORT = words.codeTooShort;
/** Said of a secret on standard input whose bytes are not UTF-8. */
export const NOT_UTF_8 = words.notUtf8;
/** Said when the window cannot open because this system has no screen. */
export const NO_SCREEN = withUsage(words.noScreen);
/** Said when a defect of ours ended a command. */
export const UNEXPECTED = words.unexpected;
/** Said when no command was given. */
export const NO_COMMAND = words.noCommand;
/** Said when there is no command `{name}`. */
export const UNKNOWN_COMMAND = words.unknownCommand;
/** Said above a check that comes from a scenario, so that nobody takes it for the truth. */
export const PRACTICE = words.practice;
/** The words of `policy check`. */
export const POLICY_CHECK = words.policyCheck;
/** The words of `pdf`. */
export const PDF = words.pdf;
/** How the terminal names troubles of files and of saving, losses and page warnings. */
export const documentWords = { file: words.file, loss: words.loss, warning: words.warning, save: words.save } as const;
