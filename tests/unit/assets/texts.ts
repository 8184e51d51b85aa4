/** Every text of a guide in reading order, with the place it stands at. */
import type { Guide, Help, Trouble } from '../../../src/shared/guides.ts';
import type { ContentPath } from '../../../scripts/content/load.ts';

export interface PlacedText {
  path: ContentPath;
  text: string;
  /** `rich` texts can hold glossary links; `title` and `label` cannot. */
  kind: 'rich' | 'title' | 'label';
}

const place = (kind: PlacedText['kind'], path: ContentPath, text: string | null): PlacedText[] =>
  text === null ? [] : [{ kind, path, text }];
const list = (path: ContentPath, texts: readonly string[]): PlacedText[] =>
  texts.flatMap((text, at) => place('rich', [...path, at], text));
const troubles = (path: ContentPath, each: readonly Trouble[]): PlacedText[] =>
  each.flatMap(({ sees, cause, remedy }, at) => [
    ...place('rich', [...path, at, 'sees'], sees),
    ...place('rich', [...path, at, 'cause'], cause),
    ...place('rich', [...path, at, 'remedy'], remedy),
  ]);
const help = (path: ContentPath, each: readonly Help[]): PlacedText[] =>
  each.flatMap(({ text }, at) => place('rich', [...path, at, 'text'], text));

/** Title, situation and needs; then each step; the guide's own troubles and help last, as they are shown. */
export function textsOf(guide: Guide): { header: PlacedText[]; steps: PlacedText[][]; footer: PlacedText[] } {
  return {
    header: [
      ...place('title', ['title'], guide.title),
      ...place('rich', ['summary'], guide.summary),
      ...place('rich', ['when'], guide.when),
      ...list(['needs'], guide.needs),
    ],
    steps: guide.steps.map((step, at) => {
      const here = ['steps', at];
      return [
        ...place('rich', [...here, 'body'], step.body),
        ...list([...here, 'list'], step.list),
        ...place('rich', [...here, 'warning'], step.warning),
        ...place('rich', [...here, 'tip'], step.tip),
        ...step.choices.flatMap(({ label, hint }, choice) => [
          ...place('label', [...here, 'choices', choice, 'label'], label),
          ...place('label', [...here, 'choices', choice, 'hint'], hint),
        ]),
        ...place('title', [...here, 'title'], step.title),
        ...list([...here, 'details'], step.details),
        ...troubles([...here, 'troubles'], step.troubles),
        ...help([...here, 'help'], step.help),
      ];
    }),
    footer: [...troubles(['troubles'], guide.troubles), ...help(['help'], guide.help)],
  };
}

export function allTexts(guide: Guide): PlacedText[] {
  const { header, steps, footer } = textsOf(guide);
  return [...header, ...steps.flat(), ...footer];
}
