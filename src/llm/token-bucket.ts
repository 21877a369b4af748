/**
 * Tokens that flow in evenly and are taken out in lumps. Starts full. What is taken is an estimate, corrected later, so
 * its level may fall below zero: then nothing is let through until it has recovered. Pure; times in ms, monotonic.
 */
export class TokenBucket {
  #level: number;
  #at: number;

  /** @param perMs how much flows in; positive */
  constructor(
    readonly capacity: number,
    private readonly perMs: number,
    now: number,
  ) {
    this.#level = capacity;
    this.#at = now;
  }

  /** How long until so many tokens may be taken; 0 for now. More than the whole capacity needs a full bucket. */
  waitMs(tokens: number, now: number): number {
    this.#flow(now);
    const missing = Math.min(tokens, this.capacity) - this.#level;
    return missing <= 0 ? 0 : Math.ceil(missing / this.perMs);
  }

  /** How much is in it; below 0 while it recovers. */
  level(now: number): number {
    this.#flow(now);
    return this.#level;
  }

  /** Takes tokens, whether there are enough or not; a negative number gives back. */
  take(tokens: number, now: number): void {
    this.#flow(now);
    this.#level = Math.min(this.capacity, this.#level - tokens);
  }

  #flow(now: number): void {
    this.#level = Math.min(this.capacity, this.#level + Math.max(0, now - this.#at) * this.perMs);
    this.#at = Math.max(this.#at, now);
  }
}
