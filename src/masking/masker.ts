import type { Masked } from './masked.js';
import { NO_PSEUDONYMS, type Pseudonyms } from './pseudonyms/pseudonyms.js';

const NOTHING: ReadonlyMap<string, number> = new Map();

/**
 * Makes masked values. Injectable by class. Never throws for any input; strings in the result are at most as long as
 * the rules make them.
 */
export abstract class Masker {
  /** Masks every string inside a plain JSON value; keys stay. `undefined` members are dropped. */
  abstract mask<T>(value: T): Masked<T>;

  /**
   * The same, for what may be large: more than 64 kB of texts are read in a thread of their own, so that the service goes on
   * answering meanwhile.
   */
  async maskApart<T>(value: T): Promise<Masked<T>> {
    return this.mask(value);
  }

  /** Masks one text. */
  abstract text(value: string): Masked<string>;

  /**
   * Derives a masked value from masked ones: `build` sees only masked material, and its result is masked again, so that
   * two harmless halves cannot join into a secret.
   */
  abstract derive<A, B>(source: Masked<A>, build: (value: A) => B): Masked<B>;

  /** How many secrets each rule has hidden so far, by its id; a secret counts each time it is met. */
  get hidden(): ReadonlyMap<string, number> {
    return NOTHING;
  }

  /** The same of the analysis, or of the conversation, that is being worked on ({@link following}). */
  get hiddenInWork(): Readonly<Record<string, number>> {
    return {};
  }

  /** What stands for the names of the cluster in what a model is told, in the work that is being done. */
  get pseudonyms(): Pseudonyms {
    return NO_PSEUDONYMS;
  }

  /**
   * Runs work in which a value that was hidden once is hidden wherever it turns up, also encoded.
   * @param _conversation whose earlier turns belong to it; `null` for work that begins anew
   */
  following<T>(_conversation: string | null, work: () => T): T {
    return work();
  }
}
