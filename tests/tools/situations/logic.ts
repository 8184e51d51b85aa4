/** Logic for somebody who does not know everything: besides yes and no there is "not known" (Kleene's three values). */
export type Answer = 'yes' | 'no' | 'not known';

/** Yes if all are; no as soon as one is, whatever the others turn out to be. */
export function all(...answers: Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.every((answer) => answer === 'yes') ? 'yes' : 'not known';
}

/** Yes as soon as one is; no only if all are. */
export function any(...answers: Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.every((answer) => answer === 'no') ? 'no' : 'not known';
}

export const yesIf = (condition: boolean): Answer => (condition ? 'yes' : 'no');
