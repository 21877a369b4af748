import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { idle, sleep } from './sleep.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const ended = async (waiting: Promise<void>, ms: number): Promise<boolean> => {
  let over = false;
  waiting.then(
    () => (over = true),
    () => undefined,
  );
  await jest.advanceTimersByTimeAsync(ms);
  return over;
};

const left = (signal: AbortSignal) => [jest.getTimerCount(), getEventListeners(signal, 'abort').length];

describe.each([
  ['sleep', sleep],
  ['idle', idle],
])('%s', (_, wait) => {
  it('lasts as long as said, and leaves neither timer nor listener', async () => {
    const { signal } = new AbortController();
    expect(await ended(wait(100, signal), 99)).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(left(signal)).toEqual([0, 0]);
    expect(await ended(wait(100, signal), 100)).toBe(true);
  });
});

describe('sleep', () => {
  it('fails with the reason of its signal, at once', async () => {
    const owner = new AbortController();
    const waiting = sleep(60_000, owner.signal);
    owner.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await expect(sleep(60_000, owner.signal)).rejects.toThrow('enough');
    expect(left(owner.signal)).toEqual([0, 0]);
  });
});

describe('idle', () => {
  it('ends early and without an error when the loop is to stop', async () => {
    const loop = new AbortController();
    const waiting = idle(60_000, loop.signal);
    loop.abort(new Error('stop'));
    await expect(waiting).resolves.toBeUndefined();
    await expect(idle(60_000, loop.signal)).resolves.toBeUndefined();
    expect(left(loop.signal)).toEqual([0, 0]);
  });
});
