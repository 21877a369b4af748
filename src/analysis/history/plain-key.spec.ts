import { expect, it } from '@jest/globals';
import { ruleMasker } from '../../../test/support/rule-masker.js';
import { plainKey } from './plain-key.js';

it.each([
  ['INC-1772442870:5f1c0a9be2d7463a', 'INC-1772442870:5f1c0a9be2d7463a'],
  ['Bearer abcdefgh12345678:5f1c0a9be2d7463a', null],
  ['[MASKED]:5f1c0a9be2d7463a', null],
])('the key %s is stored as %s', (key, stored) => {
  expect(plainKey(key, ruleMasker())).toBe(stored);
});
