import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { Analyst } from '../../src/analysis/analyst.js';
import type { AnalysisReport } from '../../src/analysis/report.js';
import { MemoryLogger } from '../support/memory-logger.js';
import { structuredAnswer } from '../support/model-server.js';
import { recordedPipeline, recordedRequest, recordedSettings } from '../support/recorded-pipeline.js';
import { ScriptedProvider } from '../support/scripted-provider.js';
import { ODD_REPLIES } from '../support/odd-replies.js';
import { UNFIT_REPLIES } from '../support/unfit-replies.js';

let app: TestingModule;
let reply = '';

beforeAll(async () => {
  const provider = new ScriptedProvider(() => reply);
  app = await recordedPipeline({ settings: recordedSettings({}), logger: new MemoryLogger(), provider });
});
afterAll(() => app.close());

const analysed = async (text: string): Promise<AnalysisReport> => {
  reply = text;
  return (await app.get(Analyst).analyse(recordedRequest())).value;
};

describe('a reply that is no answer', () => {
  it.each(Object.entries(UNFIT_REPLIES))('is not published: %s', async (_, text) => {
    const { body, provenance } = await analysed(text);
    expect(body.analysis_summary).toMatch(/cart-api.*OOM killed.*256Mi/);
    expect(body.warnings?.join('\n')).toMatch(/analysis engine issue: \w+/);
    expect(provenance.model).toBeNull();
    expect(body.analysis).not.toMatch(/tool_call|no_such_tool|<\||<think|"name"/);
  });

  it('stands in the detail where it adds something', async () => {
    const text = UNFIT_REPLIES['no cause where the rules have one'] ?? '';
    const { body } = await analysed(text);
    expect(body.analysis_detail).toContain('The model said: The cause of the restarts is not known.');
    expect(body.warnings).toContain(
      "the model's answer was not published: the model names no cause, and the rules have a strong one",
    );
  });

  it('that names another cause and cites nothing stands there too, on one line and short', async () => {
    const other = `A new release of cart-api leaks connections.\n\n#### **Action Items**\n- wait. ${'It goes on. '.repeat(200)}`;
    const { body, provenance } = await analysed(
      structuredAnswer({
        relation: 'differs',
        cause: 'A new release of cart-api leaks connections.',
        citations: [],
        chain: [],
        en: { summary: other, detail: other },
        ko: { summary: other, detail: other },
      }),
    );
    expect(body.analysis_summary).toMatch(/OOM killed/);
    expect(provenance).toMatchObject({ model: null, reason: 'set_aside' });
    const told = body.analysis_detail?.split('\n').find((line) => line.includes('The model said:')) ?? '';
    expect(told).toContain('A new release of cart-api leaks connections.');
    expect(told).toContain('It goes on.');
    expect(told.length).toBeLessThan(700);
    expect(body.analysis_detail?.match(/It goes on/g)?.length).toBeLessThan(60);
    expect(body.analysis_detail?.match(/Action Items/g)?.length).toBeLessThanOrEqual(2);
  });
});

describe('an answer', () => {
  it.each(Object.entries(ODD_REPLIES))('is used: %s', async (_, text) => {
    const { body, provenance } = await analysed(text);
    expect(provenance.model).toEqual({ provider: 'openai', id: 'scripted' });
    expect(body.analysis_summary).toMatch(/^The container exceeds its memory limit and is killed/);
    expect(body.analysis_detail).not.toMatch(/"en"|\{"|<\/?(?:answer|summary|detail)>|summary:/);
  });

  it('is published where it agrees with the rules', async () => {
    const { body, provenance } = await analysed(`<think>hm</think>${structuredAnswer()}`);
    expect(body.analysis_summary).toContain('exceeds its memory limit');
    expect(provenance.model).toEqual({ provider: 'openai', id: 'scripted' });
    expect(body.context).toMatchObject({ answer: { relation: 'agrees' } });
  });

  it('stands beside the rules where it tells of another cause', async () => {
    const other = 'The node worker-2 ran out of disk space, so the kubelet evicted the pod.';
    const text = structuredAnswer({
      relation: 'contradicts',
      cause: other,
      en: { summary: other, detail: '#### **Root Cause**\n- disk' },
      ko: { summary: other, detail: other },
      chain: [],
    });
    const { body, provenance } = await analysed(text);
    expect(body.analysis_summary).toMatch(/OOM killed/);
    expect(body.analysis_detail).toContain(other);
    expect(body.analysis_detail).toContain('The model contradicts what the rules found.');
    expect(body.analysis_quality).not.toBe('high');
    expect(provenance.model).not.toBeNull();
  });
});
