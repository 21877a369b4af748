import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { boundedRange } from './query-range.js';
import { MAX_RANGE_POINTS } from './series.js';

const NOW = Date.parse('2026-11-22T20:00:00Z');
const HOUR = 3_600_000;

describe('a range', () => {
  it('keeps the step that was wanted when it is wide enough', () => {
    const wanted = { startMs: NOW - HOUR, endMs: NOW, stepMs: 60_000 };
    expect(boundedRange(wanted, NOW)).toEqual(wanted);
  });

  it('gets a wider step where there would be too many points, and a default one without', () => {
    const wanted = { startMs: NOW - 24 * HOUR, endMs: NOW };
    expect(boundedRange({ ...wanted, stepMs: 60_000 }, NOW)).toMatchObject({ stepMs: 10 * 60_000 });
    expect(boundedRange({ ...wanted, stepMs: null }, NOW)).toMatchObject({ stepMs: 15 * 60_000 });
    expect(boundedRange({ startMs: NOW - HOUR, endMs: NOW, stepMs: null }, NOW)).toMatchObject({
      stepMs: 60_000,
    });
  });

  it('ends now when it would end later', () => {
    expect(boundedRange({ startMs: NOW - HOUR, endMs: NOW + HOUR, stepMs: null }, NOW)).toMatchObject({
      endMs: NOW,
    });
  });

  it.each([
    [NOW + 1, NOW + HOUR, 'the range lies in the future'],
    [NOW - HOUR, NOW - 2 * HOUR, 'the range ends before it starts'],
  ])('is refused when there is nothing in it', (startMs, endMs, reason) => {
    expect(boundedRange({ startMs, endMs, stepMs: null }, NOW)).toBe(reason);
  });

  it('never has more points than allowed, whatever is wanted', () => {
    const stepMs = fc.option(fc.integer({ min: 1, max: 30 * 24 * HOUR }));
    const length = fc.integer({ min: 0, max: 10 * 365 * 24 * HOUR });
    fc.assert(
      fc.property(length, stepMs, (ms, step) => {
        const range = boundedRange({ startMs: NOW - ms, endMs: NOW, stepMs: step }, NOW);
        if (typeof range === 'string') throw new Error(range);
        expect(Math.floor((range.endMs - range.startMs) / range.stepMs) + 1).toBeLessThanOrEqual(
          MAX_RANGE_POINTS,
        );
        if (step !== null) expect(range.stepMs).toBeGreaterThanOrEqual(step);
      }),
    );
  });
});
