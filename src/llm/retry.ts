import { retry, throwError, timer, type MonoTypeOperatorFunction } from 'rxjs';
import { doublingMs, jittered } from '../waiting/backoff.js';
import { LlmError } from './failure.js';

/** How often and how long a failing call is tried again. Times in ms. */
export interface RetryPolicy {
  /** Calls in all, the first included. */
  readonly maxAttempts: number;
  readonly minWaitMs: number;
  readonly maxWaitMs: number;
  /** No further call starts later than this after the first. */
  readonly totalMs: number;
}

/** Share by which a wait is shorter or longer. */
const JITTER = 0.25;

/** Where a failing call stands. Times in ms since the epoch. */
export interface RetryState {
  /** Calls made so far; at least 1. */
  readonly attempts: number;
  readonly startedAt: number;
  readonly now: number;
  /** No call may start at or after this. */
  readonly deadlineAt: number;
  /** From 0 to 1. */
  readonly random: number;
}

/**
 * Milliseconds until the next call, or `null` when there is none: the failure is not a passing one, the attempts are
 * used up, or the wait would end after the time that is left. The wait doubles from 1 s within the policy's bounds, with
 * a quarter of jitter; what the provider itself asks for is obeyed even above the longest wait.
 */
export const waitBeforeRetry = (
  failure: unknown,
  { attempts, startedAt, now, deadlineAt, random }: RetryState,
  policy: RetryPolicy,
): number | null => {
  if (!(failure instanceof LlmError) || !failure.retry) return null;
  if (attempts >= policy.maxAttempts) return null;
  const doubled = jittered(doublingMs(attempts, { first: 1000, most: Infinity }), JITTER, random);
  const bounded = Math.min(policy.maxWaitMs, Math.max(policy.minWaitMs, doubled));
  const wait = Math.ceil(Math.max(bounded, failure.retryAfterMs ?? 0));
  const end = Math.min(startedAt + policy.totalMs, deadlineAt);
  return now + wait < end ? wait : null;
};

/**
 * The only retry of model calls: SDKs retry nothing, and nothing above repeats a call. Resubscribes to the source after
 * {@link waitBeforeRetry}, else passes the failure on. `onRetry` hears of each wait.
 */
export const retryTransient = <T>(
  policy: RetryPolicy,
  deadlineAt: number,
  onRetry: (failure: LlmError, waitMs: number) => void,
): MonoTypeOperatorFunction<T> => {
  const startedAt = Date.now();
  return retry({
    delay: (failure: unknown, attempts) => {
      const state = { attempts, startedAt, now: Date.now(), deadlineAt, random: Math.random() };
      const wait = waitBeforeRetry(failure, state, policy);
      if (wait === null || !(failure instanceof LlmError)) return throwError(() => failure);
      onRetry(failure, wait);
      return timer(wait);
    },
  });
};
