import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { leaseHeldDelayMs, retryDelayMs } from './retry-delay.js';

const middle = (): number => 0.5;

describe('the wait before an attempt is repeated', () => {
  it.each([
    [0, 5000],
    [1, 5000],
    [2, 30_000],
    [3, 120_000],
    [4, 600_000],
    [5, 1_800_000],
    [99, 1_800_000],
  ])('after %i attempts: %i ms', (attempts, ms) => {
    expect(retryDelayMs(attempts, middle)).toBe(ms);
  });

  it('is spread by a fifth to either side', () => {
    expect([retryDelayMs(1, () => 0), retryDelayMs(1, () => 1)]).toEqual([4000, 6000]);
  });
});

describe('the wait for a lease', () => {
  it.each([
    [1, 200],
    [2, 400],
    [4, 1600],
    [6, 5000],
    [99, 5000],
  ])('at delivery %i is %i ms for a lease of 45 s', (deliveries, ms) => {
    expect(leaseHeldDelayMs(deliveries, 45_000, middle)).toBe(ms);
  });

  it('is never long beside a short lease, and spread', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, random) => {
          const ms = leaseHeldDelayMs(n, 9000, () => random);
          expect(ms).toBeGreaterThanOrEqual(160);
          expect(ms).toBeLessThanOrEqual(1200);
        },
      ),
    );
  });
});
