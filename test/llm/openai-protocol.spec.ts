import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OpenAiProvider } from '../../src/llm/openai/openai-provider.js';
import type { LlmError } from '../../src/llm/failure.js';
import type { GivenReply, LlmMessage, LlmRequest } from '../../src/llm/provider.js';
import { ModelTransport } from '../../src/llm/transport/model-transport.js';
import { answerJsonSchema } from '../../src/prompt/answer-schema.js';
import { readAnswer } from '../../src/prompt/read-answer.js';
import { structuredAnswer } from '../support/model-server.js';
import { PlainMasker } from '../support/plain-masker.js';

// The adapter against an independent implementation of the protocol.
let mock: LLMock;
let provider: OpenAiProvider;
let transport: ModelTransport;

beforeAll(async () => {
  mock = new LLMock({ port: 0, host: '127.0.0.1' });
  const url = await mock.start();
  transport = new ModelTransport({ headers: {}, proxyUrl: null, httpsProxy: null, noProxy: null });
  provider = new OpenAiProvider({
    apiKey: 'sk-test',
    model: 'gpt-4o',
    baseUrl: `${url}/v1`,
    timeoutMs: 10_000,
    transport,
  });
});
afterAll(async () => {
  await transport.close();
  await mock.stop();
});
beforeEach(() => {
  mock.clearFixtures();
});

const requestOf = (messages: readonly LlmMessage[], extra: Partial<LlmRequest> = {}): LlmRequest => ({
  messages: new PlainMasker().mask(messages),
  tools: [],
  toolChoice: 'auto',
  answerSchema: answerJsonSchema('en'),
  maxOutputTokens: 1000,
  ...extra,
});
const tools = [
  {
    name: 'get_pod',
    description: 'reads a pod',
    parameters: { type: 'object', properties: { name: { type: 'string' } } },
  },
];
const call = { signal: new AbortController().signal, alive: () => undefined };

describe('the OpenAI adapter', () => {
  it('asks for structured output and reads it', async () => {
    mock.on({ userMessage: 'Why?' }, { content: structuredAnswer() });
    const reply = await provider.complete(requestOf([{ role: 'user', text: 'Why?' }]), call);
    expect(reply.stop).toBe('end');
    expect(readAnswer(reply.text).kind).toBe('parsed');
    expect(mock.getLastRequest()?.body).toMatchObject({ response_format: { type: 'json_schema' } });
  });

  it('carries an investigation of three turns with parallel calls', async () => {
    const calls = (...names: readonly string[]) =>
      names.map((name) => ({ name: 'get_pod', arguments: JSON.stringify({ name }), id: `call-${name}` }));
    mock.on({ userMessage: 'Why?', turnIndex: 0 }, { toolCalls: calls('cart-0', 'cart-1') });
    mock.on({ userMessage: 'Why?', turnIndex: 1 }, { toolCalls: calls('db-0') });
    mock.on({ userMessage: 'Why?', turnIndex: 2 }, { content: structuredAnswer() });
    const messages: LlmMessage[] = [
      { role: 'system', text: 'Find the cause.' },
      { role: 'user', text: 'Why?' },
    ];
    const called: string[][] = [];
    const given = new Map<number, GivenReply>();
    let reply = await provider.complete(requestOf(messages, { tools }), call);
    for (let turn = 0; turn < 3 && reply.stop === 'tool-calls'; turn += 1) {
      called.push(reply.toolCalls.map(({ name, arguments: text }) => `${name} ${text}`));
      if (reply.given !== undefined) given.set(messages.length, reply.given);
      messages.push(
        { role: 'assistant', text: reply.text || null, toolCalls: reply.toolCalls },
        ...reply.toolCalls.map(({ id, name }): LlmMessage => ({
          role: 'tool',
          callId: id,
          name,
          text: `{"phase":"Failed","asked":"${id}"}`,
        })),
      );
      reply = await provider.complete(requestOf(messages, { tools, given }), call);
    }
    expect(called).toEqual([
      ['get_pod {"name":"cart-0"}', 'get_pod {"name":"cart-1"}'],
      ['get_pod {"name":"db-0"}'],
    ]);
    expect(reply.stop).toBe('end');
    expect(readAnswer(reply.text).kind).toBe('parsed');
    expect(mock.getLastRequest()?.body).toMatchObject({
      stream: true,
      messages: [
        { role: 'system' },
        { role: 'user' },
        { role: 'assistant', tool_calls: [{ id: 'call-cart-0' }, { id: 'call-cart-1' }] },
        { role: 'tool', tool_call_id: 'call-cart-0' },
        { role: 'tool', tool_call_id: 'call-cart-1' },
        { role: 'assistant', tool_calls: [{ id: 'call-db-0' }] },
        { role: 'tool', tool_call_id: 'call-db-0' },
      ],
    });
  });

  it.each([
    [401, 'llm_auth', false],
    [429, 'llm_rate_limit', true],
    [503, 'llm_unavailable', true],
    [529, 'llm_unavailable', true],
    [408, 'llm_timeout', true],
  ])('tells what status %i means', async (status, issue, transient) => {
    mock.nextRequestError(status, { message: 'no' });
    const failure: LlmError = await provider.complete(requestOf([{ role: 'user', text: 'Why?' }]), call).then(
      () => Promise.reject(new Error('it was answered')),
      (error) => error,
    );
    expect({ issue: failure.issue, transient: failure.retry }).toEqual({ issue, transient });
  });
});
