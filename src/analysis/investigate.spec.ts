import { describe, expect, it } from '@jest/globals';
import { withReserve } from './investigate.js';

describe('the time the model is given', () => {
  it.each([
    ['a long job keeps five seconds', 225_000, 220_000],
    ['a short one a tenth', 2000, 1800],
    ['one that is over nothing', -10, -10],
  ])('%s', (_, left, given) => {
    expect(withReserve(1_000_000 + left, 1_000_000)).toBe(1_000_000 + given);
  });
});
