import { type LabelWords, OTHER } from './metric.js';

/** The words that one label may hold; what is not among them, or comes after the bound is reached, is {@link OTHER}. */
export class BoundedWords {
  readonly #known: Set<string>;
  readonly #most: number;

  constructor(words: LabelWords) {
    this.#known = new Set(typeof words === 'number' ? [] : words);
    this.#most = typeof words === 'number' ? words : 0;
  }

  of(word: string): string {
    if (this.#known.has(word)) return word;
    if (this.#known.size >= this.#most) return OTHER;
    this.#known.add(word);
    return word;
  }
}
