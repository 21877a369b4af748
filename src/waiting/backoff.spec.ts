import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { doublingMs, jittered } from './backoff.js';

describe('a wait that doubles', () => {
  it.each([
    [0, 250],
    [1, 250],
    [2, 500],
    [3, 1000],
    [7, 10_000],
    [5000, 10_000],
  ])('is before repetition %i %i ms', (repetition, ms) => {
    expect(doublingMs(repetition, { first: 250, most: 10_000 })).toBe(ms);
  });
});

describe('jitter', () => {
  it('keeps a time within its share, and reaches both ends', () => {
    expect([0, 0.5, 1].map((random) => jittered(1000, 0.25, random))).toEqual([750, 1000, 1250]);
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_600_000 }), unit, unit, (ms, share, random) => {
        const wait = jittered(ms, share, random);
        expect(wait).toBeGreaterThanOrEqual(ms * (1 - share) - 1e-6);
        expect(wait).toBeLessThanOrEqual(ms * (1 + share) + 1e-6);
      }),
    );
  });
});
