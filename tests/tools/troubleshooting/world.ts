/**
 * PCs with exactly one fault, which answer every question of « Dépanner » as the thing itself would. Nothing here reads
 * the program's own tables: what happens is worked out from what the fault breaks, stage by stage.
 */
import type { FindingId } from '../../../src/shared/findings.ts';
import type { Answer, Culprit, Seen, Stage, StepId, Tried } from '../../../src/shared/troubleshooting/vocabulary.ts';

/** How things are put together while something is tried. */
export interface Setup {
  readonly card: 'own' | 'other-eid' | 'bank' | 'none';
  readonly seated: boolean;
  readonly cleaned: boolean;
  readonly reader: 'own' | 'other' | 'none';
  readonly replugged: boolean;
  readonly port: 'own' | 'other';
  readonly pc: 'own' | 'other';
  readonly programsClosed: boolean;
  readonly browser: 'as-it-was' | 'reopened' | 'other';
  readonly site: 'wanted' | 'test';
}

/** One fault: how far a card comes with it, whether the login then works, and what a person sees. */
export interface Fault {
  readonly name: string;
  readonly culprit: Culprit;
  /** The last stage that is reached in this set-up, and what the check says there; null where nothing stops it. */
  readonly stops: (setup: Setup) => readonly [Stage, FindingId] | null;
  /** Whether a person gets in, where nothing stopped them before. */
  readonly letsIn?: (setup: Setup) => boolean;
  /** What a person may report of the failed login: a symptom, and the word of the message where there is one. */
  readonly sees?: readonly (readonly [Answer, Answer?])[];
  readonly lamp?: 'lamp-on' | 'lamp-off' | 'no-reader';
  readonly remarks?: readonly FindingId[];
  readonly lost?: boolean;
  readonly online?: boolean;
  readonly dateRight?: boolean;
  /** How things stand when the search begins, where that is not with everything in its place. */
  readonly found?: Partial<Setup>;
}

/** What is at hand in this place, beside the PC itself. */
export const EQUIPMENT = [
  'other-port',
  'other-card',
  'other-eid',
  'other-reader',
  'other-pc',
  'other-browser',
] as const;
export type Equipment = (typeof EQUIPMENT)[number];

const START: Setup = {
  card: 'own',
  seated: true,
  cleaned: false,
  reader: 'own',
  replugged: false,
  port: 'own',
  pc: 'own',
  programsClosed: false,
  browser: 'as-it-was',
  site: 'wanted',
};

/** What each step asks to be done; the rest stays as it was at the start. */
const DONE: Readonly<Partial<Record<StepId, Partial<Setup>>>> = {
  unplug: { reader: 'none' },
  replug: { replugged: true },
  'other-port': { port: 'other', replugged: true },
  insert: { seated: true },
  clean: { cleaned: true, seated: true },
  'close-programs': { programsClosed: true },
  'close-card-programs': { programsClosed: true },
  'other-card': { card: 'bank', seated: true },
  'card-elsewhere': { reader: 'other', port: 'other', replugged: true, seated: true },
  'other-reader': { reader: 'other', replugged: true },
  'reader-elsewhere': { pc: 'other', port: 'other', replugged: true },
  'card-other-pc': { pc: 'other', reader: 'other', port: 'other', replugged: true, seated: true },
  'reopen-browser': { browser: 'reopened' },
  'other-browser': { browser: 'other' },
  'test-site': { site: 'test' },
  'other-eid': { card: 'other-eid' },
  'other-pc': { pc: 'other', reader: 'other', port: 'other', browser: 'other', programsClosed: true },
  'other-reader-login': { reader: 'other', port: 'other' },
};
const NEEDED: Readonly<Partial<Record<StepId, Equipment>>> = {
  'other-port': 'other-port',
  'other-card': 'other-card',
  'card-elsewhere': 'other-reader',
  'other-reader': 'other-reader',
  'reader-elsewhere': 'other-pc',
  'card-other-pc': 'other-pc',
  'other-browser': 'other-browser',
  'other-eid': 'other-eid',
  'other-pc': 'other-pc',
  'other-reader-login': 'other-reader',
};
/** Cleaning and pushing in are done once and stay done. */
const LASTING: readonly (keyof Setup)[] = ['cleaned', 'seated', 'replugged', 'programsClosed', 'browser'];

