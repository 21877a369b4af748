import { orAborted } from './or-aborted.js';

/**
 * Lets work run side by side, and some of it alone: what runs alone waits until nothing else runs, and nothing new begins
 * meanwhile. In the order of asking.
 */
export class Solitude {
  #running = 0;
  #isAlone = false;
  readonly #waiting: { readonly alone: boolean; readonly go: () => void }[] = [];

  /**
   * @param alone whether nothing else may run meanwhile
   * @throws the signal's reason when it is aborted before the work began
   */
  async run<T>(alone: boolean, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#admitted(alone, signal);
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#isAlone = false;
      this.#admitNext();
    }
  }

  async #admitted(alone: boolean, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#waiting.length === 0 && this.#mayRun(alone)) return this.#enter(alone);
    const { promise, resolve } = Promise.withResolvers<void>();
    const entry = { alone, go: resolve };
    this.#waiting.push(entry);
    try {
      await orAborted(promise, signal);
    } catch (error) {
      const place = this.#waiting.indexOf(entry);
      if (place >= 0) this.#waiting.splice(place, 1);
      else this.#running -= 1; // it was let in as it gave up
      if (place < 0 && alone) this.#isAlone = false;
      this.#admitNext();
      throw error;
    }
  }

  #mayRun(alone: boolean): boolean {
    return alone ? this.#running === 0 : !this.#isAlone;
  }

  #enter(alone: boolean): void {
    this.#running += 1;
    this.#isAlone = alone;
  }

  #admitNext(): void {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      if (!this.#mayRun(next.alone)) return;
      this.#waiting.shift();
      this.#enter(next.alone);
      next.go();
    }
  }
}
