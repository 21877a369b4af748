import { deadlineAfter, type Deadline } from '../waiting/deadline.js';
import { orAborted } from '../waiting/or-aborted.js';
import type { CallLimits } from './call.js';
import { LlmError } from './failure.js';

/** Times of one call, in ms. */
export interface CallTimes {
  /** The whole answer. */
  readonly totalMs: number;
  /** Without a sign of life. */
  readonly idleMs: number;
}

/**
 * Watches one call: ends it when its owner leaves, when the deadline or its own time is over, or when it gives no sign of
 * life. The SDKs report every abort alike, so what ended the call is known here only. {@link dispose} it after the call,
 * whatever became of it: its timers and its listener go then.
 */
export class CallWatch {
  readonly #owner: AbortSignal;
  readonly #deadline: Deadline;
  readonly #idle: NodeJS.Timeout;
  #disposed = false;

  /** @throws {LlmError} when the owner has left or the deadline is over already */
  constructor({ signal, deadlineAt }: CallLimits, { totalMs, idleMs }: CallTimes) {
    const left = Math.ceil(deadlineAt - Date.now());
    if (signal.aborted) throw cancelled(signal);
    if (left <= 0) throw deadlineOver();
    this.#owner = signal;
    this.#deadline = deadlineAfter(signal, Math.min(left, totalMs), () =>
      left <= totalMs ? deadlineOver() : timeout('the model did not answer in time'),
    );
    const silent = timeout(`the model gave no sign of life for ${Math.ceil(idleMs / 1000)} s`);
    this.#idle = setTimeout(() => this.#deadline.end(silent), idleMs);
    this.signal.addEventListener('abort', () => this.dispose(), { once: true });
  }

  /** What the call must obey. */
  get signal(): AbortSignal {
    return this.#deadline.signal;
  }

  /** To be called with every sign of life. */
  readonly alive = (): void => {
    // A sign of life may come late; it must not wake the timer again.
    if (!this.#disposed) this.#idle.refresh();
  };

  /**
   * The answer of the call.
   * @throws {LlmError} as soon as the call is ended, which says why; else what the call throws
   */
  async answer<T>(call: Promise<T>): Promise<T> {
    try {
      return await orAborted(call, this.signal);
    } catch (error) {
      if (!this.signal.aborted) throw error;
      throw this.signal.reason instanceof LlmError ? this.signal.reason : cancelled(this.#owner);
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#deadline.release();
    clearTimeout(this.#idle);
  }
}

export const cancelled = (signal: AbortSignal): LlmError =>
  new LlmError('cancelled', 'the analysis was ended', { cause: signal.reason });

export const deadlineOver = (): LlmError => new LlmError('deadline', 'the time for this analysis was over');

const timeout = (message: string): LlmError => new LlmError('timeout', message);
