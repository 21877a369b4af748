import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../prompt/answer.js';
import { unverifiedIn } from './verify.js';

const evidence = [
  { id: 'E1', status: 'ok' },
  { id: 'E2', status: 'absent' },
  { id: 'E3', status: 'forbidden' },
] as const;

const answer = (overrides: Partial<Answer>): Answer => ({
  summary: { en: 'S', ko: 'S' },
  detail: { en: 'D', ko: 'D' },
  cause: null,
  confidence: null,
  citations: [],
  missingEvidence: [],
  nextSteps: [],
  ...overrides,
});
const citing = (...ids: string[]): Pick<Answer, 'citations'> => ({
  citations: [{ claim: 'it is so', evidence: ids }],
});

describe('verifying an answer', () => {
  it.each<[string, Partial<Answer>, readonly string[]]>([
    ['accepts what was read and what is absent', { cause: 'c', ...citing('E1', 'E2') }, []],
    ['accepts an answer that claims nothing', {}, []],
    [
      'reports ids that do not exist, also in the texts',
      { ...citing('E1', 'E9'), detail: { en: 'see (E8)', ko: '' } },
      ['the model cited evidence that does not exist: E9, E8'],
    ],
    [
      'reports failed readings that are taken for evidence',
      citing('E1', 'E3'),
      ['the model cited evidence that could not be read: E3 (forbidden)'],
    ],
    ['reports a claim without evidence', citing(), ['the model gave no evidence for: it is so']],
    [
      'reports a cause that rests on nothing',
      { cause: 'c' },
      ['the model named a cause without citing evidence'],
    ],
    [
      'takes a citation in the text for the cause',
      { cause: 'c', summary: { en: 'OOM (E1)', ko: 'OOM (E1)' } },
      [],
    ],
  ])('%s', (_, overrides, sentences) => {
    expect(unverifiedIn(answer(overrides), evidence)).toEqual(sentences);
  });
});
