/** How a state looks. Colour is never alone: each tone has its icon and its word. */
import type { CheckState, Snapshot } from '../../shared/snapshot.ts';
import type { IconName } from '../parts/Icon.tsx';

/** The four colours of a state, by what they mean; each has its words and its icon besides. */
export type Tone = 'ok' | 'problem' | 'attention' | 'calm';

/** How a state is drawn. The word beside it is the caller's. */
export interface Look {
  tone: Tone;
  icon: IconName;
}

const CHECK_LOOKS: Record<CheckState, Look> = {
  ok: { tone: 'ok', icon: 'ok' },
  problem: { tone: 'problem', icon: 'problem' },
  remark: { tone: 'attention', icon: 'attention' },
  waiting: { tone: 'calm', icon: 'waiting' },
  unknown: { tone: 'calm', icon: 'unknown' },
  checking: { tone: 'calm', icon: 'checking' },
};
const VERDICT_LOOKS: Record<Snapshot['verdict'], Look> = {
  ready: CHECK_LOOKS.ok,
  blocked: CHECK_LOOKS.problem,
  unknown: CHECK_LOOKS.unknown,
  checking: CHECK_LOOKS.checking,
};

/** The look of one check. */
export const checkLook = (state: CheckState): Look => CHECK_LOOKS[state];

/** The look of the whole check's verdict. */
export const verdictTone = (verdict: Snapshot['verdict']): Look => VERDICT_LOOKS[verdict];
