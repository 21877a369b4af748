import { StreamUnavailable } from './ports.js';
import { leaseHeldDelayMs, retryDelayMs } from './retry-delay.js';
import { deadLetter, type DeadLetterReason, retryAfter, type Settlement } from './settlement.js';

/** What kept a message from being worked to its end. */
export type Failure =
  /** No amount of trying helps. */
  | { readonly kind: 'invalid-input'; readonly stage: DeadLetterReason['stage']; readonly reason: string }
  /** Another delivery works on the group. */
  | { readonly kind: 'lease-held'; readonly deliveries: number; readonly leaseTtlMs: number }
  /** The process stops: not the message's fault. */
  | { readonly kind: 'stopping' }
  /** State could not be read or written, or an answer not published: nothing was spent, so it is tried for ever. */
  | { readonly kind: 'stream-unavailable'; readonly deliveries: number }
  /** A defect met a message. */
  | {
      readonly kind: 'defect';
      readonly stage: 'intake' | 'work' | 'notify';
      readonly reason: string;
      readonly deliveries: number;
    }
  /** An analysis was begun and its result not stored. */
  | {
      readonly kind: 'analysis-failed';
      readonly class: string;
      readonly reason: string;
      readonly attempts: number;
      readonly firstFailureAt: number | null;
    };

/** A message is given up after this many attempts. */
export const MAX_ATTEMPTS = 5;

/** Longest step of the retry delays for what is tried for ever: an outage must not leave messages asleep for long. */
const OUTAGE_STEPS = 3;

/** What becomes of a message after a failure. Pure but for the jitter, which `random` gives. */
export const settleFailure = (failure: Failure, random: () => number = Math.random): Settlement => {
  switch (failure.kind) {
    case 'invalid-input':
      return deadLetter({
        stage: failure.stage,
        class: 'invalid-input',
        reason: failure.reason,
        attempts: 1,
        firstFailureAt: null,
      });
    case 'lease-held':
      return retryAfter(leaseHeldDelayMs(failure.deliveries, failure.leaseTtlMs, random), 'lease-held');
    case 'stopping':
      return retryAfter(0, 'stopping');
    case 'stream-unavailable':
      return retryAfter(
        retryDelayMs(Math.min(failure.deliveries, OUTAGE_STEPS), random),
        'stream-unavailable',
      );
    case 'defect':
      return failure.deliveries < MAX_ATTEMPTS
        ? retryAfter(retryDelayMs(failure.deliveries, random), 'defect')
        : deadLetter({
            stage: failure.stage,
            class: 'defect',
            reason: failure.reason,
            attempts: failure.deliveries,
            firstFailureAt: null,
          });
    case 'analysis-failed':
      return failure.attempts < MAX_ATTEMPTS
        ? retryAfter(retryDelayMs(failure.attempts, random), failure.class)
        : deadLetter({
            stage: 'work',
            class: failure.class,
            reason: failure.reason,
            attempts: failure.attempts,
            firstFailureAt: failure.firstFailureAt,
          });
  }
};

/** An error as one line. */
export const errorText = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/** The failure that something thrown stands for: the stream is away, which passes, or a defect, which does not. */
export const failureOf = (error: unknown, stage: 'intake' | 'work' | 'notify', deliveries: number): Failure =>
  error instanceof StreamUnavailable
    ? { kind: 'stream-unavailable', deliveries }
    : { kind: 'defect', stage, reason: errorText(error), deliveries };
