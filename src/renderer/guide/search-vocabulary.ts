/**
 * The words that the search knows, and which of them a typed word stands for: an article that was glued on, two words
 * written as one, one word written as two, a word written as it sounds, or one with a slip of the finger.
 */
import { allTerms, everydayForms, saysSomething, soundsEmpty, soundsOf, stemOf } from './search-terms.ts';
import { slipsBetween } from './slips.ts';

/** Letters from which a sound says which word was meant: below, too many words share it. */
const ENOUGH_SOUND = 4;
/** What a word with a slip of the finger is worth beside a known one. */
const SLIP = 0.7;
/** What a word that nobody knows is worth: the search still compares its beginning. */
const UNKNOWN = 0.5;

/** A stem that is asked for, and how sure it is that the word was meant: 1 for a known one, as written or by sound. */
export interface Asked {
  stem: string;
  sure: number;
}

/** Letters that may differ: the shorter the word, the sooner it is another one. */
function mostSlips(term: string): number {
  if (term.length < 5) return 0;
  return term.length < 9 ? 1 : 2;
}

/** All words of guides, services and tasks by their stems, and in how many of these each stands. */
export class Vocabulary {
  private readonly places = new Map<string, Map<string, number>>();
  private readonly terms = new Set<string>();
  /** Made when the first unknown word is typed: most never are, and it costs a moment on an old PC. */
  private bySound: Map<string, string> | undefined;
  /** Every word that a slip may have been meant for, with its stem: made with the first one, as the sounds are. */
  private near: { word: string; stem: string }[] | undefined;

  /** Adds words of what can be found, which `place` names. */
  add(terms: Iterable<string>, place: string): void {
    for (const term of terms) {
      const stem = stemOf(term);
      const places = this.places.get(stem) ?? new Map<string, number>();
      this.places.set(stem, places.set(place, (places.get(place) ?? 0) + 1));
      this.terms.add(term);
    }
  }

  /** Whether a stem is a word that something to find is called by. */
  has(stem: string): boolean {
    return this.places.has(stem);
  }

  /** How often a stem stands in what a result, `place`, is called by. */
  times(stem: string, place: string): number {
    return this.places.get(stem)?.get(place) ?? 0;
  }

  /** In how many results a stem stands: what few know says more. */
  spread(stem: string): number {
    return this.places.get(stem)?.size ?? 0;
  }

  /** The stems that a query asks for, each once: known ones where the typed word can be made one. */
  resolve(query: string): Asked[] {
    const asked = new Map<string, number>();
    for (const term of this.joined(allTerms(query)).filter(saysSomething))
      for (const { stem, sure } of this.meant(term)) asked.set(stem, Math.max(sure, asked.get(stem) ?? 0));
    return [...asked].map(([stem, sure]) => ({ stem, sure }));
  }

  /** « my ebox », « taxon web »: neighbours that are one known word, where one of them alone is none. */
  private joined(terms: readonly string[]): string[] {
    const out: string[] = [];
    for (let at = 0; at < terms.length; at++) {
      const size = [3, 2].find((many) => {
        const parts = terms.slice(at, at + many);
        const odd = parts.some((part) => saysSomething(part) && !this.has(stemOf(part)));
        return parts.length === many && odd && this.knows(parts.join(''));
      });
      out.push(terms.slice(at, at + (size ?? 1)).join(''));
      at += (size ?? 1) - 1;
    }
    return out;
  }

  /** Whether a word is known, as it is written or as a longer one sounds: « e boks », « my mine fin ». */
  private knows(term: string): boolean {
    if (this.has(stemOf(term)) || (term.length > 4 && this.sounding(term) !== undefined)) return true;
    return term.length > 6 && this.nearest(term) !== undefined;
  }

  private meant(term: string): Asked[] {
    const stem = stemOf(term);
    const bare = stemOf(withoutArticle(term));
    const known = [stem, bare].find((each) => this.has(each));
    const sound = known ?? this.sounding(term) ?? this.sounding(withoutArticle(term));
    if (sound !== undefined) return [{ stem: sound, sure: 1 }];
    const parts = this.parts(term);
    if (parts !== undefined) return parts.map((part) => ({ stem: part, sure: 1 }));
    // Two letters that nobody knows are no word that was meant.
    if (term.length < 3 || soundsEmpty(term)) return [];
    const near = this.nearest(term);
    return near === undefined ? [{ stem, sure: UNKNOWN }] : [{ stem: near, sure: SLIP }];
  }

  /** The known word that differs least: « signiature » is « signature », also where that one stands for another. */
  private nearest(term: string): string | undefined {
    const most = mostSlips(term);
    if (most === 0) return undefined;
    this.near ??= [...this.terms, ...everydayForms()]
      .filter((word) => word.length > 3)
      .map((word) => ({ word, stem: stemOf(word) }))
      .filter(({ stem }) => this.has(stem));
    let best: { stem: string; slips: number } | undefined;
    for (const { word, stem } of this.near) {
      if (Math.abs(word.length - term.length) > most) continue;
      const slips = slipsBetween(term, word, best?.slips ?? most);
      if (slips > most) continue;
      const nearer = best === undefined || slips < best.slips;
      const likelier = best?.slips === slips && this.spread(stem) > this.spread(best.stem);
      if (nearer || likelier) best = { stem, slips };
    }
    return best?.stem;
  }

  private sounding(term: string): string | undefined {
    this.bySound ??= this.sounds();
    return soundsOf(term)
      .concat(soundsOf(stemOf(term)))
      .map((sound) => this.bySound?.get(sound))
      .find((stem) => stem !== undefined);
  }

  /** What each sound stands for: of two words that sound alike, the one that more results know. */
  private sounds(): Map<string, string> {
    const out = new Map<string, string>();
    for (const term of this.terms) {
      const stem = stemOf(term);
      for (const sound of soundsOf(term).concat(soundsOf(stem))) {
        const rival = out.get(sound);
        const stronger = rival === undefined || this.spread(rival) < this.spread(stem);
        if (sound.length >= ENOUGH_SOUND && stronger) out.set(sound, stem);
      }
    }
    return out;
  }

  /** « codepin », « moncompte »: two known words, of which the second may carry its article. */
  private parts(term: string): string[] | undefined {
    for (let at = 2; at <= term.length - 3; at++) {
      const [left, right] = [term.slice(0, at), term.slice(at)];
      const stems = [left, this.has(stemOf(right)) ? right : withoutArticle(right)];
      const known = stems.filter((part) => part.length > 2 && saysSomething(part) && this.has(stemOf(part)));
      const rest = stems.every((part) => known.includes(part) || !saysSomething(part));
      if (rest && known.some((part) => part.length > 3)) return known.map(stemOf);
    }
    return undefined;
  }
}

/** « didentité », « limpôt »: what is left without an article that was glued on. */
const withoutArticle = (term: string): string => term.replace(/^(?:qu|[cdjlmnst])(?=[aeiouyh])/, '');
