import { expect, it } from '@jest/globals';
import { retryAfterMs } from './retry-after.js';

const now = Date.parse('2026-11-22T20:00:00Z');

it.each([
  [429, '3', 3000],
  [503, '3', 3000],
  [429, '0', 100],
  [429, undefined, 1000],
  [429, 'soon', 1000],
  [503, undefined, null],
  [503, 'soon', null],
  [429, 'Sun, 22 Nov 2026 20:00:05 GMT', 5000],
  [429, 'Sun, 22 Nov 2026 19:00:00 GMT', 100],
  [500, '3', null],
])('status %i with %j asks to wait %j ms', (status, header, expected) => {
  expect(retryAfterMs(status, header, now)).toBe(expected);
});
