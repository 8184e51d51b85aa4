/**
 * Each finding as a person meets it: it is said, its words are whole, its button leads somewhere, and what stays
 * possible is true.
 */
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../src/main/diagnosis/diagnose.ts';
import { FINDING_ACTIONS } from '../../../../src/shared/finding-actions.ts';
import { FINDING_IDS, type FindingId } from '../../../../src/shared/findings.ts';
import type { Found, Snapshot } from '../../../../src/shared/snapshot.ts';
import { wordsFor } from '../../../../src/shared/check-words.ts';
import { guideFor } from '../../../tools/guide-files.ts';
import ui from '../../../../assets/locales/fr/ui.json' with { type: 'json' };
import { FINDING_FACTS } from './finding-facts.ts';
import { NOW } from './sample-facts.ts';

const words = wordsFor('fr');
const snapshotOf = (id: FindingId): Snapshot => diagnose(FINDING_FACTS[id], NOW, 'live');
const saidOf = (id: FindingId): Found | undefined => {
  const { next, remarks } = snapshotOf(id);
  return [...(next === null ? [] : [next]), ...remarks].find(({ finding }) => finding === id);
};

describe.each(FINDING_IDS)('the finding %s, on a PC where it is met', (id) => {
  it('is what the person is told first, or a remark', () => {
    expect(saidOf(id)).toBeDefined();
  });
  it('is put into words without a « … » or a placeholder left over, and with at least one step', () => {
    const { title, why, steps, meanwhile } = words.finding(id, saidOf(id)?.data ?? {});
    for (const sentence of [title, why, ...steps, meanwhile]) expect(sentence).not.toMatch(/…|[{}]/);
    expect(steps.length).toBeGreaterThan(0);
  });
  it('has words for its button where that opens a guide or an address, and the guide’s step that it names exists', async () => {
    const action = FINDING_ACTIONS[id];
    if (action.do === 'guide') {
      expect(Object.keys(ui.check.do)).toContain(action.label);
      const guide = await guideFor(action.guide);
      if (action.step !== null) expect(guide.steps).toContain(action.step);
    }
    if (action.do === 'open') expect(Object.keys(ui.check.do)).toContain(action.label);
  });
  it('leaves something to do if the verdict is "blocked", nothing if it is "ready", and its title is the headline where it is told first', () => {
    const { verdict, next } = snapshotOf(id);
    if (verdict === 'blocked') expect(next).not.toBeNull();
    if (verdict === 'ready') expect(next).toBeNull();
    if (verdict !== 'ready' && next?.finding === id)
      expect(words.headline(snapshotOf(id))).toBe(words.finding(id, next.data).title);
  });
});

/** Another key needs a browser that opens the service, and a person who may have one. */
const NO_OTHER_KEY: readonly FindingId[] = ['browser.none', 'clock.wrong', 'certificate.minor'];
it.each(NO_OTHER_KEY)(
  'the finding %s does not name itsme as what stays possible meanwhile, since itsme could not be used either',
  (id) => {
    expect(words.finding(id, {}).meanwhile).not.toContain('itsme');
  },
);
