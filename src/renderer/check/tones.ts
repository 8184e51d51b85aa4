/** How a state looks. Colour is never alone: each tone has its icon and its word. */
import type { CheckState, Snapshot } from '../../shared/snapshot.ts';
import type { IconName } from '../parts/Icon.tsx';

/** The four colours of a state, by what they mean; each has its words and its icon besides. */
export type Tone = 'ok' | 'problem' | 'attention' | 'calm';

/** How a state is drawn. The word beside it is the caller's. */
export interface ToneAndIcon {
  tone: Tone;
  icon: IconName;
}

const CHECK_TONES: Record<CheckState, ToneAndIcon> = {
  ok: { tone: 'ok', icon: 'ok' },
  problem: { tone: 'problem', icon: 'problem' },
  remark: { tone: 'attention', icon: 'attention' },
  waiting: { tone: 'calm', icon: 'waiting' },
  unknown: { tone: 'calm', icon: 'unknown' },
  checking: { tone: 'calm', icon: 'checking' },
};
const VERDICT_TONES: Record<Snapshot['verdict'], ToneAndIcon> = {
  ready: CHECK_TONES.ok,
  blocked: CHECK_TONES.problem,
  unknown: CHECK_TONES.unknown,
  checking: CHECK_TONES.checking,
};

/** The colour and the icon of one check, by its state. */
export const checkTone = (state: CheckState): ToneAndIcon => CHECK_TONES[state];

/** The colour and the icon of the whole check's verdict. */
export const verdictTone = (verdict: Snapshot['verdict']): ToneAndIcon => VERDICT_TONES[verdict];
