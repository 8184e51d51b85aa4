/** The exercise that is being done, as the program publishes it, and what the page alone knows of it. */
import { create } from 'zustand';
import type { PracticeState } from '../../shared/practice/practice-state.ts';
import type { Client } from '../program/bridge.ts';

/** The place of the present exercise in a ready-made series, counted from 0. */
export interface InSeries {
  readonly id: string;
  readonly at: number;
}

interface Practice {
  /** The exercise's table; null when nobody practises. */
  state: PracticeState | null;
  /** The exercise that was chosen last; it stays chosen for who comes back to the list. */
  chosen: string | null;
  /** How many of the three helps are shown: a hint, a better hint, the way. */
  helps: number;
  /** Null when the exercise is done alone. */
  series: InSeries | null;
}

/** The exercise and the helps shown, for components. */
export const usePractice = create<Practice>(() => ({ state: null, chosen: null, helps: 0, series: null }));

/**
 * Keeps `usePractice` up to date for as long as the page lives. It listens first and asks second, so that no change
 * falls between the two. Rejects when the program does not answer.
 */
export async function followPractice(client: Client): Promise<void> {
  client.listen('practice.changed', take);
  take(await client.request('practice.state', undefined));
}

function take(state: PracticeState | null): void {
  usePractice.setState((now) => ({
    state,
    series: state === null ? null : now.series,
    // Another exercise, or the same from its start, begins without help.
    helps: state === null || state.latest === null ? 0 : now.helps,
  }));
}
