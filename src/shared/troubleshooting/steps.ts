/**
 * The steps of a search. A trial replaces some parts by others: if it then works, the fault was in what was replaced;
 * if it still fails, it was not. A question narrows down or reorders who is suspected.
 */
import { LOGIN_SUSPECTS, type Goal } from './openings.ts';
import type { Answer, Part, Stage, StepId } from './vocabulary.ts';

/** What a step needs to have at hand; who has said once that it is not there is not asked for it again. */
export type Needed = 'other-port' | 'other-card' | 'other-eid' | 'other-reader' | 'other-pc' | 'other-browser';

/** Something that is tried, with this card and this reader but for what the step replaces. */
export interface Trial {
  readonly kind: 'trial';
  /** What is replaced: with « works » the fault was in one of these. */
  readonly replaces: readonly Part[];
  /** What « fails » rules out. */
  readonly clears: readonly Part[];
  /**
   * From this stage on the check itself says that it worked; `goal`: from the one that the search is about; null where
   * only the person can see it.
   */
  readonly watched: Stage | 'goal' | null;
  /** Whether the card in the reader is afterwards the visitor's own: what is found of it is then about them. */
  readonly ownCard: boolean;
  readonly needs: Needed | null;
  /** It may mend the fault and takes a minute: worth doing where it parts no culprits. */
  readonly mends: boolean;
}

/** What an answer does with the suspects: keeps these only, drops these, or names the likeliest first. */
export interface Effect {
  readonly only?: readonly Part[];
  readonly not?: readonly Part[];
  readonly first?: readonly Part[];
}

/** Something that only the person can say. */
export interface Question {
  readonly kind: 'question';
  /** It is asked while one of these is suspected. */
  readonly about: readonly Part[];
  readonly effects: Readonly<Partial<Record<Answer, Effect>>>;
  /** Another step has to have been answered so before. */
  readonly after?: { readonly step: StepId; readonly answer: Answer };
}

const trial = (
  replaces: readonly Part[],
  { clears = replaces, watched = null, ownCard = true, needs = null, mends = false }: Partial<Trial> = {},
): Trial => ({ kind: 'trial', replaces, clears, watched, ownCard, needs, mends });
const question = (about: readonly Part[], effects: Question['effects'], after?: Question['after']): Question =>
  after === undefined ? { kind: 'question', about, effects } : { kind: 'question', about, effects, after };

/** What sees the card on this PC; a login that gets no farther has its fault there. */
const BROWSER_SIDE: readonly Part[] = ['window', 'browser', 'software', 'program'];

