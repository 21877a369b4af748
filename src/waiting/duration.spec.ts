import { expect, it } from '@jest/globals';
import { durationSeconds } from './duration.js';

it.each([
  ['30', 30],
  ['2.5', 2.5],
  ['90s', 90],
  ['1h30m', 5400],
  ['250ms', 0.25],
  [' 1d ', 86_400],
  ['0', undefined],
  ['0s', undefined],
  ['-5', undefined],
  ['5 minutes', undefined],
  ['1x', undefined],
  ['', undefined],
  ['1'.repeat(400), undefined],
])('%j is %s seconds', (text, seconds) => {
  expect(durationSeconds(text)).toBe(seconds);
});
