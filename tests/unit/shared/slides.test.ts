/** Slides for a room: few enough words for type of a twentieth of the screen's height, and nothing of the text lost. */
import { describe, expect, it } from 'vitest';
import { contentFor } from '../../../src/renderer/program/content.ts';
import { exercises } from '../../../src/renderer/practice/exercises.ts';
import { mainPath } from '../../../src/shared/guide-walk.ts';
import { plainText } from '../../../src/shared/rich-text.ts';
import { causesOf, exerciseSlides, guideSlides, type Slide } from '../../../src/shared/slides.ts';

const SAID = { needs: 'Ce qu’il faut', careful: 'Attention :' };
const HEADINGS = {
  sees: 'Vu',
  which: 'Laquelle',
  cause: 'La cause',
  say: 'À dire',
  quoted: (name: string, says: string) => `${name}: ${says}`,
};
const { guides } = contentFor('fr');
const here = { platform: 'windows', rights: 'administrator', holds: () => false } as const;

/** Lines of a slide at a twentieth of the height of a screen of 4 by 3, a line holding some 26 or 42 letters. */
const taken = ({ lines, drawing }: Slide): number =>
  lines.reduce((sum, line) => sum + Math.ceil(plainText(line).length / (drawing === null ? 42 : 26)), 0);

describe.each(guides.map((guide) => ({ id: guide.id, guide })))('the slides of $id', ({ guide }) => {
  const path = mainPath(guide, here);
  const slides = guideSlides(guide, path, SAID);
  it('hold no more than nine lines, but for one text that is longer by itself', () => {
    for (const slide of slides)
      expect([slide.title, taken(slide) <= 9 || slide.lines.length === 1]).toEqual([slide.title, true]);
  });
  it('hold every text of every step, once', () => {
    const shown = slides.flatMap(({ lines }) => lines);
    for (const { body, list, choices } of path)
      for (const text of [...(body === null ? [] : [body]), ...list, ...choices.map(({ label }) => label)])
        expect(shown).toContain(text);
  });
});

describe('the slides of an exercise', () => {
  const all = [...exercises().values()];
  it.each(all.map((exercise) => ({ id: exercise.id, exercise })))(
    '$id: the cause is told only after the question',
    ({ exercise }) => {
      const slides = exerciseSlides(exercise, HEADINGS);
      const question = slides.findIndex(({ title }) => title === HEADINGS.which);
      const answer = slides.findIndex(({ title }) => title === HEADINGS.cause);
      expect(question).toBeGreaterThan(0);
      expect(answer).toBeGreaterThan(question);
      expect(slides.slice(0, question).flatMap(({ lines }) => lines)).not.toContain(exercise.debrief.cause);
      expect(causesOf(exercise)).toHaveLength(3);
    },
  );
  it('put the true cause at different places among the three', () => {
    const places = all.map((exercise) => causesOf(exercise).indexOf(exercise.debrief.cause));
    expect(new Set(places).size).toBe(3);
  });
});