/** Every step, by what it does. */
export const STEPS: Readonly<Record<StepId, Trial | Question>> = {
  date: question(['clock'], { yes: { not: ['clock'] }, no: { only: ['clock'] } }),
  unplug: trial(['reader', 'driver'], { clears: ['reader'], watched: 'service' }),
  lamp: question(['plug', 'port', 'reader'], {
    'lamp-on': { first: ['driver', 'port', 'reader'] },
    'lamp-off': { first: ['plug', 'port', 'reader'] },
    'no-lamp': {},
    'no-reader': { only: ['no-reader'] },
  }),
  replug: trial(['plug'], { watched: 'goal', mends: true }),
  'other-port': trial(['plug', 'port'], { watched: 'goal', needs: 'other-port', mends: true }),
  insert: trial(['placement'], { watched: 'goal', mends: true }),
  clean: trial(['dirt'], { watched: 'goal', mends: true }),
  'close-programs': trial(['program'], { clears: [], watched: 'goal', mends: true }),
  'other-card': trial(['placement', 'dirt', 'card', 'pair'], {
    watched: 'goal',
    ownCard: false,
    needs: 'other-card',
  }),
  'card-elsewhere': trial(['reader', 'pair', 'port'], { watched: 'eid', needs: 'other-reader' }),
  'other-reader': trial(['plug', 'reader'], { watched: 'reader', needs: 'other-reader' }),
  'reader-elsewhere': trial(['port', 'driver', 'service', 'program'], { needs: 'other-pc' }),
  'card-other-pc': trial(['reader', 'pair', 'port', 'driver', 'service', 'program'], { needs: 'other-pc' }),
  symptom: question(LOGIN_SUSPECTS, {
    'no-page': { only: ['site', 'internet', 'login', 'antivirus', 'window', 'browser'] },
    'no-card': { only: BROWSER_SIDE },
    'no-pin-window': { only: ['keypad', 'window', 'program', 'browser', 'software'] },
    'other-person': { only: ['window', 'browser'] },
    'pin-wrong': { only: ['code'] },
    'pin-blocked': { only: ['code'] },
    'pin-again': { only: ['program', 'window', 'browser', 'software', 'code'] },
    endless: { only: ['window', 'antivirus', 'site', 'login', 'internet', 'browser', 'program', 'software'] },
    refused: { only: ['site', 'certificate', 'window', 'browser', 'software', 'program', 'login'] },
    'a-message': {},
    else: {},
  }),
  message: question(
    LOGIN_SUSPECTS,
    {
      'no-cypher': { only: BROWSER_SIDE },
      handshake: { only: ['browser', 'window', 'software', 'dirt', 'certificate'] },
      'bad-certificate': { only: ['window', 'browser', 'certificate', 'software'] },
      'unknown-ca': { only: ['software', 'antivirus', 'site', 'certificate'] },
      revoked: { only: ['certificate', 'window', 'software'] },
      signature: { only: ['program', 'window', 'software', 'pair', 'browser'] },
      'sign-hashes': { only: ['keypad'] },
      algorithms: { only: ['software', 'browser'] },
      untrusted: { only: ['antivirus', 'window', 'site'] },
      unknown: {},
    },
    { step: 'symptom', answer: 'a-message' },
  ),
  'reported-lost': question(['certificate'], { yes: { only: ['certificate'] }, no: {}, unknown: {} }),
  'other-sites': question(['internet'], { yes: { not: ['internet'] }, no: { only: ['internet'] } }),
  'close-card-programs': trial(['program'], { mends: true }),
  'reopen-browser': trial(['window'], { mends: true }),
  'other-browser': trial(['window', 'browser'], { needs: 'other-browser', mends: true }),
  // A test site that is down as well says nothing about the login through which both go.
  'test-site': trial(['site', 'login'], { clears: ['site'] }),
  'other-eid': trial(['certificate', 'code', 'card', 'dirt'], { ownCard: false, needs: 'other-eid' }),
  'other-pc': trial(['window', 'browser', 'software', 'program', 'antivirus', 'internet', 'clock', 'pair', 'keypad'], {
    // The other PC may stand behind the same connection.
    clears: ['window', 'browser', 'software', 'program', 'antivirus', 'clock', 'pair', 'keypad'],
    needs: 'other-pc',
  }),
  'other-reader-login': trial(['pair', 'keypad'], { needs: 'other-reader' }),
};

/** The steps that can bring each goal about, in the order in which they are tried. */
export const STEPS_TOWARDS: Readonly<Record<Goal, readonly StepId[]>> = {
  service: ['unplug', 'other-reader', 'reader-elsewhere'],
  reader: ['lamp', 'replug', 'other-port', 'other-reader', 'reader-elsewhere'],
  slot: ['insert', 'other-card', 'card-elsewhere', 'card-other-pc'],
  read: ['clean', 'other-card', 'card-elsewhere', 'other-port', 'reader-elsewhere', 'card-other-pc'],
  free: ['close-programs'],
  date: ['date'],
  login: [
    'symptom',
    'message',
    'reported-lost',
    'other-sites',
    'close-card-programs',
    'reopen-browser',
    'other-browser',
    'test-site',
    'other-eid',
    'other-pc',
    'other-reader-login',
  ],
};

/**
 * The stage at which the check shows that a goal is reached; null for a goal that only the person can see.
 * @param ownCard false while another card stands in, of which it is enough that it answers: a bank card will do
 */
export function stageOfGoal(goal: Goal, ownCard: boolean): Stage | null {
  switch (goal) {
    case 'service':
    case 'reader':
      return goal;
    case 'slot':
      return 'card';
    case 'read':
      return ownCard ? 'eid' : 'answer';
    case 'free':
      return 'answer';
    case 'date':
    case 'login':
      return null;
  }
}
