import { afterEach, describe, expect, it } from '@jest/globals';
import { fingerprintOf } from '../../src/alerts/identity.js';
import type { ChatQuestion } from '../../src/chat/chat-request.js';
import { failing } from '../support/model-server.js';
import { PipelineApp } from '../support/pipeline-app.js';
import { OOMKILLED } from '../support/recorded-pipeline.js';

let app: PipelineApp;
const start = async (environment: Record<string, string> = { OPENAI_API_KEY: '' }): Promise<void> => {
  app = await PipelineApp.start(environment);
};
afterEach(() => app.close());

const LABELS = OOMKILLED.members[0]!.alert.labels;
const PAGE = { alert: { incident_id: 'INC-7', labels: LABELS } };
const ask = async (message: string, question: Partial<ChatQuestion> = {}): Promise<string> =>
  (await app.ask({ message, ...question })).text;

describe('a chat without a model', () => {
  it.each([
    ['What is wrong with it?', 'en', /^About Pod shop\/cart-api-\S+:\n\n### What is wrong\n[^]*memory limit/],
    ['무엇이 문제인가요?', 'ko', /^대상: Pod shop\/cart-api-\S+\n\n### 무엇이 문제인가\n[^]*메모리/],
    ['What changed?', 'en', /### What changed\n- \d{4}-\S+: Deployment shop\/cart-api: /],
    ['무엇이 변경되었나요?', 'ko', /### 무엇이 변경되었나\n- \d{4}-\S+: Deployment shop\/cart-api: /],
    [
      'What depends on it?',
      'en',
      /Depends on it:\n- Service shop\/cart-api \(selects\)[^]*It depends on:\n- \S+/,
    ],
    ['무엇이 의존하나요?', 'ko', /이 대상에 의존하는 것:\n- Service shop\/cart-api/],
    ['What happened last time?', 'en', /### What happened before\nNo earlier analysis/],
    ['지난번에는 어땠나요?', 'ko', /### 이전에 있었던 일\n이전 분석 기록이 없습니다/],
  ] as const)('answers "%s" about the alert of the page', async (message, language, expected) => {
    await start();
    const text = await ask(message, { language, context: PAGE });
    expect(text).toMatch(expected);
    expect(text).toMatch(
      language === 'en'
        ? /No model was used \(engine not configured\)/
        : /모델을 사용하지 않았습니다 \(엔진이 설정되지 않음\)/,
    );
    expect(app.model.requests).toHaveLength(0);
  });

  it('is about the object that the question names, and goes on about it', async () => {
    await start();
    expect(await ask('What is wrong with deployment/cart-api in namespace shop?')).toMatch(
      /Deployment shop\/cart-api/,
    );
    expect(await ask('And what changed?')).toMatch(/^About Deployment shop\/cart-api:\n\n### What changed/);
  });

  it('asks for an object where nothing names one', async () => {
    await start();
    expect(await ask('Hello?')).toMatch(/not configured[^]*deployment\/cart in namespace shop/);
  });

  it('tells what earlier analyses of the alert and incident said', async () => {
    await start();
    const fingerprint = fingerprintOf(LABELS);
    await app.remember(`alert:${fingerprint}`, 'The limit was 64Mi.');
    await app.remember('INC-7:summary', 'Release 41 was rolled back.');
    const text = await ask('What happened last time?', { context: PAGE });
    expect(text).toMatch(/- \S+: Release 41 was rolled back\./);
    expect(text).toMatch(/- \S+: The limit was 64Mi\./);
  });

  it('knows from history what the rules found before', async () => {
    await start();
    const members = OOMKILLED.members.map(({ alert, caller }) => ({
      alert: { ...alert, fingerprint: fingerprintOf(alert.labels) },
      caller,
    }));
    for (let run = 0; run < 2; run += 1) {
      await app.analyse({ members });
      await app.kept();
    }
    const text = await ask('What happened last time?', { context: PAGE });
    expect(text.match(/memory limit/g)).toHaveLength(1);
  });

  it('answers by the rules when a model fails, and says why', async () => {
    await start({ LLM_RETRY_MAX_ATTEMPTS: '1' });
    app.model.otherwise = failing(503);
    expect(await ask('What is wrong?', { context: PAGE })).toMatch(
      /memory limit[^]*No model was used \(provider unavailable\)/,
    );
  });
});