const ORDER: readonly Stage[] = ['nothing', 'service', 'reader', 'card', 'answer', 'eid', 'ready'];

/** What the check sees in a set-up. */
export function look(fault: Fault, setup: Setup, equipment: readonly Equipment[]): Seen {
  const seen = (stage: Stage, finding: FindingId | null): Seen => ({
    at: '2026-11-28T10:00:00.000Z',
    practice: false,
    verdict: finding === null ? 'ready' : 'blocked',
    next: finding === null ? null : { check: 'os', finding, data: {} },
    remarks: [...(fault.remarks ?? [])],
    stage,
    code: null,
    reader: null,
    browsers: equipment.includes('other-browser') ? 2 : 1,
    today: '2026-11-28',
  });
  const stopped = fault.stops(setup);
  const first = (setup.reader === 'none' ? (['service', 'reader.none'] as const) : null) ?? stopped;
  if (stopped !== null && ORDER.indexOf(stopped[0]) < 1) return seen(...stopped);
  if (setup.reader === 'none') return seen('service', 'reader.none');
  if (first !== null) {
    const [stage, finding] = first;
    // A bank card is no eID wherever it answers.
    if (setup.card === 'bank' && ORDER.indexOf(stage) > 3) return seen('answer', 'eid.not-eid');
    return seen(stage, finding);
  }
  return setup.card === 'bank' ? seen('answer', 'eid.not-eid') : seen('ready', null);
}

/** How a search begins in this world. */
export const begun = (fault: Fault, equipment: readonly Equipment[]): Seen =>
  look(fault, { ...START, ...fault.found }, equipment);

/** The truthful answer to a step, and what the check sees then. */
export function answer(
  fault: Fault,
  equipment: readonly Equipment[],
  tried: readonly Tried[],
  { step, answers, watched }: { step: StepId; answers: readonly Answer[]; watched: Stage | null },
  symptom: readonly (Answer | undefined)[],
): Tried {
  let setup: Setup = { ...START, ...fault.found };
  for (const { step: done, answer: said } of tried) {
    if (said === 'cannot') continue;
    const change = DONE[done] ?? {};
    // What was done on another PC is not done here.
    if (change.pc === 'other') continue;
    setup = {
      ...setup,
      ...Object.fromEntries(Object.entries(change).filter(([key]) => LASTING.some((k) => k === key))),
    };
  }
  const before = tried.at(-1)?.after ?? look(fault, setup, equipment);
  const told = (said: Answer, after: Seen = before, observed = false): Tried => {
    if (!answers.includes(said)) throw new Error(`${step} takes ${answers.join(', ')} and not ${said}`);
    return { step, answer: said, observed, before, after };
  };
  switch (step) {
    case 'date':
      return told(fault.dateRight === false ? 'no' : 'yes');
    case 'lamp':
      return told(fault.lamp ?? 'no-lamp');
    case 'symptom':
      return told(symptom[0] ?? 'else');
    case 'message':
      return told(symptom[1] ?? 'unknown');
    case 'reported-lost':
      return told(fault.lost === true ? 'yes' : 'no');
    case 'other-sites':
      return told(fault.online === false ? 'no' : 'yes');
    default: {
      const needed = NEEDED[step];
      if (needed !== undefined && !equipment.includes(needed)) return told('cannot');
      const now = { ...setup, ...DONE[step] };
      const after = look(fault, now, equipment);
      if (watched !== null)
        return told(ORDER.indexOf(after.stage) >= ORDER.indexOf(watched) ? 'works' : 'fails', after, true);
      // On another PC nobody asks this program: it is whether the card is read there, or whether one gets in.
      const goesIn = LOGIN.includes(step)
        ? after.verdict === 'ready' && (fault.letsIn?.(now) ?? true)
        : after.verdict === 'ready' || ORDER.indexOf(after.stage) >= ORDER.indexOf('eid');
      const here = now.pc === 'own' ? after : before;
      return told(goesIn ? 'works' : 'fails', here);
    }
  }
}
const LOGIN: readonly StepId[] = [
  'close-card-programs',
  'reopen-browser',
  'other-browser',
  'test-site',
  'other-eid',
  'other-pc',
  'other-reader-login',
];
