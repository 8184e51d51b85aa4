/** A snapshot as the terminal prints it: for people, and as JSON (docs/architecture.md#the-check). */
import { PRACTICE } from './terminal-words.ts';
import { styleText } from 'node:util';
import type { CheckState, Found, Snapshot } from '../../../shared/snapshot.ts';
import type { Words } from '../../../shared/check-words.ts';

/** The object that `check --json` prints; docs/deployment.md describes it for scripts. */
export function jsonSnapshot(snapshot: Snapshot, words: Words) {
  const { schema, at, mode, verdict, next, remarks, unknown, checks } = snapshot;
  const spoken = (found: Found) => {
    const { title, who, steps } = words.finding(found.finding, found.data);
    return { finding: found.finding, title, who, steps };
  };
  return {
    schema,
    at,
    mode,
    verdict,
    next: next === null ? null : spoken(next),
    remarks: remarks.map(spoken),
    unknown: unknown.map(({ fact, why }) => ({ fact, why })),
    checks,
  };
}

const SIGNS: Record<CheckState, { sign: string; colour: 'green' | 'red' | 'yellow' | 'gray' }> = {
  ok: { sign: '✔', colour: 'green' },
  problem: { sign: '✖', colour: 'red' },
  remark: { sign: '!', colour: 'yellow' },
  waiting: { sign: '…', colour: 'gray' },
  unknown: { sign: '?', colour: 'gray' },
  checking: { sign: '~', colour: 'gray' },
};

/**
 * The text that `check` prints for a person: in practice that it is an exercise, then the verdict, the next step, what
 * could not be found out, the remarks, and every check with its sign.
 * @param coloured whether the terminal shows colours
 */
export function humanText(snapshot: Snapshot, words: Words, coloured: boolean): string {
  const paint = (colour: Parameters<typeof styleText>[0], text: string): string =>
    coloured ? styleText(colour, text, { validateStream: false }) : text;
  const lines = [paint('bold', words.headline(snapshot)), ''];
  const which = [words.which(snapshot)].filter((line) => line !== '');
  if (snapshot.next !== null) {
    const { why, steps, who, meanwhile } = words.finding(snapshot.next.finding, snapshot.next.data);
    lines.push(
      why,
      ...steps.map((step, index) => `  ${index + 1}. ${step.replaceAll('**', '')}`),
      words.helper(who),
      ...which,
    );
    if (meanwhile !== '') lines.push(meanwhile);
    lines.push('');
  }
  if (snapshot.next === null) lines.push(words.verdictText(snapshot), ...which);
  const missing = words.missing(snapshot.unknown);
  if (missing !== '') lines.push(missing);
  for (const { finding, data } of snapshot.remarks) lines.push(words.finding(finding, data).why);
  if (lines.at(-1) !== '') lines.push('');
  for (const { id, state, finding, data } of snapshot.checks) {
    const { sign, colour } = SIGNS[state];
    const said = finding === null ? '' : ` – ${words.finding(finding, data).title}`;
    lines.push(`${paint(colour, sign)} ${words.row(id, state)}${said}`);
  }
  if (snapshot.mode === 'practice') lines.unshift(PRACTICE);
  return `${lines.join('\n')}\n`;
}
