import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { deadlineAfter, DeadlineExceeded } from './deadline.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const left = (owner: AbortSignal) => [jest.getTimerCount(), getEventListeners(owner, 'abort').length];

describe('a deadline', () => {
  it('ends when its time is over, and says how long that was', () => {
    const deadline = deadlineAfter(new AbortController().signal, 1500);
    jest.advanceTimersByTime(1499);
    expect([deadline.signal.aborted, deadline.remainingMs()]).toEqual([false, 1]);
    jest.advanceTimersByTime(1);
    expect(deadline.signal.reason).toEqual(new DeadlineExceeded(1500));
    expect(deadline.signal.reason).toMatchObject({ message: 'no answer within 1.5 s' });
  });

  it('ends with a reason of its own where one is given', () => {
    const deadline = deadlineAfter(new AbortController().signal, 10, () => new RangeError('too late'));
    jest.advanceTimersByTime(10);
    expect(deadline.signal.reason).toEqual(new RangeError('too late'));
  });

  it("ends with its owner, for the owner's reason", () => {
    const owner = new AbortController();
    const deadline = deadlineAfter(owner.signal, 60_000);
    owner.abort(new Error('shutdown'));
    expect(deadline.signal.reason).toEqual(new Error('shutdown'));
  });

  it('is over at once for an owner that is gone', () => {
    expect(deadlineAfter(AbortSignal.abort('gone'), 60_000).signal).toMatchObject({
      aborted: true,
      reason: 'gone',
    });
  });

  it('keeps its first reason', () => {
    const owner = new AbortController();
    const deadline = deadlineAfter(owner.signal, 10);
    deadline.end('done');
    owner.abort('later');
    deadline.end('later still');
    jest.advanceTimersByTime(10);
    expect(deadline.signal.reason).toBe('done');
  });

  it('does not end any more once it was let go', () => {
    const owner = new AbortController();
    const deadline = deadlineAfter(owner.signal, 10);
    deadline.release();
    jest.advanceTimersByTime(10);
    owner.abort();
    expect(deadline.signal.aborted).toBe(false);
  });

  it.each([0, -1, -Infinity])('of %d ms is over with the next turn', (ms) => {
    const deadline = deadlineAfter(new AbortController().signal, ms);
    expect(deadline.signal.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(deadline.signal.aborted).toBe(true);
  });

  it.each([2 ** 31, Number.MAX_SAFE_INTEGER, Infinity])('of %d ms does not fire at once', (ms) => {
    const deadline = deadlineAfter(new AbortController().signal, ms);
    jest.advanceTimersByTime(86_400_000);
    expect(deadline.signal.aborted).toBe(false);
    deadline.release();
  });

  it('leaves neither timer nor listener, whatever ended it and in whatever order', () => {
    const step = fc.constantFrom('owner', 'time', 'end', 'release' as const);
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        const owner = new AbortController();
        const deadline = deadlineAfter(owner.signal, 100);
        expect(left(owner.signal)).toEqual([1, 1]);
        for (const next of steps) {
          if (next === 'owner') owner.abort(next);
          else if (next === 'time') jest.advanceTimersByTime(100);
          else if (next === 'end') deadline.end(next);
          else deadline.release();
          expect(left(owner.signal)).toEqual([0, 0]);
        }
      }),
    );
  });
});
