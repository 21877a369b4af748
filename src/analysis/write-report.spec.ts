import { describe, expect, it } from '@jest/globals';
import { firstValueFrom, of } from 'rxjs';
import { ANSWERED, finding, materialOf, wholePod } from '../../test/support/report-material.js';
import { ruleMasker } from '../../test/support/rule-masker.js';
import type { Answer } from '../prompt/answer.js';
import type { AcceptedCase } from './stages.js';
import { writeReport } from './write-report.js';

const masker = ruleMasker();

const PROMPT = masker.mask({
  system: '',
  user: '',
  marker: 'abcdefghij',
  day: null,
  shown: {},
  tokens: 10,
  counted: 'estimate' as const,
  cuts: ['E9 was left out'],
});
const UNSAID = { transcript: masker.mask([]), usage: ANSWERED.usage };

const reportOf = (answer: Partial<Answer> = {}, parts: Partial<AcceptedCase> = {}) => {
  const diagnosis = { findings: [finding()], checked: ['pod/oom-killed'] };
  const { content } = materialOf({ facts: wholePod(), diagnosis });
  const verified: AcceptedCase = {
    content: masker.mask(content),
    request: { language: 'en', signal: new AbortController().signal, deadlineAt: 0, groupKey: null },
    historyWarning: null,
    prompt: PROMPT,
    languages: ['en', 'ko'],
    shorterPrompt: async () => PROMPT,
    investigation: {
      ...ANSWERED,
      answer: masker.mask({ ...ANSWERED.answer, ...answer }),
      readings: masker.mask([]),
      transcript: UNSAID.transcript,
    },
    unverified: masker.mask(['a claim without evidence']),
    timings: { collect: 30, model: 800 },
    ...parts,
  };
  const setting = {
    masker,
    cluster: { availability: () => ({ configured: true, reason: null }) },
    service: { name: 'kuberca-agent', version: '0.1.0' },
  };
  return firstValueFrom(of(verified).pipe(writeReport(setting)));
};

describe('writeReport', () => {
  it('keeps every number and name of the report through the masking', async () => {
    const { body, provenance, findings } = (await reportOf()).value;
    expect(provenance).toEqual({
      service: { name: 'kuberca-agent', version: '0.1.0' },
      model: { provider: 'openai', id: 'gpt-4o' },
      reason: null,
      rules: ['pod/oom-killed'],
      usage: { turns: 1, toolCalls: 0, inputTokens: 900, outputTokens: 80, cachedTokens: 0 },
      timings: { collect: 30, model: 800, total: 830 },
      masked: {},
    });
    expect(findings[0]).toMatchObject({ rule: 'pod/oom-killed', confidence: 0.95, evidence: ['E1'] });
    expect(JSON.stringify(body)).not.toContain('[MASKED]');
  });

  it('tells what the prompt left out and what could not be checked', async () => {
    const { body } = (await reportOf()).value;
    expect(body.warnings).toEqual(expect.arrayContaining(['E9 was left out', 'a claim without evidence']));
  });

  it('tells that history could not be read', async () => {
    const { body } = (await reportOf({}, { historyWarning: 'history is not available' })).value;
    expect(body.warnings).toContain('history is not available');
  });

  it('says why the model gave no answer', async () => {
    const reason = masker.text('429 too many requests');
    const readings = masker.mask([]);
    const investigation = {
      kind: 'not-answered',
      issue: 'llm_rate_limit',
      reason,
      readings,
      words: null,
      model: null,
      ...UNSAID,
    } as const;
    const { body } = (await reportOf({}, { investigation })).value;
    expect(body.analysis_detail).toMatch(
      /\n\nanalysis engine unavailable: rate limit exceeded \(429 too many requests\)\. [^\n]+$/,
    );
  });
});
