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
  readonly #controller = new AbortController();
  readonly #owner: AbortSignal;
  readonly #idle: NodeJS.Timeout;
  readonly #total: NodeJS.Timeout;
  readonly #onAbort = (): void => this.#end(cancelled(this.#owner));
  #disposed = false;
  #reject: (failure: LlmError) => void = () => undefined;
  /** Rejects as soon as the call is ended; never resolves. */
  readonly ended = new Promise<never>((_, reject) => (this.#reject = reject));

  /** @throws {LlmError} when the owner has left or the deadline is over already */
  constructor({ signal, deadlineAt }: CallLimits, { totalMs, idleMs }: CallTimes) {
    const left = Math.ceil(deadlineAt - Date.now());
    if (signal.aborted) throw cancelled(signal);
    if (left <= 0) throw deadlineOver();
    // Nobody may be waiting any more when the call is ended.
    this.ended.catch(() => undefined);
    this.#owner = signal;
    signal.addEventListener('abort', this.#onAbort, { once: true });
    this.#total = setTimeout(
      () => this.#end(left <= totalMs ? deadlineOver() : timeout('the model did not answer in time')),
      Math.min(left, totalMs),
    );
    this.#idle = setTimeout(
      () => this.#end(timeout(`the model gave no sign of life for ${Math.ceil(idleMs / 1000)} s`)),
      idleMs,
    );
  }

  /** What the call must obey. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** To be called with every sign of life. */
  readonly alive = (): void => {
    // A sign of life may come late; it must not wake the timer again.
    if (!this.#disposed) this.#idle.refresh();
  };

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#total);
    clearTimeout(this.#idle);
    this.#owner.removeEventListener('abort', this.#onAbort);
  }

  #end(failure: LlmError): void {
    this.dispose();
    this.#reject(failure);
    this.#controller.abort(failure);
  }
}

export const cancelled = (signal: AbortSignal): LlmError =>
  new LlmError('cancelled', 'the analysis was ended', { cause: signal.reason });

export const deadlineOver = (): LlmError => new LlmError('deadline', 'the time for this analysis was over');

const timeout = (message: string): LlmError => new LlmError('timeout', message);
