import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { searchWindow } from './search-window.js';

it.each([
  [1_000_500, 2_000_500, { start: 1000, end: 2001 }],
  [5_000, 5_000, { start: 5, end: 6 }],
  [0, 10_000, { start: 1, end: 10 }],
  [0, 1_000_000_000, { start: 395_200, end: 1_000_000 }],
  [2_000, 1_000, null],
  [-9_000, -5_000, null],
  [Number.NaN, 5_000, null],
])('from %d to %d ms is %j', (start, end, window) => {
  expect(searchWindow(start, end)).toEqual(window);
});

it('is always one that Tempo takes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 1e12 }), (startMs, lengthMs) => {
      const window = searchWindow(startMs, startMs + lengthMs);
      if (window === null) return;
      expect(window.start).toBeGreaterThan(0);
      expect(window.end).toBeGreaterThan(window.start);
      expect(window.end - window.start).toBeLessThanOrEqual(168 * 3600);
      expect(window.end * 1000).toBeGreaterThanOrEqual(startMs + lengthMs);
    }),
  );
});
