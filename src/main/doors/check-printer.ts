/** Prints the check in the terminal each time its text changes; used when there is no window. */
import type { CheckStateMessage } from '../../shared/contract.ts';
import type { Words } from '../../shared/check-words.ts';
import { humanText } from './terminal/check-text.ts';

/**
 * Gives the function to call with each new state of the check. It prints the state as text, once it is no longer
 * `checking` and whenever its text has changed.
 * @param coloured whether the terminal shows colours
 */
export function checkPrinter(
  words: Words,
  coloured: boolean,
  print: (text: string) => void,
): (state: CheckStateMessage) => void {
  let last = '';
  return ({ snapshot }) => {
    if (snapshot.verdict === 'checking') return;
    const text = humanText(snapshot, words, coloured);
    if (text === last) return;
    last = text;
    print(`\n${text}`);
  };
}
