import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { plainMarker } from './marker.js';
import { RuleSet } from './rule-set.js';
import { TEXT_RULES } from './rules/index.js';
import { maskText } from './text-masking.js';

/** What rules begin to read at, and what they read on over. */
const PIECES = [
  'a A 1 / + = \n " \' \\ : , ; @ ? & . - _ $ [ {'.split(' '),
  [
    ' ',
    'password=',
    'token',
    '"secret":"',
    '\\"key\\":\\"',
    'Bearer a1',
    'Authorization: ',
    'authorization: digest ',
  ],
  [
    'eyJ',
    'eyJa.',
    '://a:',
    '?key=',
    '--token ',
    '-----BEGIN A-----',
    '-----END A-----',
    'cookie: a',
    'sk-ant-',
  ],
  ['ghp_', 'xoxb-1', 'AKIA', 'glpat-', '1234567890:AA', '[MASKED]', '[HASH:'],
].flat();

/** At this length, reading each character once per character would take minutes: the test would not end in time. */
const LENGTH = 300_000;

it.each(TEXT_RULES.map((rule) => [rule.id, rule] as const))(
  'rule %s ends on long texts made to be slow',
  (_, rule) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }), (unit) => {
        const piece = unit.join('');
        const text = piece.repeat(Math.ceil(LENGTH / piece.length));
        expect(typeof maskText(text, plainMarker, new RuleSet([rule]))).toBe('string');
      }),
      { numRuns: 12 },
    );
  },
);
