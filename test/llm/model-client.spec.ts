import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { firstValueFrom } from 'rxjs';
import type { LlmError } from '../../src/llm/failure.js';
import type { ModelClient } from '../../src/llm/model-client.js';
import type { LlmReply, LlmRequest } from '../../src/llm/provider.js';
import { MemoryLogger } from '../support/memory-logger.js';
import { ModelUnderTest } from '../support/model-chain.js';
import { answering, failing, ModelServer, structuredAnswer } from '../support/model-server.js';
import { PlainMasker } from '../support/plain-masker.js';

let server: ModelServer;
let logger: MemoryLogger;
let model: ModelUnderTest;

beforeEach(async () => {
  server = await ModelServer.start();
  logger = new MemoryLogger();
});

afterEach(async () => {
  model.close();
  await server.close();
});

const clientWith = (env: Readonly<Record<string, string>> = {}): ModelClient => {
  const environment = {
    AI_PROVIDER: 'openai',
    OPENAI_API_KEY: 'sk-test-key',
    OPENAI_MODEL_ID: 'gpt-4o',
    OPENAI_BASE_URL: server.url,
    ...env,
  };
  model = new ModelUnderTest({ environment, logger });
  return model.client;
};

const request: LlmRequest = {
  messages: new PlainMasker().mask([
    { role: 'system' as const, text: 'Answer as JSON.' },
    { role: 'user' as const, text: 'Why?' },
  ]),
  tools: [],
  toolChoice: 'auto',
  answerSchema: { type: 'object', properties: {}, required: [], additionalProperties: false },
  maxOutputTokens: 500,
};

const limits = (signal: AbortSignal = new AbortController().signal, ms = 20_000) => ({
  signal,
  deadlineAt: Date.now() + ms,
});

const issueOf = async (reply: Promise<LlmReply>): Promise<string> =>
  reply.then(
    (answered) => `answered: ${answered.stop}`,
    (error: LlmError) => error.issue,
  );

