import { describe, expect, it } from '@jest/globals';
import { quantity } from './quantity.js';

describe('quantity', () => {
  it.each([
    ['256Mi', 256 * 1024 ** 2],
    ['1Gi', 1024 ** 3],
    ['250m', 0.25],
    ['12345678n', 0.012345678],
    ['2', 2],
    ['1.5', 1.5],
    ['2e3', 2000],
    ['1E', 1e18],
    ['5k', 5000],
    ['0', 0],
  ])('reads %s', (text, value) => {
    expect(quantity(text)).toBeCloseTo(value, 9);
  });

  it.each([undefined, '', 'Mi', '1Xi', 'one', '1 Gi'])('is null for %j', (text) => {
    expect(quantity(text)).toBeNull();
  });
});
