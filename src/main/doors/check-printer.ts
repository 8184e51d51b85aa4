/** Prints the check in the terminal each time it says something new: for the door without a window. */
import type { CheckStateMessage } from '../../shared/contract.ts';
import type { Words } from '../../shared/words.ts';
import { humanText } from './terminal/check-text.ts';

/** The function to tell each state to; `coloured` for a terminal that shows colours. */
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
