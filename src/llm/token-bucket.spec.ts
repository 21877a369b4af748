import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { TokenBucket } from './token-bucket.js';

describe('a bucket of tokens', () => {
  it('starts full, flows evenly and never overflows', () => {
    const bucket = new TokenBucket(600, 0.01, 0);
    expect(bucket.waitMs(600, 0)).toBe(0);
    bucket.take(600, 0);
    expect(bucket.waitMs(100, 0)).toBe(10_000);
    expect(bucket.waitMs(100, 9999)).toBe(1);
    expect(bucket.waitMs(100, 10_000)).toBe(0);
    expect(bucket.waitMs(600, 3_600_000)).toBe(0);
    bucket.take(1, 3_600_000);
    expect(bucket.waitMs(600, 3_600_000)).toBe(100);
  });

  it('lets more than its capacity through when it is full, and then recovers from the debt', () => {
    const bucket = new TokenBucket(100, 1, 0);
    expect(bucket.waitMs(1000, 0)).toBe(0);
    bucket.take(1000, 0);
    expect(bucket.waitMs(1, 0)).toBe(901);
    bucket.take(-1000, 0);
    expect(bucket.waitMs(100, 0)).toBe(0);
  });

  const step = fc.record({
    /** From the clock, which may stand still. */
    passes: fc.integer({ min: 0, max: 5000 }),
    asks: fc.integer({ min: 0, max: 150 }),
  });
  const capacity = 100;
  const perMs = 0.02;

  it('never lets more through in any time than its capacity, what flowed in and one lump beyond', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const bucket = new TokenBucket(capacity, perMs, 0);
        const taken: { readonly at: number; readonly tokens: number }[] = [];
        let now = 0;
        for (const { passes, asks } of steps) {
          now += passes;
          if (bucket.waitMs(asks, now) > 0) continue;
          bucket.take(asks, now);
          taken.push({ at: now, tokens: asks });
        }
        for (const [index, { at }] of taken.entries()) {
          const since = taken.slice(index);
          const sum = since.reduce((total, { tokens }) => total + tokens, 0);
          const flowed = ((since.at(-1)?.at ?? at) - at) * perMs;
          const beyond = Math.max(0, ...since.map(({ tokens }) => tokens - capacity));
          expect(sum).toBeLessThanOrEqual(capacity + flowed + beyond + 1e-6);
        }
      }),
    );
  });

  it('has room after the wait it names, and not a moment earlier', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), step, (steps, last) => {
        const bucket = new TokenBucket(capacity, perMs, 0);
        let now = 0;
        for (const { passes, asks } of steps) bucket.take(asks, (now += passes));
        const wait = bucket.waitMs(last.asks, now);
        fc.pre(wait > 1);
        expect(bucket.waitMs(last.asks, now + wait - 2)).toBeGreaterThan(0);
        // One ms for the rounding of floating point.
        expect(bucket.waitMs(last.asks, now + wait + 1)).toBe(0);
      }),
    );
  });
});
