/** A snapshot as the terminal prints it: for people, and as JSON (docs/architecture.md#the-check). */
import { styleText } from 'node:util';
import { NARROW } from '../../../shared/typography.ts';
import type { CheckState, Snapshot } from '../../../shared/snapshot.ts';
import type { Words } from '../../../shared/words.ts';

/** The JSON of `check --json`: `{ schema, at, mode, verdict, next: { finding, title, who, steps } | null, checks }`. */
export function jsonSnapshot({ schema, at, mode, verdict, next, checks }: Snapshot, words: Words) {
  const spoken = next === null ? null : words.finding(next.finding, next.data);
  return {
    schema,
    at,
    mode,
    verdict,
    next:
      next === null || spoken === null
        ? null
        : { finding: next.finding, title: spoken.title, who: spoken.who, steps: spoken.steps },
    checks,
  };
}

const SIGNS: Record<CheckState, { sign: string; colour: 'green' | 'red' | 'yellow' | 'gray' }> = {
  ok: { sign: '✔', colour: 'green' },
  problem: { sign: '✖', colour: 'red' },
  attention: { sign: '!', colour: 'yellow' },
  waiting: { sign: '…', colour: 'gray' },
  unknown: { sign: '?', colour: 'gray' },
  checking: { sign: '~', colour: 'gray' },
};

export function humanText(snapshot: Snapshot, words: Words, coloured: boolean): string {
  const paint = (colour: Parameters<typeof styleText>[0], text: string): string =>
    coloured ? styleText(colour, text, { validateStream: false }) : text;
  const lines = [paint('bold', words.headline(snapshot)), ''];
  if (snapshot.next !== null) {
    const { why, steps, who, meanwhile } = words.finding(snapshot.next.finding, snapshot.next.data);
    lines.push(
      why,
      ...steps.map((step, index) => `  ${index + 1}. ${step.replaceAll('**', '')}`),
      `Qui peut aider${NARROW}: ${words.who(who)}`,
    );
    if (meanwhile !== '') lines.push(meanwhile);
    lines.push('');
  }
  for (const { id, state, finding, data } of snapshot.checks) {
    const { sign, colour } = SIGNS[state];
    lines.push(
      `${paint(colour, sign)} ${words.check(id)}${NARROW}: ${words.state(state)}${finding === null ? '' : ` – ${words.finding(finding, data).title}`}`,
    );
  }
  if (snapshot.mode === 'practice') lines.unshift('EXERCICE : rien n’est lu sur ce PC.');
  return `${lines.join('\n')}\n`;
}
