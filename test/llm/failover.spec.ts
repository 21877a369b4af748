import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LlmError } from '../../src/llm/failure.js';
import type { CallLimits, ModelReply } from '../../src/llm/model-client.js';
import type { LlmRequest } from '../../src/llm/provider.js';
import { ModelUnderTest, providersAt } from '../support/model-chain.js';
import { answering, failing, type ModelBehaviour, ModelServer } from '../support/model-server.js';
import { PlainMasker } from '../support/plain-masker.js';
import { until } from '../support/until.js';

let openai: ModelServer;
let anthropic: ModelServer;
let gemini: ModelServer;
let model: ModelUnderTest;

beforeEach(async () => {
  [openai, anthropic, gemini] = (await Promise.all([1, 2, 3].map(() => ModelServer.start()))) as [
    ModelServer,
    ModelServer,
    ModelServer,
  ];
});
afterEach(async () => {
  model.close();
  await Promise.all([openai, anthropic, gemini].map((server) => server.close()));
});

const start = (environment: Readonly<Record<string, string>> = {}): void => {
  model = new ModelUnderTest({
    environment: { AI_PROVIDER: 'openai', AI_PROVIDER_FALLBACK: 'anthropic, gemini', ...environment },
    providers: providersAt({ openai, anthropic, gemini }),
  });
};

const request: LlmRequest = {
  messages: new PlainMasker().mask([{ role: 'user' as const, text: 'Why?'.repeat(100) }]),
  tools: [],
  toolChoice: 'auto',
  answerSchema: null,
  maxOutputTokens: 500,
};

const within = (ms = 20_000, more: Partial<CallLimits> = {}): CallLimits => ({
  signal: new AbortController().signal,
  deadlineAt: Date.now() + ms,
  ...more,
});

const ask = (limits: CallLimits = within()): Promise<ModelReply> => model.client.complete(request, limits);

const failureOf = async (limits?: CallLimits): Promise<LlmError> =>
  ask(limits).then(
    () => {
      throw new Error('was answered');
    },
    (error: LlmError) => error,
  );

/** Who answered, or the kind of the failure. */
const outcome = (limits?: CallLimits): Promise<string> =>
  ask(limits).then(
    (reply) => reply.model.provider,
    (error: LlmError) => error.kind,
  );

const asked = (): readonly number[] => [openai, anthropic, gemini].map(({ requests }) => requests.length);

const refusing = (status: number, code: string) =>
  ({ kind: 'status', status, error: { code, param: 'messages' } }) as const;

