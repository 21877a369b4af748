import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { orLate } from './or-late.js';

const never = new Promise<string>(() => undefined);

describe('work that is waited for so long', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('gives its value or its failure when it comes in time, and leaves no timer', async () => {
    expect(await orLate(Promise.resolve('done'), 100, () => 'late')).toBe('done');
    await expect(orLate(Promise.reject(new Error('no')), 100, () => 'late')).rejects.toThrow('no');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is replaced when it does not', async () => {
    let outcome = '';
    const waiting = orLate(never, 100, () => 'late').then((value) => (outcome = value));
    await jest.advanceTimersByTimeAsync(99);
    expect(outcome).toBe('');
    await jest.advanceTimersByTimeAsync(1);
    await waiting;
    expect(outcome).toBe('late');
  });

  it('fails as said when it does not', async () => {
    const waiting = orLate(never, 100, () => {
      throw new RangeError('too late');
    });
    const failed = expect(waiting).rejects.toThrow('too late');
    await jest.advanceTimersByTimeAsync(100);
    await failed;
  });
});
