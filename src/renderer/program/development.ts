/** Only under `npm run dev`: the screen and the step outlive a reload of the page and a restart of the program. */
import * as v from 'valibot';
import { useNavigation, type Screen } from './navigation.ts';

const KEPT_UNDER = 'development-screens';
/**
 * Written by ourselves a moment ago; after a change of `Screen` what is kept may not fit, and the home screen is shown.
 */
const keptSchema = v.object({
  screen: v.custom<Screen>((screen) => typeof screen === 'object' && screen !== null && 'name' in screen),
  past: v.array(v.custom<Screen>((screen) => typeof screen === 'object' && screen !== null && 'name' in screen)),
});
const restartedSchema = v.object({ code: v.string() });

/**
 * Only under `npm run dev`: shows the screen that was open before the page was loaded anew, and remembers every next
 * one.
 */
export function keepScreen(): void {
  const kept = v.safeParse(keptSchema, JSON.parse(sessionStorage.getItem(KEPT_UNDER) ?? 'null'));
  if (kept.success) useNavigation.setState(kept.output);
  useNavigation.subscribe(({ screen, past }) => sessionStorage.setItem(KEPT_UNDER, JSON.stringify({ screen, past })));
}

/**
 * Only under `npm run dev`: loads the page anew, with the new launch code, each time the program was started anew
 * behind it. Called before anything is asked of the program.
 */
export function followRestarts(): void {
  import.meta.hot?.on('program-restarted', (raw: unknown) => {
    const restarted = v.safeParse(restartedSchema, raw);
    if (!restarted.success) return;
    location.hash = restarted.output.code;
    location.reload();
  });
}
