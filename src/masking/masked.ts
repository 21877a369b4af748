const MINT = Symbol('masking');

/**
 * A value from which secrets were removed. Everything that leaves the process (model, log, trace, database, response,
 * results subjects) has this type, and only the masking module can make one: the constructor demands a key that is not
 * exported from this folder's `index.ts`.
 */
export class Masked<out T> {
  readonly #value: T;

  constructor(key: typeof MINT, value: T) {
    if (key !== MINT) throw new TypeError('Masked values are made by the Masker only');
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  toJSON(): T {
    return this.#value;
  }
}

/** For the files of this folder only. */
export const mintMasked = <T>(value: T): Masked<T> => new Masked(MINT, value);
