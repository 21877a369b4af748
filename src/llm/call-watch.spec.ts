import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CallWatch } from './call-watch.js';
import type { LlmError } from './failure.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const never = new Promise<never>(() => undefined);
const times = { totalMs: 10_000, idleMs: 3000 };

/** A call that gives a sign of life every second for so long; then time passes until it was ended. */
const endOf = async (watch: CallWatch, aliveMs: number): Promise<{ after: number; kind: string }> => {
  const startedAt = Date.now();
  let after = -1;
  watch.signal.addEventListener('abort', () => (after = Date.now() - startedAt));
  for (let ms = 1000; ms <= aliveMs; ms += 1000) {
    jest.advanceTimersByTime(1000);
    watch.alive();
  }
  jest.advanceTimersByTime(60_000);
  const kind = await watch.answer(never).catch((error: LlmError) => error.kind);
  return { after, kind };
};

const limits = (ms: number, signal = new AbortController().signal) => ({
  signal,
  deadlineAt: Date.now() + ms,
});

describe('a call that is watched', () => {
  it.each([
    ['says nothing', 0, 60_000, { after: 3000, kind: 'timeout' }],
    ['falls silent', 4000, 60_000, { after: 7000, kind: 'timeout' }],
    ['talks for too long', 9000, 60_000, { after: 10_000, kind: 'timeout' }],
    ['talks until the deadline', 9000, 8500, { after: 8500, kind: 'deadline' }],
    ['is silent when the deadline comes', 0, 2000, { after: 2000, kind: 'deadline' }],
  ])('and %s is ended in time, saying why', async (_, aliveMs, deadlineMs, expected) => {
    expect(await endOf(new CallWatch(limits(deadlineMs), times), aliveMs)).toEqual(expected);
  });

  it.each([
    ['its answer', Promise.resolve('yes'), { status: 'fulfilled', value: 'yes' }],
    ['its failure', Promise.reject(new Error('no')), { status: 'rejected', reason: new Error('no') }],
  ])('gives %s', async (_, call, outcome) => {
    const watch = new CallWatch(limits(60_000), times);
    expect(await Promise.allSettled([watch.answer(call)])).toEqual([outcome]);
    watch.dispose();
  });

  it('is ended with its owner', async () => {
    const owner = new AbortController();
    const watch = new CallWatch(limits(60_000, owner.signal), times);
    owner.abort();
    await expect(watch.answer(never)).rejects.toMatchObject({ kind: 'cancelled' });
    expect(watch.signal.aborted).toBe(true);
  });

  it.each([
    ['its owner has left', limits(1000, AbortSignal.abort()), 'cancelled'],
    ['the deadline is over', { signal: new AbortController().signal, deadlineAt: 0 }, 'deadline'],
  ])('does not begin when %s', (_, given, kind) => {
    expect(() => new CallWatch(given, times)).toThrow(expect.objectContaining({ kind }));
    expect(jest.getTimerCount()).toBe(0);
  });

  it.each([
    ['is over', (watch: CallWatch) => watch.dispose()],
    ['was ended', () => jest.advanceTimersByTime(5000)],
  ])('leaves no timer and no listener when it %s', (_, end) => {
    const { signal } = new AbortController();
    const watch = new CallWatch(limits(60_000, signal), times);
    expect([jest.getTimerCount(), getEventListeners(signal, 'abort').length]).toEqual([2, 1]);
    end(watch);
    watch.alive();
    expect([jest.getTimerCount(), getEventListeners(signal, 'abort').length]).toEqual([0, 0]);
  });
});
