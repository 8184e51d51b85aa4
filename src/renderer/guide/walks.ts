/**
 * What the page remembers of walks through guides until the session ends: the circumstances in which each guide was
 * opened, and the interview's answers. Nothing is written to disk.
 */
import { create } from 'zustand';
import { holds } from '../../shared/conditions.ts';
import type { CheckStateMessage } from '../../shared/contract.ts';
import type { Age, Have } from '../../shared/key-vocabulary.ts';
import type { CatalogueEntry } from '../../shared/services.ts';
import type { Circumstances } from '../../shared/guide-walk.ts';
import { checkNow } from '../check/check-state.ts';
import { useNavigation } from '../program/navigation.ts';
import { useContent } from '../program/use-content.ts';
import { useProgram } from '../program/program.tsx';

interface Answering {
  /** What the person ticked; what the check sees is added by `useAtHand`. */
  have: readonly Have[];
  age: Age;
  /** Catalogue id of the service the person came for: the aim of the whole path. */
  service: string | null;
  /** The service is an answer to the interview's question, which therefore stays open to change. */
  wasAsked: boolean;
  /** Typed to find that service; kept for the way back. */
  query: string;
  tick(thing: Have, ticked: boolean): void;
  tickNothing(): void;
  say(age: Age): void;
  /** The person comes for this service. */
  choose(service: string | null): void;
  /** The person answers the question for which service. */
  answer(service: string | null): void;
  type(query: string): void;
}

const UNANSWERED = { have: [], age: 'adult', service: null, wasAsked: false, query: '' } as const;

/** The interview's answers: what the person has at hand, and the service they want. */
export const useAnswers = create<Answering>((set) => ({
  ...UNANSWERED,
  tick: (thing, ticked) =>
    set(({ have }) => ({ have: [...have.filter((each) => each !== thing), ...(ticked ? [thing] : [])] })),
  tickNothing: () => set({ have: [] }),
  say: (age) => set({ age }),
  choose: (service) => set({ service, wasAsked: false }),
  answer: (service) => set({ service, wasAsked: true }),
  type: (query) => set({ query }),
}));

/** The service that the person came for; null when they came for none. Suspends while the content loads. */
export function useAim(): CatalogueEntry | null {
  const { entries } = useContent();
  const service = useAnswers((state) => state.service);
  return entries.find(({ id }) => id === service) ?? null;
}

/**
 * By guide id. Kept on the way back, so that « étape 3 sur 7 » does not move; taken anew when the guide is opened anew.
 */
const openedIn = new Map<string, Circumstances>();

useNavigation.subscribe(({ screen, past }, before) => {
  if (screen.name === 'session-ended') {
    openedIn.clear();
    useAnswers.setState(UNANSWERED);
  } else if (screen.name === 'home') {
    // Back at the beginning one may have come for something else.
    useAnswers.setState({ service: null, wasAsked: false, query: '' });
  } else if (screen.name === 'guide' && screen.step === null && past.length > before.past.length)
    openedIn.delete(screen.guide);
});

/**
 * The circumstances in which this guide is walked through: taken when the guide opens, and kept until it is opened anew
 * or the session ends.
 */
export function useCircumstances(guide: string): Circumstances {
  const { about } = useProgram();
  const here = openedIn.get(guide) ?? circumstancesOf(checkNow(), about.platform);
  openedIn.set(guide, here);
  return here;
}

function circumstancesOf(latest: CheckStateMessage | null, platform: Circumstances['platform']): Circumstances {
  const { rights, os } = latest?.facts.system ?? {};
  return {
    // In an exercise the PC is the one that the exercise tells of.
    platform: os?.state === 'known' ? os.value.platform : platform,
    rights: rights?.state === 'known' && rights.value.administrator ? 'administrator' : 'standard',
    holds: (condition) => latest !== null && holds(condition, latest),
  };
}