describe('a chain of providers', () => {
  it('asks the first, and says which model answered', async () => {
    start();
    expect((await ask()).model).toEqual({ provider: 'openai', id: 'gpt-6.1-sol' });
    expect(asked()).toEqual([1, 0, 0]);
  });

  it.each<[string, ModelBehaviour]>([
    ['a wrong key', failing(401)],
    ['a used up quota', refusing(429, 'insufficient_quota')],
    ['a rejected request', failing(413)],
    ['a refusal', { kind: 'answer', text: null, refusal: 'I cannot help with that.' }],
  ])('goes on to the next at once for %s', async (_, behaviour) => {
    start();
    openai.otherwise = behaviour;
    expect((await ask()).model).toEqual({ provider: 'anthropic', id: 'claude-sonnet-5-5' });
    expect(asked()).toEqual([1, 1, 0]);
    expect(model.lines('model_failover')).toEqual([
      expect.objectContaining({ from: 'openai', to: 'anthropic', failovers: 1 }),
    ]);
  });

  it('tries each again after passing failures, and goes on when its attempts are used up', async () => {
    start({ LLM_RETRY_MAX_ATTEMPTS: '3' });
    openai.otherwise = failing(503);
    anthropic.next.push(failing(500), failing(500), failing(500));
    gemini.next.push(failing(500));
    expect(await outcome()).toBe('gemini');
    expect(asked()).toEqual([3, 3, 2]);
  });

  it('leaves half of the time to the others when the provider asks for a long wait', async () => {
    start();
    openai.otherwise = failing(429, { 'retry-after': '6' });
    expect(await outcome(within(10_000))).toBe('anthropic');
    expect([asked(), model.lines('model_call_retried')]).toEqual([[1, 1, 0], []]);
  });

  it('leaves half of the time to the others when a call gives no sign of life', async () => {
    start();
    openai.hold();
    expect(await outcome(within(3000))).toBe('anthropic');
    expect(model.lines('model_failover')).toMatchObject([{ issue: 'llm_timeout' }]);
  });

  it('gives the last of them the time that is left', async () => {
    start({ LLM_IDLE_TIMEOUT_SECONDS: '1', LLM_RETRY_MAX_ATTEMPTS: '1' });
    openai.hold();
    anthropic.otherwise = failing(401);
    gemini.hold();
    expect(await outcome(within(1800))).toBe('deadline');
    expect(asked()).toEqual([1, 1, 1]);
  });

  it('names the reason of each when all fail', async () => {
    start({ LLM_RETRY_MAX_ATTEMPTS: '1' });
    openai.otherwise = failing(503);
    anthropic.otherwise = failing(401);
    gemini.otherwise = failing(429);
    const { kind, message } = await failureOf();
    expect(kind).toBe('overloaded');
    expect(message).toMatch(/openai: .*503.*anthropic: .*refused the key.*gemini: .*rate limit/);
  });

  it('ends at once when its owner leaves, and asks no other', async () => {
    start();
    openai.hold();
    const owner = new AbortController();
    const ended = outcome(within(20_000, { signal: owner.signal }));
    await openai.arrived(1);
    owner.abort();
    expect(await ended).toBe('cancelled');
    expect(asked()).toEqual([1, 0, 0]);
  });

  it('passes over providers without a key, the first too', async () => {
    model = new ModelUnderTest({
      environment: { AI_PROVIDER: 'openai', AI_PROVIDER_FALLBACK: 'anthropic,gemini' },
      providers: providersAt({ gemini }),
    });
    expect(model.client.model).toEqual({ provider: 'gemini', id: 'gemini-3.8-flash' });
    expect(await outcome()).toBe('gemini');
    expect(model.lines('model_without_key')).toMatchObject([
      { provider: 'anthropic', remedy: expect.stringContaining('ANTHROPIC_API_KEY') },
    ]);
  });

  it('leaves no listener on a signal that outlives the call', async () => {
    start();
    openai.next.push(failing(500), failing(401));
    const { signal } = new AbortController();
    for (let time = 0; time < 20; time += 1) await ask(within(20_000, { signal }));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('a call without a sign of life', () => {
  it('is ended, and repeated', async () => {
    start({ LLM_IDLE_TIMEOUT_SECONDS: '1' });
    openai.next.push({ kind: 'stall' });
    expect(await outcome()).toBe('openai');
    expect(openai.requests.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(model.lines('model_call_retried')).toMatchObject([{ issue: 'llm_timeout' }]);
  });
});

describe('the circuits of a chain', () => {
  it('spare everyone a provider that is out, until one call finds it back', async () => {
    start({ LLM_RETRY_MAX_ATTEMPTS: '2', LLM_CIRCUIT_FAILURES: '4', LLM_CIRCUIT_OPEN_SECONDS: '1' });
    openai.otherwise = failing(503);
    for (let time = 0; time < 5; time += 1) expect(await outcome()).toBe('anthropic');
    expect(asked()).toEqual([4, 5, 0]);
    expect(model.circuit.state).toBe('closed');
    expect(model.circuit.outages).toEqual([{ provider: 'openai', why: 'outage' }]);
    openai.otherwise = answering();
    await until('openai is asked again', async () => (await outcome()) === 'openai');
    expect([openai.requests.length, model.circuit.outages]).toEqual([5, []]);
  });

  it('fail at once with the last reason when all are out', async () => {
    start({ LLM_RETRY_MAX_ATTEMPTS: '1', LLM_CIRCUIT_FAILURES: '1' });
    openai.otherwise = failing(503);
    anthropic.otherwise = failing(429);
    gemini.otherwise = failing(500);
    const first = await failureOf();
    const second = await failureOf();
    expect([first.kind, second.kind]).toEqual(['overloaded', 'overloaded']);
    expect(asked()).toEqual([1, 1, 1]);
    expect([model.circuit.state, model.circuit.available]).toEqual(['closed', false]);
  });

  it('are open as one only when all refuse the credentials, and say when that is over', async () => {
    start({ AI_PROVIDER_FALLBACK: 'anthropic', LLM_CIRCUIT_PROBE_SECONDS: '1' });
    let closings = 0;
    model.circuit.closed$.subscribe(() => (closings += 1));
    openai.refuseWith = 401;
    expect(await outcome()).toBe('anthropic');
    expect(model.circuit.state).toBe('closed');
    anthropic.refuseWith = 403;
    expect([await outcome(), model.circuit.state]).toEqual(['unauthorised', 'open']);
    expect(model.lines('model_circuit_opened').map(({ remedy }) => remedy)).toEqual([
      expect.stringContaining('check OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL_ID'),
      expect.stringContaining('check ANTHROPIC_API_KEY'),
    ]);
    anthropic.refuseWith = null;
    await until('the circuit closes', () => model.circuit.state === 'closed');
    openai.refuseWith = null;
    await until('both accept', () => model.circuit.outages.length === 0);
    expect(closings).toBe(1);
  });
});

describe('the budget', () => {
  it('ends a request before it is sent, also to other providers; the last answer of a job passes', async () => {
    start({ LLM_BUDGET_TOKENS_PER_DAY: '1000' });
    // 160 tokens each, of which 600 are set aside.
    for (let time = 0; time < 3; time += 1) expect(await outcome()).toBe('openai');
    expect((await failureOf()).message).toContain('LLM_BUDGET_TOKENS_PER_DAY is used up');
    expect(asked()).toEqual([3, 0, 0]);
    expect(await outcome(within(20_000, { overdraft: true }))).toBe('openai');
    expect(model.lines('model_budget_used_up')).toHaveLength(1);
  });

  it('is not spent by calls that fail', async () => {
    start({ LLM_BUDGET_TOKENS_PER_DAY: '1000' });
    openai.next.push(...[1, 2, 3, 4].map(() => failing(500)));
    expect(await outcome()).toBe('openai');
    expect(asked()).toEqual([5, 0, 0]);
  });
});

describe('a switch of the model', () => {
  it('holds for later calls; those that run end with the model they began with', async () => {
    start({ AI_PROVIDER_FALLBACK: '' });
    openai.hold();
    const running = ask();
    await openai.arrived(1);
    model.selection.use({ provider: 'openai', modelId: 'gpt-5' });
    const later = ask();
    await openai.arrived(2);
    openai.release();
    expect((await running).model).toEqual({ provider: 'openai', id: 'gpt-6.1-sol' });
    expect((await later).model).toEqual({ provider: 'openai', id: 'gpt-5' });
    expect(openai.requests.map(({ body }) => body.model)).toEqual(['gpt-6.1-sol', 'gpt-5']);
  });

  it('makes the provider the first, and keeps the circuits of those it does not concern', async () => {
    start({ AI_PROVIDER_FALLBACK: 'anthropic' });
    openai.refuseWith = 401;
    anthropic.otherwise = failing(401);
    await outcome();
    expect(model.circuit.state).toBe('open');
    const closed: string[] = [];
    model.circuit.closed$.subscribe(() => closed.push('closed'));
    model.selection.use({ provider: 'gemini', modelId: 'gemini-other' });
    expect((await ask()).model).toEqual({ provider: 'gemini', id: 'gemini-other' });
    expect([model.circuit.outages, closed]).toEqual([
      [{ provider: 'anthropic', why: 'refused' }],
      ['closed'],
    ]);
    model.selection.use({ provider: 'openai', modelId: 'gpt-6.1-sol' });
    expect(model.circuit.outages.map(({ provider }) => provider)).toEqual(['openai', 'anthropic']);
  });

  it('closes the circuit also by way of a provider without a key', async () => {
    model = new ModelUnderTest({
      environment: { AI_PROVIDER: 'openai' },
      providers: providersAt({ openai, anthropic }),
    });
    const closed: string[] = [];
    model.circuit.closed$.subscribe(() => closed.push('closed'));
    openai.refuseWith = 401;
    await outcome();
    model.selection.use({ provider: 'gemini', modelId: 'any' });
    expect([model.circuit.state, await outcome(), closed]).toEqual(['disabled', 'not-configured', []]);
    model.selection.use({ provider: 'anthropic', modelId: 'any' });
    expect([model.circuit.state, closed]).toEqual(['closed', ['closed']]);
  });

  it('gives another model of a provider a fresh start', async () => {
    start({ AI_PROVIDER_FALLBACK: '' });
    openai.next.push(failing(404));
    expect([await outcome(), await outcome()]).toEqual(['unauthorised', 'unauthorised']);
    model.selection.use({ provider: 'openai', modelId: 'gpt-4o-mini' });
    expect(await outcome()).toBe('openai');
  });

  it('to a provider without a key leaves the others, or none, and says so', async () => {
    model = new ModelUnderTest({
      environment: { AI_PROVIDER: 'openai', AI_PROVIDER_FALLBACK: 'anthropic' },
      providers: providersAt({ openai, anthropic }),
    });
    model.selection.use({ provider: 'gemini', modelId: 'gemini-other' });
    expect(await outcome()).toBe('anthropic');
    expect(model.lines('model_without_key')).toMatchObject([
      { provider: 'gemini', remedy: expect.stringContaining('GEMINI_API_KEY') },
    ]);
  });
});
