import { describe, expect, it } from '@jest/globals';
import { ANSWERED } from '../../../test/support/report-material.js';
import type { CaseContent } from '../stages.js';
import { noAnswerIn } from './no-answer.js';

const content = {
  members: [],
  target: { workload: null },
  diagnosis: {},
  collected: { evidence: [] },
} as unknown as CaseContent;
const unfitOf = (summary: string) =>
  noAnswerIn(
    { ...ANSWERED.answer, summary: { en: summary, ko: summary } },
    { content, cites: true, hasCause: true },
  );

describe('places of the form that were left empty', () => {
  it.each(['<summary>', '[one sentence]', '**[summary]**', 'TBD', '"n/a"', '- <한 문장>'])(
    'are no answer: %s',
    (text) => {
      expect(unfitOf(text)?.reason).toContain('places of the form empty');
    },
  );

  it.each([
    '한국어 [MASKED] 말',
    '컨테이너 [app]이 메모리 한도에 도달했습니다',
    'コンテナ <app> が停止しました',
    'Der Dienst [cart] läuft nicht',
    'é [MASKED]',
  ])('are not texts of any language with something in brackets: %s', (text) => {
    expect(unfitOf(text)).toBeNull();
  });
});
