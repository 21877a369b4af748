import { afterEach, describe, expect, it } from '@jest/globals';
import { answering, failing, type ModelBehaviour } from '../support/model-server.js';
import { PipelineApp } from '../support/pipeline-app.js';

let app: PipelineApp;
const start = async (environment: Record<string, string> = {}): Promise<PipelineApp> => {
  app = await PipelineApp.start(environment);
  app.model.otherwise = answering('Because of the limit.');
  return app;
};
afterEach(() => app.close());

const SENTENCES = {
  'not-configured': [/^The analysis engine is not configured/, /^분석 엔진이 설정되지 않아/],
  'no-answer': [/^The model gave no answer/, /^모델이 이 질문에 답하지 않았습니다/],
  budget: [/^The token budget/, /토큰 예산/],
  failed: [/^The analysis engine is not available at the moment/, /^지금은 분석 엔진을 사용할 수 없습니다/],
  busy: [/^Another message of this conversation/, /다른 메시지에 아직 답변하는 중/],
} as const;

const EXCEPTION = 'sk-live-0123456789abcdef secret words of an error';
const refused = (status: number): ModelBehaviour => ({
  kind: 'status',
  status,
  error: { message: EXCEPTION },
});

describe('a question that is not answered', () => {
  it.each<[string, keyof typeof SENTENCES, Record<string, string>, ModelBehaviour]>([
    ['without a model', 'not-configured', { OPENAI_API_KEY: '' }, answering('x')],
    ['with a key that is refused', 'failed', {}, refused(401)],
    ['with a request that is refused', 'no-answer', {}, refused(400)],
    ['with an empty answer', 'no-answer', {}, answering('')],
    ['with a blank answer', 'no-answer', {}, answering(' \n ')],
    ['with a refusal', 'no-answer', {}, { kind: 'answer', text: null, refusal: EXCEPTION, finish: 'stop' }],
    [
      'with an answer that a filter took',
      'no-answer',
      {},
      { kind: 'answer', text: null, finish: 'content_filter' },
    ],
    ['with a model that is throttled', 'failed', { LLM_RETRY_MAX_ATTEMPTS: '2' }, failing(429)],
    ['with a model that fails', 'failed', { LLM_RETRY_MAX_ATTEMPTS: '2' }, refused(500)],
    [
      'with an answer that is none of the protocol',
      'failed',
      { LLM_RETRY_MAX_ATTEMPTS: '2' },
      { kind: 'raw', body: EXCEPTION },
    ],
    ['with a connection that is cut', 'failed', { LLM_RETRY_MAX_ATTEMPTS: '2' }, { kind: 'hang-up' }],
  ])('%s gets a fixed sentence in its language', async (_, why, environment, behaviour) => {
    await start(environment);
    app.model.otherwise = behaviour;
    const [english, korean] = SENTENCES[why];
    const en = await app.ask();
    const ko = await app.ask({ language: 'ko' });
    expect(en.text).toMatch(english);
    expect(ko.text).toMatch(korean);
    expect(`${en.text} ${ko.text}`).not.toContain('secret words');
    expect(en.conversationId).toBe('c-1');
  });

  it('because the budget is used up says so', async () => {
    await start({ LLM_BUDGET_TOKENS_PER_DAY: '100' });
    expect((await app.ask()).text).toBe('Because of the limit.');
    expect((await app.ask()).text).toMatch(SENTENCES.budget[0]);
    expect((await app.ask({ language: 'ko' })).text).toMatch(SENTENCES.budget[1]);
  });

  it('because its time was over says so, before the caller gives up', async () => {
    await start();
    app.model.hold();
    const { text } = await app.ask({ deadlineAt: Date.now() + 2200 });
    expect(text).toMatch(SENTENCES.failed[0]);
  });

  it('because another message is still being answered says so, before its own time is over', async () => {
    await start();
    app.model.hold();
    const first = app.ask();
    await app.model.arrived(1);
    const deadlineAt = Date.now() + 2100;
    const signal = AbortSignal.timeout(2100);
    expect((await app.ask({ language: 'ko', deadlineAt, signal })).text).toMatch(SENTENCES.busy[1]);
    app.model.release();
    expect((await first).text).toBe('Because of the limit.');
  });

  it('because its caller left rejects, running or waiting, and leaves the conversation free', async () => {
    await start();
    app.model.hold();
    const gone = new AbortController();
    const running = app.ask({ signal: gone.signal });
    await app.model.arrived(1);
    const waiting = app.ask({ signal: gone.signal });
    gone.abort(new Error('gone'));
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    app.model.release();
    expect((await app.ask()).text).toBe('Because of the limit.');
    expect(app.shown().filter(({ role }) => role === 'user')).toHaveLength(1);
  });
});

describe('a chat without history', () => {
  it.each(['conversations', 'append', 'lookedAt'] as const)('is answered when %s fail', async (what) => {
    await start();
    app.store.broken.add(what);
    const context = { alert: { incident_id: 'INC-7' } };
    for (let turn = 0; turn < 2; turn += 1) {
      expect(await app.ask({ context })).toEqual({ text: 'Because of the limit.', conversationId: 'c-1' });
      expect(app.prompt()).toContain('INC-7');
    }
    expect(app.logger.lines.some(({ level }) => level === 'warn')).toBe(true);
  });

  it('is asked again with the question alone when the model has no room for the rest', async () => {
    await start();
    const context = { alert: { incident_id: 'INC-7' } };
    for (const message of ['first?', 'second?']) await app.ask({ message, context });
    app.model.next.push({
      kind: 'status',
      status: 400,
      error: { code: 'context_length_exceeded', message: EXCEPTION },
    });
    expect((await app.ask({ message: 'third?', context })).text).toBe('Because of the limit.');
    expect(app.shown().map(({ role }) => role)).toEqual(['system', 'user']);
    expect(app.prompt()).toContain('third?');
    expect(app.prompt()).toContain('INC-7');
    // What was said is kept all the same, after what was said before.
    await app.ask({ message: 'fourth?', context });
    expect(app.shown().map(({ role }) => role)).toEqual([
      'system',
      ...['first', 'second', 'third'].flatMap(() => ['user', 'assistant']),
      'user',
    ]);
    expect(app.prompt()).toMatch(/first\?[^]*second\?[^]*third\?[^]*fourth\?/);
  });

  it('is asked again with less of its context when that alone is too long', async () => {
    await start();
    const context = { alert: { incident_id: 'INC-7', detail: 'word '.repeat(2000) } };
    app.model.next.push({ kind: 'status', status: 400, error: { code: 'context_length_exceeded' } });
    expect((await app.ask({ context })).text).toBe('Because of the limit.');
    const [first, second] = [app.prompt(0).length, app.prompt(1).length];
    expect(second).toBeLessThan(first - 5000);
    expect(app.prompt()).toMatch(/INC-7[^]*Which limit did it hit\?$/);
  });
});
