import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { abortedAfter } from './aborted-after.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a signal that follows another', () => {
  it.each(['before', 'after'])('is aborted so long after it, when that was %s it was asked for', (when) => {
    const stop = new AbortController();
    if (when === 'before') stop.abort();
    const cut = abortedAfter(stop.signal, 100, () => new Error('the grace is over'));
    jest.advanceTimersByTime(when === 'before' ? 0 : 1000);
    stop.abort();
    jest.advanceTimersByTime(99);
    expect(cut.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(cut.reason).toEqual(new Error('the grace is over'));
  });

  it('is not aborted while the first is not', () => {
    const cut = abortedAfter(new AbortController().signal, 100, () => new Error('the grace is over'));
    jest.advanceTimersByTime(1_000_000);
    expect([cut.aborted, jest.getTimerCount()]).toEqual([false, 0]);
  });
});
