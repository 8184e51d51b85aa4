/**
 * The words that the search knows, and which of them a typed word stands for: an article that was glued on, two words
 * written as one, one word written as two, or a word written as it sounds.
 */
import { allTerms, saysSomething, soundsEmpty, soundsOf, stemOf } from './search-terms.ts';

/** Letters from which a sound says which word was meant: below, too many words share it. */
const ENOUGH_SOUND = 4;

/** All words of guides, services and tasks by their stems, and in how many of these each stands. */
export class Vocabulary {
  private readonly places = new Map<string, Set<string>>();
  private readonly byTerm = new Map<string, Set<string>>();
  /** Made when the first unknown word is typed: most never are, and it costs a moment on an old PC. */
  private bySound: Map<string, string> | undefined;

  /** Adds words of what can be found, which `place` names. */
  add(terms: Iterable<string>, place: string): void {
    for (const term of terms) {
      const places = this.byTerm.get(term) ?? this.places.get(stemOf(term)) ?? new Set();
      this.byTerm.set(term, places.add(place));
      this.places.set(stemOf(term), places);
    }
  }

  /** Whether a stem is a word that something to find is called by. */
  has(stem: string): boolean {
    return this.places.has(stem);
  }

  /** In how many results a stem stands: what few know says more. */
  spread(stem: string): number {
    return this.places.get(stem)?.size ?? 0;
  }

  /** The stems that a query asks for, each once: known ones where the typed word can be made one. */
  resolve(query: string): string[] {
    return [
      ...new Set(
        this.joined(allTerms(query))
          .filter(saysSomething)
          .flatMap((term) => this.meant(term)),
      ),
    ];
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

  /** Whether a word is known, as it is written or as a longer one sounds: « e boks ». */
  private knows(term: string): boolean {
    return this.has(stemOf(term)) || (term.length > 4 && this.sounding(term) !== undefined);
  }

  private meant(term: string): string[] {
    const stem = stemOf(term);
    if (this.has(stem)) return [stem];
    const bare = stemOf(withoutArticle(term));
    if (this.has(bare)) return [bare];
    const sound = this.sounding(term) ?? this.sounding(withoutArticle(term));
    if (sound !== undefined) return [sound];
    // Two letters that nobody knows are no word that was meant.
    return this.parts(term) ?? (term.length < 3 || soundsEmpty(term) ? [] : [stem]);
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
    for (const term of this.byTerm.keys()) {
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
