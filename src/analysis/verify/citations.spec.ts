import { describe, expect, it } from '@jest/globals';
import { someEvidence } from '../../../test/support/prompt-case.js';
import { shownCase } from '../../../test/support/shown-case.js';
import type { Answer } from '../../prompt/answer.js';
import { uncited } from './citations.js';
import { Shown } from './shown.js';

const shown = new Shown(
  shownCase([], {
    evidence: [
      someEvidence('E1'),
      someEvidence('E2', { status: 'absent' }),
      someEvidence('E3', { status: 'forbidden' }),
    ],
  }),
);

const answer = (overrides: Partial<Answer>): Answer => ({
  summary: { en: 'S', ko: 'S' },
  detail: { en: 'D', ko: 'D' },
  cause: null,
  confidence: null,
  chain: [],
  citations: [],
  ruledOut: [],
  nextSteps: [],
  written: ['en', 'ko'],
  relation: null,
  impact: null,
  whyNow: null,
  missingEvidence: [],
  ...overrides,
});
const citing = (...ids: string[]): Pick<Answer, 'citations'> => ({
  citations: ids.map((evidence) => ({ claim: 'it is so', evidence, quote: null })),
});

describe('checking what an answer cites', () => {
  it.each<[string, Partial<Answer>, readonly string[]]>([
    ['accepts what was read and what is absent', { cause: 'c', ...citing('E1', 'E2') }, []],
    ['accepts an answer that claims nothing', {}, []],
    [
      'reports ids that do not exist, also in the texts',
      { ...citing('E1', 'E9'), detail: { en: 'see (E8)', ko: '' }, chain: ['it fell (E7)'] },
      ['the model cited evidence that does not exist: E9, E8, E7'],
    ],
    [
      'reports failed readings that are taken for evidence',
      citing('E1', 'E3'),
      ['the model cited evidence that could not be read: E3 (forbidden)'],
    ],
    ['reports a claim without evidence', citing(''), ['the model gave no evidence for: it is so']],
    [
      'reports a claim once, however many ids show nothing',
      citing('E3', 'E9'),
      [
        'the model cited evidence that does not exist: E9',
        'the model cited evidence that could not be read: E3 (forbidden)',
        'the model gave no evidence for: it is so',
      ],
    ],
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
    expect(uncited(answer(overrides), shown)).toEqual(sentences);
  });
});
