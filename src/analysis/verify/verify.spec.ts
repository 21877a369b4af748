import { describe, expect, it } from '@jest/globals';
import { firstValueFrom, of } from 'rxjs';
import { PlainMasker } from '../../../test/support/plain-masker.js';
import { aCase, anAlert, someEvidence } from '../../../test/support/prompt-case.js';
import { ANSWERED, member, toolReading } from '../../../test/support/report-material.js';
import type { Answer } from '../../prompt/answer.js';
import type { InvestigatedCase, Investigation } from '../stages.js';
import { verifyCitations } from './verify.js';

const masker = new PlainMasker();

const PROMPT = masker.mask({
  system: '',
  user: '',
  marker: '',
  day: null,
  shown: {},
  tokens: 0,
  counted: 'estimate' as const,
  cuts: [],
});

const investigated = (investigation: Investigation): InvestigatedCase => ({
  content: masker.mask({
    ...aCase({
      evidence: [someEvidence('E1')],
      previous: { status: 'firing', summary: 'it ran on worker-7', detail: 'd', createdAt: null },
      history: [{ text: 'it had 250 restarts', createdAt: '2026-03-01T09:00:00Z' }],
    }),
    members: [member(anAlert())],
  }),
  historyWarning: null,
  prompt: PROMPT,
  languages: ['en', 'ko'],
  shorterPrompt: async () => PROMPT,
  request: { language: 'en', signal: new AbortController().signal, deadlineAt: 0, groupKey: null },
  timings: {},
  investigation,
});

const unverified = async (answer: Partial<Answer>): Promise<readonly string[]> => {
  const readings = masker.mask([toolReading()]);
  const transcript = masker.mask([]);
  const answered = {
    ...ANSWERED,
    readings,
    transcript,
    answer: masker.mask({ ...ANSWERED.answer, ...answer }),
  };
  const checked = await firstValueFrom(of(investigated(answered)).pipe(verifyCitations(masker)));
  return checked.unverified.value;
};

describe('the stage that verifies', () => {
  it('counts what the tools read as evidence', async () => {
    const cite = (quote: string) => ({ citations: [{ claim: 'c', evidence: 'E12', quote }] });
    expect(await unverified(cite('heap grows'))).toEqual([]);
    expect(await unverified(cite('heap shrinks'))).toEqual([
      'the model quoted words that E12 does not hold: "heap shrinks"',
    ]);
  });

  it('knows the alert, the target, the earlier analysis and the history', async () => {
    const summary = 'Pod shop/cart-0 ran on worker-7, had 250 restarts and began at 09:14.';
    expect(await unverified({ summary: { en: summary, ko: summary } })).toEqual([]);
  });

  it('names what is wrong once, though both languages say it', async () => {
    const summary = {
      en: 'Pod cart-9 was killed 250 times in 47 days.',
      ko: '파드 cart-9가 47일 동안 종료됨',
    };
    expect(await unverified({ summary })).toEqual([
      'the summary has numbers that no evidence shows: 47 days, 47일',
      'the summary has names that no evidence shows: cart-9',
    ]);
  });

  it('has nothing to check without an answer', async () => {
    const failed = {
      kind: 'not-answered',
      issue: 'budget',
      reason: masker.text('used up'),
      readings: masker.mask([]),
      transcript: masker.mask([]),
      usage: ANSWERED.usage,
    } as const;
    const checked = await firstValueFrom(of(investigated(failed)).pipe(verifyCitations(masker)));
    expect(checked.unverified.value).toEqual([]);
  });
});
