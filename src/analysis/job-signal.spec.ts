import { describe, expect, it, jest } from '@jest/globals';
import { jobSignal } from './job-signal.js';

describe('jobSignal', () => {
  it("ends with its owner, for the owner's reason", () => {
    const owner = new AbortController();
    const job = jobSignal(owner.signal, 60_000);
    owner.abort(new Error('shutdown'));
    expect(job.signal.reason).toEqual(new Error('shutdown'));
    job.release();
  });

  it('is over at once for an owner that is gone', () => {
    const job = jobSignal(AbortSignal.abort('gone'), 60_000);
    expect(job.signal).toMatchObject({ aborted: true, reason: 'gone' });
    job.release();
  });

  it('ends with a TimeoutError when its time is over, and not after it was given back', () => {
    jest.useFakeTimers();
    try {
      const { signal } = new AbortController();
      const [late, released] = [jobSignal(signal, 1000), jobSignal(signal, 1000)];
      released.release();
      jest.advanceTimersByTime(1001);
      expect(late.signal.reason).toMatchObject({ name: 'TimeoutError' });
      expect(released.signal.aborted).toBe(false);
    } finally {
      jest.useRealTimers();
    }
  });
});
