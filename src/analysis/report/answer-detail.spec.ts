import { describe, expect, it } from '@jest/globals';
import { ANSWERED } from '../../../test/support/report-material.js';
import type { Answer } from '../../prompt/answer.js';
import { answerDetail } from './answer-detail.js';

const whole = [
  '#### **Root Cause**\n- The cache outgrows the limit.',
  '#### **Evidence**\n- OOMKilled (E1)',
  '#### **Action Items**\n- Raise the limit.',
  '#### **Missing Data**\n- nothing',
].join('\n\n');

const answer = (overrides: Partial<Answer> = {}): Answer => ({
  ...ANSWERED.answer,
  detail: { en: whole, ko: '#### **근본 원인**\n- 캐시가 한도를 초과합니다.' },
  chain: ['the cache is warmed', 'the heap grows', 'the kernel kills it'],
  ruledOut: [{ cause: 'a failing probe', because: 'none is configured' }],
  nextSteps: [
    {
      step: 'Raise the limit.',
      command: 'kubectl set resources deploy/cart --limits=memory=512Mi',
      kind: 'change',
    },
    { step: 'Look at the pods:', command: 'kubectl get pods -n shop', kind: 'read' },
    { step: 'Ask the team', command: null },
  ],
  written: ['en', 'ko'],
  relation: null,
  impact: null,
  whyNow: null,
  missingEvidence: ['metrics of the heap'],
  ...overrides,
});
const inEnglish = (given: Answer) => answerDetail(given, 'cause', { language: 'en', isReaders: true });

describe('the detail of a model’s answer', () => {
  it('gets what was told elsewhere under the headings where it belongs, reads before changes', () => {
    expect(inEnglish(answer())).toBe(
      [
        '#### **Root Cause**\n- The cache outgrows the limit.\n- Chain: the cache is warmed → the heap grows → the kernel kills it',
        '#### **Evidence**\n- OOMKilled (E1)\n- Ruled out: a failing probe; none is configured',
        '#### **Action Items**\n- Raise the limit.\n- Look at the pods: `kubectl get pods -n shop`\n- Raise the limit: `kubectl set resources deploy/cart --limits=memory=512Mi` (changes something)',
        '#### **Missing Data**\n- nothing\n- metrics of the heap',
      ].join('\n\n'),
    );
  });

  it('is left alone when it tells all of it', () => {
    const told = inEnglish(answer());
    expect(inEnglish(answer({ detail: { en: told, ko: '' } }))).toBe(told);
    const nothing = answer({ chain: [], ruledOut: [], nextSteps: [], missingEvidence: [] });
    expect(inEnglish(nothing)).toBe(whole);
  });

  it('gets the sections that it forgot', () => {
    const bare = answer({ detail: { en: 'It ran out of memory.', ko: '' }, missingEvidence: [] });
    expect(inEnglish(bare)).toBe(
      [
        'It ran out of memory.',
        '#### **Root Cause**\n- Chain: the cache is warmed → the heap grows → the kernel kills it',
        '#### **Evidence**\n- Ruled out: a failing probe; none is configured',
        '#### **Action Items**\n- Look at the pods: `kubectl get pods -n shop`\n- Raise the limit: `kubectl set resources deploy/cart --limits=memory=512Mi` (changes something)',
      ].join('\n\n'),
    );
  });

  it('knows its headings however they are written', () => {
    const plain = answer({ detail: { en: '## Root cause:\n- x', ko: '' }, ruledOut: [], nextSteps: [] });
    expect(inEnglish(plain)).toMatch(/^## Root cause:\n- x\n- Chain: /);
  });

  it('gets the commands alone in the language that is not the reader’s', () => {
    expect(answerDetail(answer(), 'cause', { language: 'ko', isReaders: false })).toBe(
      '#### **근본 원인**\n- 캐시가 한도를 초과합니다.\n\n#### **조치 사항**\n- `kubectl get pods -n shop`\n- `kubectl set resources deploy/cart --limits=memory=512Mi`',
    );
  });

  it('has the headings of a recovery after a recovery', () => {
    const detail = answerDetail(answer(), 'recovery', { language: 'ko', isReaders: true });
    expect(detail).toContain('#### **장애 영향**\n- 경과: ');
    expect(detail).toContain('#### **재발 방지 권고**\n- Look at the pods: `kubectl');
  });

  it('keeps a command on one line, and fences one with backticks', () => {
    const odd = answer({
      nextSteps: [{ step: '', command: 'kubectl get pods \\\n -o name | grep `hostname`' }],
    });
    expect(inEnglish(odd)).toContain('- `` kubectl get pods \\ -o name | grep `hostname` ``');
  });
});
