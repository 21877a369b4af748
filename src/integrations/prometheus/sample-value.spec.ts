import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { sampleText, sampleValue } from './sample-value.js';

it.each([
  ['NaN', Number.NaN],
  ['+Inf', Number.POSITIVE_INFINITY],
  ['Inf', Number.POSITIVE_INFINITY],
  ['-Inf', Number.NEGATIVE_INFINITY],
  ['1e+21', 1e21],
  ['1e-09', 1e-9],
  ['0.30000000000000004', 0.1 + 0.2],
  ['', Number.NaN],
  ['word', Number.NaN],
  ['toString', Number.NaN],
])('a sample %j is %d', (text, value) => {
  expect(sampleValue(text)).toBe(value);
});

it('any number survives being written and read', () => {
  fc.assert(
    fc.property(fc.double(), (value) => {
      expect(sampleValue(sampleText(value))).toBe(Object.is(value, -0) ? 0 : value);
    }),
  );
});
