/** The guides of one language, filled one by one with those of French that are not translated yet. */
import * as v from 'valibot';
import { FIRST_LANGUAGE } from '../../shared/language.ts';
import { guideSchema, type Guide } from '../../shared/guides.ts';
import { typesetAll } from '../../shared/typography.ts';

/** All guides there are, and the language of each that is not in the one asked for. */
export interface GuidesFound {
  guides: readonly Guide[];
  /** By the guide's id. A screen reader changes its voice for it. */
  foreign: ReadonlyMap<string, string>;
}

/**
 * The guides in this language. In place of one that is not translated stands the French one, listed in `foreign`. They
 * come in the order of the French guides; those that French does not have come last.
 * @param files what Vite's `import.meta.glob` found in assets/guides, by path
 * @throws with the file and the place in it where one is not as the schema wants it
 */
export function guidesFor(files: Readonly<Record<string, unknown>>, language: string): GuidesFound {
  const own = guidesIn(files, language);
  if (language === FIRST_LANGUAGE) return { guides: own, foreign: new Map() };
  const translated = new Map(own.map((guide) => [guide.id, guide]));
  const first = guidesIn(files, FIRST_LANGUAGE);
  // In the order of the French ones, so that a guide keeps its place when it is translated.
  const filled = first.map((guide) => translated.get(guide.id) ?? guide);
  const more = own.filter(({ id }) => first.every((guide) => guide.id !== id));
  return {
    guides: [...filled, ...more],
    foreign: new Map(first.filter(({ id }) => !translated.has(id)).map(({ id }) => [id, FIRST_LANGUAGE])),
  };
}

function guidesIn(files: Readonly<Record<string, unknown>>, language: string): Guide[] {
  return Object.entries(files)
    .filter(([path]) => path.includes(`/guides/${language}/`))
    .map(([path, file]) => {
      const parsed = v.safeParse(guideSchema, typesetAll(language, file));
      if (parsed.success) return parsed.output;
      // The tests name the line of a mistake; for somebody who rebuilds without them, this names the file and the place
      // in it.
      throw new Error(
        parsed.issues
          .map((issue) => `${path.replace('../../../', '')}: ${v.getDotPath(issue) ?? ''}: ${issue.message}`)
          .join('\n'),
      );
    });
}
