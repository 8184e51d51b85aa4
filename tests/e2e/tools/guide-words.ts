/** The guides as the program has them, so that a trainer's better title breaks no test. */
import * as v from 'valibot';
import { typesetAll } from '../../../src/shared/typography.ts';
import { inLanguage } from '../../tools/interface-texts.ts';
import { guideSchema } from '../../../src/shared/guides.ts';

const files = Object.values(import.meta.glob('../../../assets/guides/fr/*.yaml', { eager: true, import: 'default' }));
export const guides = files.map((file) => v.parse(guideSchema, typesetAll('fr', file)));
const written = files.map((file) => v.parse(guideSchema, file));

function guideOf(id: string) {
  const guide = guides.find((each) => each.id === id);
  if (guide === undefined) throw new Error(`no guide « ${id} »`);
  return guide;
}

/** In the language that is walked through. */
export const guideTitle = (id: string): string =>
  inLanguage(written.find((each) => each.id === id)?.title ?? guideOf(id).title);

function stepOf(guide: string, id: string) {
  const step = guideOf(guide).steps.find((each) => each.id === id);
  if (step === undefined) throw new Error(`no step « ${id} » in guide « ${guide} »`);
  return step;
}

export const stepTitle = (guide: string, step: string): string => stepOf(guide, step).title;

/** The step's choice that leads to another step of its guide, or to another guide. */
export function choiceTo(guide: string, step: string, to: string): string {
  const choice = stepOf(guide, step).choices.find(
    ({ goto }) => (goto.kind === 'step' && goto.step === to) || (goto.kind === 'guide' && goto.guide === to),
  );
  if (choice === undefined) throw new Error(`step « ${step} » of « ${guide} » offers no way to « ${to} »`);
  return choice.label;
}

export const firstTrouble = (guide: string, step: string): string =>
  [...stepOf(guide, step).troubles, ...guideOf(guide).troubles][0]?.sees ?? '';
