/**
 * What the page remembers of walks through guides until the session ends: the circumstances in which each guide was
 * opened, and the interview's answers. Nothing is written to disk.
 */
import { create } from 'zustand';
import { holds } from '../../shared/conditions.ts';
import type { CheckStateMessage } from '../../shared/contract.ts';
import type { Have } from '../../shared/digital-keys.ts';
import type { Circumstances } from '../../shared/guide-walk.ts';
import { checkNow } from '../check/check-state.ts';
import { useNavigation } from '../program/navigation.ts';
import { useProgram } from '../program/program.tsx';

interface Answers {
  have: readonly Have[];
  /** Catalogue id of the service that the person came for; null for none. */
  service: string | null;
  tick(thing: Have, ticked: boolean): void;
  tickNothing(): void;
  choose(service: string | null): void;
}

export const useAnswers = create<Answers>((set) => ({
  have: [],
  service: null,
  tick: (thing, ticked) =>
    set(({ have }) => ({ have: ticked ? [...have, thing] : have.filter((each) => each !== thing) })),
  tickNothing: () => set({ have: [] }),
  choose: (service) => set({ service }),
}));

/**
 * Circumstances by guide id. They are kept when the person goes back, so that « étape 3 sur 7 » does not change, and
 * taken anew when the guide is opened anew.
 */
const openedIn = new Map<string, Circumstances>();

useNavigation.subscribe(({ screen, past }, before) => {
  if (screen.name === 'session-ended') {
    openedIn.clear();
    useAnswers.setState({ have: [], service: null });
  } else if (screen.name === 'guide' && screen.step === null && past.length > before.past.length)
    openedIn.delete(screen.guide);
});

/** The circumstances, taken once, when the guide opens. */
export function useCircumstances(guide: string): Circumstances {
  const { about } = useProgram();
  const here = openedIn.get(guide) ?? circumstancesOf(checkNow(), about.platform);
  openedIn.set(guide, here);
  return here;
}

function circumstancesOf(latest: CheckStateMessage | null, platform: Circumstances['platform']): Circumstances {
  const rights = latest?.facts.system.rights;
  return {
    platform,
    rights: rights?.state === 'known' && rights.value.administrator ? 'administrator' : 'standard',
    holds: (condition) => latest !== null && holds(condition, latest),
  };
}