describe('a request to the model', () => {
  it('is answered, with what it cost', async () => {
    const { given: _, ...reply } = await clientWith().complete(request, limits());
    expect(reply).toEqual({
      text: structuredAnswer(),
      toolCalls: [],
      stop: 'end',
      usage: { inputTokens: 120, outputTokens: 40, cachedTokens: 20 },
      model: { provider: 'openai', id: 'gpt-4o' },
    });
    expect(server.requests[0]).toMatchObject({
      authorization: 'Bearer sk-test-key',
      body: {
        model: 'gpt-4o',
        max_tokens: 500,
        messages: [
          { role: 'system', content: 'Answer as JSON.' },
          { role: 'user', content: 'Why?' },
        ],
        response_format: { type: 'json_schema', json_schema: { strict: true, schema: request.answerSchema } },
      },
    });
  });

  it('is repeated after server errors, a cut connection and an answer that is not the protocol', async () => {
    server.next.push(failing(500), failing(503), { kind: 'hang-up' }, { kind: 'raw', body: '<html>' });
    expect(await issueOf(clientWith().complete(request, limits()))).toBe('answered: end');
    expect(server.requests).toHaveLength(5);
  });

  it('ends with the last failure when the attempts are used up', async () => {
    server.otherwise = failing(500);
    const client = clientWith({ LLM_RETRY_MAX_ATTEMPTS: '3' });
    expect(await issueOf(client.complete(request, limits()))).toBe('llm_unavailable');
    expect(server.requests).toHaveLength(3);
  });

  it('waits as long as the provider asks', async () => {
    server.next.push(failing(429, { 'retry-after-ms': '300' }));
    expect(await issueOf(clientWith().complete(request, limits()))).toBe('answered: end');
    expect(logger.lines.find(({ event }) => event === 'model_call_retried')?.fields).toMatchObject({
      waitMs: 300,
    });
  });

  it('gives up at once when the provider asks for more time than is left', async () => {
    server.otherwise = failing(429, { 'retry-after': '120' });
    expect(await issueOf(clientWith().complete(request, limits()))).toBe('llm_rate_limit');
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [400, undefined, 'llm_bad_request'],
    [429, 'insufficient_quota', 'llm_rate_limit'],
    [413, undefined, 'llm_bad_request'],
  ])('is not repeated after %i %s', async (status, code, issue) => {
    server.otherwise = { kind: 'status', status, error: { param: 'messages', ...(code && { code }) } };
    expect(await issueOf(clientWith().complete(request, limits()))).toBe(issue);
    expect(server.requests).toHaveLength(1);
  });

  it('times out, also in the middle of a body, and is repeated then', async () => {
    server.next.push({ kind: 'stall' });
    const client = clientWith({ LLM_REQUEST_TIMEOUT_SECONDS: '1' });
    expect(await issueOf(client.complete(request, limits()))).toBe('answered: end');
    expect(server.requests.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(logger.lines.filter(({ event }) => event === 'model_call_retried')).toMatchObject([
      { fields: { issue: 'llm_timeout' } },
    ]);
  });

  it('never runs past its deadline', async () => {
    server.hold();
    expect(await issueOf(clientWith().complete(request, limits(undefined, 200)))).toBe('deadline');
    expect(server.requests).toHaveLength(1);
  });

  it('closes its connection when its owner ends it', async () => {
    server.hold();
    const owner = new AbortController();
    const issue = issueOf(clientWith().complete(request, limits(owner.signal)));
    await server.arrived(1);
    owner.abort();
    expect(await issue).toBe('cancelled');
    while (!server.requests[0]!.aborted) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('ends at once when its owner ends it during the wait for another call', async () => {
    server.otherwise = failing(429, { 'retry-after-ms': '20000' });
    const owner = new AbortController();
    const client = clientWith({ LLM_RETRY_TOTAL_TIMEOUT: '60' });
    const issue = issueOf(client.complete(request, limits(owner.signal, 60_000)));
    while (!logger.lines.some(({ event }) => event === 'model_call_retried')) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    owner.abort();
    expect(await issue).toBe('cancelled');
  });

  it('carries key and prompt to the configured server only', async () => {
    const other = await ModelServer.start();
    server.otherwise = failing(307, { location: `${other.url}/chat/completions` });
    expect(await issueOf(clientWith().complete(request, limits()))).toBe('llm_bad_request');
    expect(other.requests).toHaveLength(0);
    await other.close();
  });

  it('is not sent for an owner who has already left', async () => {
    expect(await issueOf(clientWith().complete(request, limits(AbortSignal.abort())))).toBe('cancelled');
    expect(server.requests).toHaveLength(0);
  });

  it('reports an unreachable server', async () => {
    const client = clientWith({ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', LLM_RETRY_MAX_ATTEMPTS: '2' });
    expect(await issueOf(client.complete(request, limits()))).toBe('llm_unavailable');
  });

  it('tells answers that were cut and refused', async () => {
    server.next.push(
      { kind: 'answer', text: '{"en":', finish: 'length' },
      { kind: 'answer', text: null, refusal: 'I cannot help with that.' },
      { kind: 'answer', text: null, finish: 'content_filter' },
    );
    const client = clientWith();
    expect(await issueOf(client.complete(request, limits()))).toBe('answered: length');
    expect(await issueOf(client.complete(request, limits()))).toBe('llm_refused');
    expect(await issueOf(client.complete(request, limits()))).toBe('llm_filtered');
  });

  it('that is longer than the context of the model is not sent', async () => {
    const long = {
      ...request,
      messages: new PlainMasker().mask([{ role: 'user', text: 'x '.repeat(600_000) }] as const),
    };
    await expect(clientWith().complete(long, limits())).rejects.toMatchObject({ kind: 'context-too-long' });
    expect(server.requests).toHaveLength(0);
  });

  it('uses the simplest form that a compatible server takes, and remembers it', async () => {
    server.rejectsParameter = (body) =>
      body['response_format'] === undefined
        ? body['max_tokens'] === undefined
          ? null
          : 'max_tokens'
        : 'response_format';
    const client = clientWith();
    expect(await issueOf(client.complete(request, limits()))).toBe('answered: end');
    expect(server.requests).toHaveLength(4);
    expect(await issueOf(client.complete(request, limits()))).toBe('answered: end');
    expect(server.requests).toHaveLength(5);
    expect(server.requests[4]!.body).toMatchObject({ max_completion_tokens: 500 });
  });

  it.each<Readonly<Record<string, string>>>([
    { OPENAI_API_KEY: '' },
    { AI_PROVIDER: 'gemini' },
    { AI_PROVIDER: 'anthropic' },
  ])('fails without a model: %j', async (env) => {
    const client = clientWith(env);
    expect(await issueOf(client.complete(request, limits()))).toBe('not_configured');
    expect([client.model, model.circuit.state]).toEqual([null, 'disabled']);
  });
});

describe('the circuit', () => {
  const alarms = () => logger.lines.filter(({ level }) => level === 'error');
  const openings = () => model.chain.links[0]?.circuit.openings;

  it.each([401, 403, 404])('opens after %i, raises one alarm, and refuses without asking', async (status) => {
    server.refuseWith = status;
    const client = clientWith();
    const issues = await Promise.all([1, 2, 3].map(() => issueOf(client.complete(request, limits()))));
    expect(issues).toEqual(['llm_auth', 'llm_auth', 'llm_auth']);
    expect([model.circuit.state, openings(), alarms().length]).toEqual(['open', 1, 1]);
    const asked = server.requests.length;
    expect(await issueOf(client.complete(request, limits()))).toBe('llm_auth');
    expect(server.requests).toHaveLength(asked);
  });

  it('closes when a probe succeeds, and says so', async () => {
    server.refuseWith = 401;
    const client = clientWith({ LLM_CIRCUIT_PROBE_SECONDS: '1' });
    expect(await issueOf(client.complete(request, limits()))).toBe('llm_auth');
    server.refuseWith = null;
    await firstValueFrom(model.circuit.closed$);
    expect([model.circuit.state, server.probes, server.requests.length]).toEqual(['closed', 1, 1]);
    expect(await issueOf(client.complete(request, limits()))).toBe('answered: end');
  });

  it('lets one real call through where the server offers no probe', async () => {
    server.refuseWith = 401;
    server.offersModels = false;
    const client = clientWith({ LLM_CIRCUIT_PROBE_SECONDS: '1' });
    expect(await issueOf(client.complete(request, limits()))).toBe('llm_auth');
    server.refuseWith = null;
    const closed = firstValueFrom(model.circuit.closed$);
    while (model.circuit.state === 'open') {
      await issueOf(client.complete(request, limits()));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await closed;
    expect(server.requests).toHaveLength(2);
  });

  it('does not trust a probe again that said yes before a real call was refused', async () => {
    server.otherwise = failing(403);
    const client = clientWith({ LLM_CIRCUIT_PROBE_SECONDS: '1' });
    await issueOf(client.complete(request, limits()));
    await firstValueFrom(model.circuit.closed$);
    await issueOf(client.complete(request, limits()));
    expect([model.circuit.state, openings(), server.probes]).toEqual(['open', 2, 1]);
    const closed = firstValueFrom(model.circuit.closed$);
    server.otherwise = answering();
    while (model.circuit.state === 'open') {
      await issueOf(client.complete(request, limits()));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await closed;
    expect([server.requests.length, server.probes]).toEqual([3, 1]);
  });

  it('stays closed for failures that say nothing about the key', async () => {
    server.next.push(failing(400), failing(400), failing(400), failing(400), answering());
    const client = clientWith();
    expect(await issueOf(client.complete(request, limits()))).toBe('llm_bad_request');
    expect(model.circuit.state).toBe('closed');
  });

  it('never shows the key, even when the server echoes it', async () => {
    server.otherwise = { kind: 'status', status: 401, error: { message: 'wrong key sk-test-key' } };
    await issueOf(clientWith().complete(request, limits()));
    expect(JSON.stringify(logger.lines)).not.toContain('sk-test-key');
    expect(JSON.stringify(logger.lines)).toContain('wrong key [MASKED]');
  });
});
