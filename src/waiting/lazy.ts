/**
 * What is made when it is first asked for and then kept. All who ask meanwhile wait for the same; one that failed is made
 * anew for the next who asks.
 */
export class Lazy<T> {
  #made: Promise<T> | null = null;

  constructor(private readonly make: () => Promise<T>) {}

  /** What was made or is being made; `null` before anybody asked, and after it failed. */
  get made(): Promise<T> | null {
    return this.#made;
  }

  /** @throws what making it fails with */
  get(): Promise<T> {
    this.#made ??= this.make().catch((error: unknown) => {
      this.#made = null;
      throw error;
    });
    return this.#made;
  }
}
