/** The trainer's report as plain text: versions, models, flags, codes, durations. Nothing in it is about the person. */
import type { Facts, Reader } from '../../shared/facts.ts';
import { FIRST_LANGUAGE } from '../../shared/language.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { typeset } from '../../shared/typography.ts';
import { printable } from '../../shared/printable.ts';
import type { Words } from '../../shared/check-words.ts';
import { factLines } from './report-facts.ts';
import { fill, named, reportWordsFor, type ReportWords } from './report-words.ts';

/** Only this many of the latest troubles are printed; older ones no longer explain the present state. */
const LATEST_TROUBLES = 10;

/**
 * The trainer's report as plain text.
 * @param language of the report's own words; French fills a language that has none
 * @param troubles sentences of the card process and of the program for the trainer, the newest last; the last ten are
 * printed
 */
export function reportOf(
  { snapshot, facts }: { snapshot: Snapshot; facts: Facts },
  words: Words,
  troubles: readonly string[],
  language: string = FIRST_LANGUAGE,
): string {
  const wording = reportWordsFor(language);
  const title = fill(wording.title, { version: __VERSION__, at: snapshot.at.slice(0, 16).replace('T', ' ') });
  const lines: string[] = [
    snapshot.mode === 'practice' ? `${title} · ${wording.practice}` : title,
    '',
    words.headline(snapshot),
    '',
  ];
  for (const { id, state, finding, data } of snapshot.checks) {
    const what = finding === null ? words.check(id) : named(wording, words.check(id), finding);
    lines.push(`[${words.state(state)}] ${what}`);
    if (finding !== null) lines.push(`    ${words.finding(finding, data).trainer}`);
    const more = Object.entries(data).flatMap(([name, value]) => {
      if (value === null) return [];
      const yesOrNo = value === true ? wording.yes : wording.no;
      return [
        named(wording, wording.data[name] ?? name, typeof value === 'boolean' ? yesOrNo : printable(String(value))),
      ];
    });
    if (more.length > 0) lines.push(`    ${more.join(' · ')}`);
  }
  const { service } = facts.pcsc;
  lines.push(
    '',
    wording.sections.pcsc,
    named(wording, wording.labels.service, fill(wording.pcsc[service.state], serviceData(service))),
  );
  for (const reader of facts.pcsc.readers) lines.push(...readerLines(reader, wording));
  lines.push(
    named(wording, wording.labels.process, wording.process[facts.process.state]),
    '',
    wording.sections.system,
    ...factLines(facts.system, wording),
  );
  if (troubles.length > 0)
    lines.push(
      '',
      wording.sections.troubles,
      ...troubles.slice(-LATEST_TROUBLES).map((trouble) => printable(trouble, 1000)),
    );
  return typeset(language, `${lines.join('\n')}\n`);
}

function serviceData(service: Facts['pcsc']['service']): Record<string, string | number> {
  switch (service.state) {
    case 'down':
      return { code: service.code };
    case 'no-binding':
    case 'no-library':
      return { code: service.reason };
    case 'silent':
      return { ms: service.sinceMs };
    default:
      return {};
  }
}

function slotData(slot: Reader['slot']): Record<string, string | number> {
  switch (slot.state) {
    case 'not-eid':
      return { code: slot.statusWord };
    case 'slow':
      return { why: slot.why, ms: slot.sinceMs };
    case 'stuck':
      return { why: slot.why, stage: slot.stage, ms: slot.sinceMs };
    case 'mute':
    case 'busy':
    case 'denied':
    case 'unreadable':
      return { code: slot.code ?? '' };
    default:
      return {};
  }
}

function readerLines({ model, kind, flags, slot }: Reader, wording: ReportWords): string[] {
  const state = fill(wording.slots[slot.state], slotData(slot));
  const line = `  ${named(wording, `${printable(model)} (${wording.kinds[kind]})`, state)} [${flags.join(' ')}]`;
  if (slot.state !== 'eid') return [line];
  const { applet, apdus, bytes, durationMs } = slot.eid;
  return [line, `    ${fill(wording.labels.reading, { applet, apdus, bytes, ms: Math.round(durationMs) })}`];
}
