import { doublingMs } from '../../waiting/backoff.js';
import type { Told } from './told.js';

/** How long a sink that fails is left alone, ms: not every message that waits for it runs into its time-out. */
const FAILING_MS = { first: 1000, most: 60_000 };

/** Until a sink that is being told something is asked for again, ms. */
const BUSY_MS = 400;

/** Of one sink in this process: one message at a time, and none while it asks to wait or is away. */
export class SinkGate {
  #busy = false;
  #closedUntil = 0;
  #failures = 0;

  /** @returns ms to wait; 0: it is taken, and {@link leave} has to follow */
  enter(now: number): number {
    if (this.#closedUntil > now) return this.#closedUntil - now;
    if (this.#busy) return BUSY_MS;
    this.#busy = true;
    return 0;
  }

  leave(): void {
    this.#busy = false;
  }

  /** What the sink made of a message. */
  note(told: Told, now: number): void {
    if (told.kind === 'throttled') this.#closedUntil = now + told.afterMs;
    else if (told.kind === 'failed' || told.kind === 'unknown') {
      this.#failures += 1;
      this.#closedUntil = now + doublingMs(this.#failures, FAILING_MS);
    } else this.#failures = 0;
  }
}
