import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LlmError } from './failure.js';
import { waitBeforeRetry, type RetryPolicy, type RetryState } from './retry.js';

const policy: RetryPolicy = { maxAttempts: 5, minWaitMs: 1000, maxWaitMs: 60_000, totalMs: 180_000 };
const state: RetryState = { attempts: 1, startedAt: 0, now: 0, deadlineAt: 220_000, random: 0.5 };
const overloaded = (retryAfterMs?: number): LlmError =>
  new LlmError('overloaded', 'overloaded', { retryAfterMs: retryAfterMs ?? null });

describe('wait before a model call is repeated', () => {
  it('doubles, within the shortest and the longest wait', () => {
    const waits = [1, 2, 3, 4].map((attempts) =>
      waitBeforeRetry(overloaded(), { ...state, attempts }, policy),
    );
    expect(waits).toEqual([1000, 2000, 4000, 8000]);
    const short = { ...policy, maxWaitMs: 3000 };
    expect(waitBeforeRetry(overloaded(), { ...state, attempts: 4 }, short)).toBe(3000);
    expect(waitBeforeRetry(overloaded(), state, { ...policy, minWaitMs: 5000 })).toBe(5000);
  });

  it('obeys the provider, also above the longest wait', () => {
    expect(waitBeforeRetry(overloaded(90_000), state, policy)).toBe(90_000);
    expect(waitBeforeRetry(overloaded(100), state, policy)).toBe(1000);
  });

  it.each([
    ['the attempts are used up', overloaded(), { ...state, attempts: 5 }],
    ['the provider asks for more time than is left', overloaded(300_000), state],
    ['the total time of retries is over', overloaded(), { ...state, now: 179_500 }],
    ['the deadline is near', overloaded(), { ...state, deadlineAt: 900 }],
    ['the failure lasts', new LlmError('unauthorised', 'no'), state],
    ['it is a defect', new TypeError('x'), state],
  ])('gives up when %s', (_, failure, at) => {
    expect(waitBeforeRetry(failure, at, policy)).toBeNull();
  });

  it('never ends a wait at or after the deadline', () => {
    const moment = fc.integer({ min: 0, max: 300_000 });
    fc.assert(
      fc.property(
        moment,
        moment,
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (now, deadlineAt, attempts, random) => {
          const at = { ...state, now, deadlineAt, attempts, random };
          const wait = waitBeforeRetry(overloaded(), at, { ...policy, maxAttempts: 20 });
          expect(wait === null || now + wait < deadlineAt).toBe(true);
        },
      ),
    );
  });
});
