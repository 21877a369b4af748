import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { loadSettings } from '../config/load.js';
import { beginningOf } from './beginning-of.js';
import { RuleMasker } from './rule-masker.js';

it('ends where a word does', () => {
  expect(beginningOf('one two three', 9)).toBe('one two');
  expect(beginningOf('one two three', 7)).toBe('one two');
  expect(beginningOf('one two', 20)).toBe('one two');
  expect(beginningOf('x'.repeat(30), 20)).toBe('x'.repeat(20));
});

it('leaves no part of a secret that masking the whole would have hidden, wherever it cuts', () => {
  const masker = new RuleMasker(loadSettings({}));
  const line =
    'dial postgres://shop:Tr0ub4dor3x@db:5432/shop with password="Tr0ub4dor3x" and --token Tr0ub4dor3x now';
  fc.assert(
    fc.property(fc.integer({ min: 1, max: line.length }), (most) => {
      expect(masker.text(beginningOf(line, most)).value).not.toMatch(/Tr0ub/);
    }),
  );
});
