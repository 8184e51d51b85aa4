/**
 * The trainer's report: versions, models, flags, codes, durations, and what stands in the way, first. Nothing in it is
 * about the person. As data, as lines for paper, and as plain text.
 */
import type { Facts, Reader } from '../../shared/facts.ts';
import { FIRST_LANGUAGE } from '../../shared/language.ts';
import type { PdfLine } from '../../shared/report-pdf.ts';
import type { Report, ReportRow } from '../../shared/report.ts';
import { scrubbed, scrubbedDeeply, type Identity } from '../../shared/scrub.ts';
import type { Check, Snapshot } from '../../shared/snapshot.ts';
import { typeset } from '../../shared/typography.ts';
import { printable } from '../../shared/printable.ts';
import type { Words } from '../../shared/check-words.ts';
import type { Walk } from '../../shared/troubleshooting/vocabulary.ts';
import { causeOf, triedIn } from './report-cause.ts';
import { factRows } from './report-facts.ts';
import { fill, named, reportWordsFor, type ReportWords } from './report-words.ts';

/** Only this many of the latest troubles are printed; older ones no longer explain the present state. */
const LATEST_TROUBLES = 10;

/** What a report is made of, beside the check. */
export interface ReportExtras {
  /** Of the report's own words; French fills a language that has none. */
  readonly language?: string;
  /** The searches of « Dépanner » in this session, the latest last. */
  readonly walks?: readonly Walk[];
  /** Names of this account and PC, to be taken out wherever the system says them. */
  readonly identity?: Identity;
}

/**
 * The report as data, without anything that says who or where.
 * @param troubles sentences of the card process and of the program for the trainer, the newest last; the last ten are
 * kept
 */
export function reportDataOf(
  given: { snapshot: Snapshot; facts: Facts },
  words: Words,
  troubles: readonly string[],
  { language = FIRST_LANGUAGE, walks = [], identity = [] }: ReportExtras = {},
): Report {
  const wording = reportWordsFor(language);
  const { snapshot, facts } = scrubbedDeeply({ snapshot: given.snapshot, facts: given.facts }, identity);
  const searched = scrubbedDeeply(walks, identity);
  return {
    schema: 1,
    program: 'cle-en-main',
    version: __VERSION__,
    at: snapshot.at,
    mode: snapshot.mode,
    cause: causeOf(snapshot, searched, words, language),
    verdict: snapshot.verdict,
    headline: words.headline(snapshot),
    checks: snapshot.checks.map((check) => checkOf(check, words, wording)),
    tried: triedIn(searched, words, language),
    readers: readerLines(facts, wording),
    system: factRows(facts.system, wording),
    troubles: troubles.slice(-LATEST_TROUBLES).map((trouble) => scrubbed(printable(trouble, 1000), identity)),
  };
}

function checkOf({ id, state, finding, data }: Check, words: Words, wording: ReportWords): Report['checks'][number] {
  return {
    id,
    label: words.check(id),
    state,
    said: words.state(state),
    finding,
    trainer: finding === null ? null : words.finding(finding, data).trainer,
    data: Object.entries(data).flatMap(([name, value]): ReportRow[] => {
      if (value === null) return [];
      const yesOrNo = value === true ? wording.yes : wording.no;
      const said = typeof value === 'boolean' ? yesOrNo : printable(String(value));
      return [{ name, label: wording.data[name] ?? name, value: said }];
    }),
  };
}

/** The report line by line: the cause first, headings marked. */
export function reportLines(report: Report, language: string = FIRST_LANGUAGE): PdfLine[] {
  const wording = reportWordsFor(language);
  const title = fill(wording.title, { version: report.version, at: report.at.slice(0, 16).replace('T', ' ') });
  const heading = (text: string): PdfLine => ({ text, bold: true });
  const plain = (text: string): PdfLine => ({ text, bold: false });
  const blank = plain('');
  const lines: PdfLine[] = [
    heading(report.mode === 'practice' ? `${title} · ${wording.practice}` : title),
    blank,
    ...causeLines(report, wording).map((text, at) => (at === 0 ? heading(text) : plain(text))),
    // A cause that the check itself says has said this already.
    ...(report.cause?.title === report.headline ? [] : [heading(report.headline), blank]),
    ...report.checks.flatMap(({ label, said, finding, trainer, data }) => [
      plain(`[${said}] ${finding === null ? label : named(wording, label, finding)}`),
      ...(trainer === null ? [] : [plain(`    ${trainer}`)]),
      ...(data.length === 0
        ? []
        : [plain(`    ${data.map((row) => named(wording, row.label, row.value)).join(' · ')}`)]),
    ]),
    blank,
    ...(report.tried.length === 0
      ? []
      : [heading(wording.sections.tried), ...report.tried.map((one) => plain(triedLine(one, wording))), blank]),
    heading(wording.sections.pcsc),
    ...report.readers.map(plain),
    blank,
    heading(wording.sections.system),
    ...report.system.map(({ label, value }) => plain(named(wording, label, value))),
    ...(report.troubles.length === 0 ? [] : [blank, heading(wording.sections.troubles), ...report.troubles.map(plain)]),
  ];
  return lines.map(({ text, bold }) => ({ text: typeset(language, text), bold }));
}

function causeLines({ cause }: Report, wording: ReportWords): string[] {
  if (cause === null) return [];
  return [
    named(wording, wording.sections.cause, cause.title),
    cause.why,
    ...cause.steps.map((step, at) => `  ${at + 1}. ${step.replaceAll('**', '')}`),
    named(wording, wording.labels.who, cause.who),
    named(wording, wording.labels.mender, cause.mender),
    ...(cause.sure ? [] : [wording.unsure]),
    ...(cause.solved ? [wording.solved] : []),
    '',
  ];
}

const triedLine = (
  { at, what, said, observed, before, after }: Report['tried'][number],
  wording: ReportWords,
): string =>
  fill(wording.triedLine, {
    time: at.slice(11, 19),
    what,
    said,
    how: observed ? wording.observed : wording.told,
    before,
    after,
  });

/** The report as plain text; `reportDataOf` says what goes into it. */
export function reportOf(
  given: { snapshot: Snapshot; facts: Facts },
  words: Words,
  troubles: readonly string[],
  extras: ReportExtras = {},
): string {
  const report = reportDataOf(given, words, troubles, extras);
  return `${reportLines(report, extras.language)
    .map(({ text }) => text)
    .join('\n')}\n`;
}

function readerLines({ pcsc, process }: Facts, wording: ReportWords): string[] {
  const { service, readers } = pcsc;
  return [
    named(wording, wording.labels.service, fill(wording.pcsc[service.state], serviceData(service))),
    ...readers.flatMap((reader) => linesOf(reader, wording)),
    named(wording, wording.labels.process, wording.process[process.state]),
  ];
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

function linesOf({ model, kind, flags, slot }: Reader, wording: ReportWords): string[] {
  const state = fill(wording.slots[slot.state], slotData(slot));
  const line = `  ${named(wording, `${printable(model)} (${wording.kinds[kind]})`, state)} [${flags.join(' ')}]`;
  if (slot.state !== 'eid') return [line];
  const { applet, apdus, bytes, durationMs } = slot.eid;
  return [line, `    ${fill(wording.labels.reading, { applet, apdus, bytes, ms: Math.round(durationMs) })}`];
}
