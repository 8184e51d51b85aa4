/** How a state looks. Colour is never alone: each tone has its icon and its word. */
import type { CheckState, Snapshot } from '../../shared/snapshot.ts';
import type { IconName } from '../parts/Icon.tsx';

export type Tone = 'ok' | 'problem' | 'attention' | 'calm';
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

export const checkLook = (state: CheckState): Look => CHECK_LOOKS[state];
export const verdictTone = (verdict: Snapshot['verdict']): Look => VERDICT_LOOKS[verdict];
