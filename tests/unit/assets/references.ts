/**
 * What the schemas cannot know: that every step, guide, catalogue entry and glossary term named does exist. Paths are
 * in paths.ts.
 */
import { parseRichText } from '../../../src/shared/rich-text.ts';
import type { Guide, GuideTarget } from '../../../src/shared/guides.ts';
import type { Service } from '../../../src/shared/services.ts';
import { nameWithoutEnding, type ContentPath, type Loaded, type Mistake } from '../../../scripts/content/load.ts';
import { allTexts } from './texts.ts';

export interface Known {
  /** Guide id → its step ids. */
  guides: ReadonlyMap<string, readonly string[]>;
  services: readonly Service[];
  terms: ReadonlySet<string>;
}

const HOST = /\b(?:[\p{L}\d-]+\.)+(?:be|com|org|eu)\b/giu;

/** Dead references of one guide, and addresses that the catalogue does not hold. */
export function referenceMistakes(loaded: Loaded<Guide>, known: Known): Mistake[] {
  const guide = loaded.value;
  if (guide === null) return [];
  const found: Mistake[] = [];
  const say = (path: ContentPath, message: string): void => {
    found.push(loaded.mistake(path, message));
  };
  const stepIds = guide.steps.map(({ id }) => id);

  const link = (path: ContentPath, id: string | null): void => {
    if (id !== null && !known.services.some((service) => service.id === id))
      say(path, `« ${id} » is not in assets/services.yaml`);
  };
  const target = (path: ContentPath, to: GuideTarget | null): void => {
    if (to === null) return;
    if (to.kind === 'link') link(path, to.link);
    else if (to.kind === 'step') {
      if (!stepIds.includes(to.step)) say(path, `there is no step « ${to.step} » here`);
    } else if (to.kind === 'guide') {
      const steps = known.guides.get(to.guide);
      if (steps === undefined) say(path, `there is no guide « ${to.guide} »`);
      else if (to.step !== null && !steps.includes(to.step))
        say(path, `guide « ${to.guide} » has no step « ${to.step} »`);
    }
  };

  if (guide.id !== nameWithoutEnding(loaded.file)) say(['id'], 'differs from the name of the file');
  guide.troubles.forEach((trouble, at) => target(['troubles', at, 'goto'], trouble.goto));
  guide.help.forEach((help, at) => link(['help', at, 'link'], help.link));
  guide.steps.forEach((step, at) => {
    const here = ['steps', at];
    if (stepIds.indexOf(step.id) !== at) say([...here, 'id'], 'stands twice');
    link([...here, 'link'], step.link);
    if (step.next !== null && !stepIds.includes(step.next))
      say([...here, 'next'], `there is no step « ${step.next} » here`);
    step.choices.forEach((choice, of) => target([...here, 'choices', of, 'goto'], choice.goto));
    step.troubles.forEach((trouble, of) => target([...here, 'troubles', of, 'goto'], trouble.goto));
    step.help.forEach((help, of) => link([...here, 'help', of, 'link'], help.link));
    const last = !guide.steps.slice(at + 1).some((later) => !later.aside);
    if ((step.aside || last) && step.next === null && step.end === null && step.choices.length === 0)
      say(here, 'leads nowhere: give it next, choices or end');
  });

  for (const { path, text } of allTexts(guide)) {
    for (const part of parseRichText(text)) {
      if (part.kind === 'term' && !known.terms.has(part.term))
        say(path, `« ${part.text} » is not in the glossary (${part.term})`);
      for (const [host] of part.text.matchAll(HOST)) {
        if (
          !known.services.some(
            ({ shown, address }) => sameHost(shown, host) || sameHost(new URL(address).hostname, host),
          )
        )
          say(path, `names an address that is not in the catalogue: ${host}`);
      }
    }
  }
  return found;
}

/** Names that look like a host and are none. */
const BRANDS = ['mygov.be', 'mysocialsecurity.be'];
function sameHost(one: string, host: string): boolean {
  const bare = (name: string): string =>
    name
      .toLowerCase()
      .replace(/^www\./, '')
      .replace(/\/.*$/, '');
  return bare(one) === bare(host) || BRANDS.includes(bare(host));
}
