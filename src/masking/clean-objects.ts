/**
 * Remembers objects that masking made and in which it changed nothing: what was read stands in the prompt's case, in the
 * report, in the group's result and in each alert's, and is walked once. Only copies that masking made itself are taken
 * in, never a caller's object: nobody else can change them. They are forgotten with the objects.
 */
export class CleanObjects {
  readonly #keys = new WeakMap<object, string | null>();

  /** @param key under which the object was found: what it hides hangs on it */
  add(made: object, key: string | null): void {
    this.#keys.set(made, key);
  }

  /** Whether the object, under this key, holds nothing that masking would change. */
  has(value: object, key: string | null): boolean {
    return this.#keys.get(value) === key;
  }
}
