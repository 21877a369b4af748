import type { Call } from '../evidence/reading.js';
import type { ReadOutcome } from '../transport/read-outcome.js';
import { deadlineAfter, DeadlineExceeded, type Deadline } from '../waiting/deadline.js';
import { orAborted } from '../waiting/or-aborted.js';

/** What one integration asks of one backend for a case. Its calls end when its time is over, each with what it had by then. */
export class SourceSession {
  private readonly deadline: Deadline;

  /** @param limitMs time of all calls together, from now on */
  constructor(
    caller: AbortSignal,
    limitMs: number,
    private readonly now: () => Date,
  ) {
    this.deadline = deadlineAfter(caller, limitMs);
  }

  /**
   * Asks, and never rejects: a caller that gave up is an outcome too, as nobody may wait for it any more.
   * @param query how a person would write what is asked
   */
  async ask<T>(query: string, work: (signal: AbortSignal) => Promise<ReadOutcome<T>>): Promise<Call<T>> {
    const outcome = await this.outcome(work);
    return { outcome, query, collectedAt: this.now().toISOString() };
  }

  /** Lets go of the timer. */
  end(): void {
    this.deadline.release();
  }

  private async outcome<T>(work: (signal: AbortSignal) => Promise<ReadOutcome<T>>): Promise<ReadOutcome<T>> {
    const { signal } = this.deadline;
    try {
      signal.throwIfAborted();
      return await orAborted(work(signal), signal);
    } catch (error) {
      if (error instanceof DeadlineExceeded) {
        return { status: 'timeout', reason: `${error.message} (COLLECT_TIMEOUT_SECONDS)` };
      }
      return { status: 'error', reason: error instanceof Error ? error.message : String(error) };
    }
  }
}
