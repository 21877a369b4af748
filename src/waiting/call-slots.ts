import { orAborted } from './call-deadline.js';

/** Lets at most `size` calls run at once; the others wait in the order they came, or until they are aborted. */
export class CallSlots {
  private readonly waiting: (() => void)[] = [];
  private free: number;

  constructor(size: number) {
    this.free = size;
  }

  /** @throws the signal's reason when it is aborted while waiting */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    if (this.free > 0) this.free -= 1;
    else await this.wait(signal);
    try {
      return await work();
    } finally {
      this.release();
    }
  }

  private async wait(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.waiting.push(resolve);
    try {
      await orAborted(promise, signal);
    } catch (error) {
      const place = this.waiting.indexOf(resolve);
      if (place >= 0) this.waiting.splice(place, 1);
      else this.release(); // the slot was handed over just as the caller gave up
      throw error;
    }
  }

  /** A freed slot goes to the longest waiting call without becoming free in between. */
  private release(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free += 1;
    else next();
  }
}
