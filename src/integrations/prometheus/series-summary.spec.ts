import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { summarise } from './series-summary.js';
import type { Sample } from './series.js';

const samplesOf = (values: readonly number[]): readonly Sample[] =>
  values.map((value, index) => ({ atMs: index * 1000, value }));
const many = (count: number, value: (index: number) => number): readonly number[] =>
  Array.from({ length: count }, (_, index) => value(index));

describe('a summary', () => {
  it('has the ends, the extremes with their moments, and the mean', () => {
    expect(summarise(samplesOf([2, 5, 1, 5, 2]))).toMatchObject({
      points: 5,
      notFinite: 0,
      first: { atMs: 0, value: 2 },
      last: { atMs: 4000, value: 2 },
      min: { atMs: 2000, value: 1 },
      max: { atMs: 1000, value: 5 },
      mean: expect.closeTo(3),
    });
  });

  it('is none of an empty series', () => {
    expect(summarise([])).toBeNull();
  });

  it('leaves out of its figures what is no number', () => {
    const values = [Number.NaN, 1, Number.POSITIVE_INFINITY, 3, Number.NEGATIVE_INFINITY];
    expect(summarise(samplesOf(values))).toEqual({
      points: 5,
      notFinite: 3,
      first: { atMs: 0, value: Number.NaN },
      last: { atMs: 4000, value: Number.NEGATIVE_INFINITY },
      min: { atMs: 1000, value: 1 },
      max: { atMs: 3000, value: 3 },
      mean: 2,
      trend: null,
      changedAtMs: null,
    });
    expect(summarise(samplesOf([Number.NaN, Number.NaN, Number.NaN]))).toMatchObject({
      min: null,
      max: null,
      mean: null,
      trend: null,
    });
  });

  it.each([
    ['the same value', many(20, () => 7), 'steady', null],
    ['zeros', many(20, () => 0), 'steady', null],
    ['a little noise on a large value', many(40, (n) => 1000 + Math.sin(n * 7)), 'steady', null],
    ['a line upwards', many(30, (n) => 10 + n), 'rising', null],
    ['a line downwards', many(30, (n) => 100 - 3 * n), 'falling', null],
    ['a step up', many(40, (n) => (n < 25 ? 2 : 9)), 'stepped up', 25_000],
    ['a step down', many(40, (n) => (n < 8 ? 1 : 0)), 'stepped down', 8000],
    ['a small but clear step', many(40, (n) => (n < 20 ? 0.9999 : 0.995)), 'stepped down', 20_000],
    ['a level, then a rise', many(40, (n) => (n < 20 ? 5 : 5 + (n - 19) * 4)), 'rising', 23_000],
    ['memory that grows until the container is killed', many(60, (n) => 40 + (n % 7) * 12), 'sawtooth', null],
    ['what goes on and off', many(40, (n) => (n % 4 < 2 ? 1 : 0)), 'varying', null],
    ['waves', many(60, (n) => Math.sin(n)), 'varying', null],
    ['one outlier', many(60, (n) => (n === 30 ? 50 : Math.sin(n))), 'varying', null],
    ['three values', [1, 1, 9], 'stepped up', 2000],
    ['huge values', many(20, (n) => (n < 10 ? 1e308 : -1e308)), 'stepped down', 10_000],
    ['tiny values', many(20, (n) => (n < 10 ? 5e-324 : 0)), 'stepped down', 10_000],
  ])('of %s says how they run', (_, values, trend, changedAtMs) => {
    expect(summarise(samplesOf(values))).toMatchObject({ trend, changedAtMs });
  });

  it('of any values stays within them, and does not depend on their unit', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, (numbers) => {
        const summary = summarise(samplesOf(numbers));
        expect(summary?.min?.value).toBe(Math.min(...numbers));
        expect(summary?.max?.value).toBe(Math.max(...numbers));
        expect(summary?.mean).toBeGreaterThanOrEqual(Math.min(...numbers) - 1e-9);
        expect(summary?.mean).toBeLessThanOrEqual(Math.max(...numbers) + 1e-9);
        const kibi = summarise(samplesOf(numbers.map((number) => number * 1024)));
        expect([kibi?.trend, kibi?.changedAtMs]).toEqual([summary?.trend, summary?.changedAtMs]);
        const times = samplesOf(numbers).map(({ atMs }) => atMs);
        if (summary?.changedAtMs !== null) expect(times).toContain(summary?.changedAtMs);
      }),
    );
  });
});
