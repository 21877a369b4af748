import { describe, expect, it } from '@jest/globals';
import { kindsAskedIn, QUESTION_WORDS } from './question-kinds.js';

describe('what a question asks for', () => {
  it.each(QUESTION_WORDS.flatMap(({ kind, samples }) => samples.map((sample) => [sample, kind] as const)))(
    '"%s" asks for %s alone',
    (sample, kind) => expect(kindsAskedIn(sample)).toEqual([kind]),
  );

  it.each([
    ['Why does it fail, and what changed?', ['wrong', 'changed']],
    ['Which limit did it hit?', ['wrong']],
    ['', ['wrong', 'changed', 'before']],
    ['Tell me about deployments', ['wrong']],
  ])('"%s" asks for %j', (sample, kinds) => expect(kindsAskedIn(sample)).toEqual(kinds));
});
