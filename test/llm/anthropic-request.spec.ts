import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AnthropicOptions, AnthropicProvider } from '../../src/llm/anthropic/anthropic-provider.js';
import type { LlmMessage } from '../../src/llm/provider.js';
import type { ModelTransport } from '../../src/llm/transport/model-transport.js';
import { answerJsonSchema } from '../../src/prompt/answer-schema.js';
import {
  ANTHROPIC_KEY,
  anthropicAt,
  ASKED,
  callOf,
  directTransport,
  failureOf,
  GET_POD,
  requestOf,
} from '../support/anthropic-case.js';
import { AnthropicServer } from '../support/anthropic-server.js';

let server: AnthropicServer;
let transport: ModelTransport;
let provider: AnthropicProvider;

beforeEach(async () => {
  server = await AnthropicServer.start();
  transport = directTransport();
  provider = anthropicAt(server.url, transport);
});

afterEach(async () => {
  await transport.close();
  await server.close();
});

const CACHED = { cache_control: { type: 'ephemeral' } };

describe('a request to Anthropic', () => {
  it('asks for a stream, with the key, the tools and the limit, and marks what may be kept', async () => {
    await provider.complete(requestOf(), callOf());
    const [sent] = server.requests;
    expect(sent?.headers).toMatchObject({
      'x-api-key': ANTHROPIC_KEY,
      'anthropic-version': expect.anything(),
    });
    expect(sent?.body).toEqual({
      model: 'claude-test',
      max_tokens: 1000,
      stream: true,
      system: [{ type: 'text', text: 'You find root causes.', ...CACHED }],
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Why?', ...CACHED }] }],
      tools: [{ name: 'get_pod', description: 'reads a pod', input_schema: GET_POD.parameters, ...CACHED }],
      tool_choice: { type: 'auto' },
    });
  });

  it('shows the tools but forbids them on the last turn', async () => {
    await provider.complete(requestOf(ASKED, { toolChoice: 'none' }), callOf());
    expect(server.requests[0]?.body).toMatchObject({
      tools: [{ name: 'get_pod' }],
      tool_choice: { type: 'none' },
    });
  });

  it('declares the tools of a conversation that is continued without any', async () => {
    const messages: readonly LlmMessage[] = [
      ...ASKED,
      { role: 'assistant', text: null, toolCalls: [{ id: 'a', name: 'get_pod', arguments: '{}' }] },
      { role: 'tool', callId: 'a', name: 'get_pod', text: 'Failed' },
    ];
    await provider.complete(requestOf(messages, { tools: [] }), callOf());
    expect(server.requests[0]?.body).toMatchObject({
      tools: [{ name: 'get_pod', input_schema: { type: 'object' } }],
      tool_choice: { type: 'none' },
    });
  });

  it('takes nothing from the environment', async () => {
    const stray = {
      ANTHROPIC_API_KEY: 'sk-other',
      ANTHROPIC_AUTH_TOKEN: 'other-token',
      ANTHROPIC_BASE_URL: 'http://127.0.0.1:1',
      ANTHROPIC_CUSTOM_HEADERS: 'X-Api-Key: sk-other\nAuthorization: Bearer other',
      ANTHROPIC_LOG: 'debug',
    };
    const before = { ...process.env };
    Object.assign(process.env, stray);
    try {
      await provider.complete(requestOf(), callOf());
    } finally {
      for (const name of Object.keys(stray)) {
        delete process.env[name];
        if (before[name] !== undefined) process.env[name] = before[name];
      }
    }
    const { headers } = server.requests[0] ?? {};
    expect(headers).toMatchObject({ 'x-api-key': ANTHROPIC_KEY });
    expect(headers).not.toHaveProperty('authorization');
  });

  it('goes through a gateway with its path and the headers of the settings', async () => {
    const gated = directTransport({ 'anthropic-version': '2023-06-01', 'x-team': 'sre' });
    const behind = anthropicAt(`${server.url}/`, gated);
    await behind.complete(requestOf(), callOf());
    await gated.close();
    expect(server.requests[0]).toMatchObject({
      path: '/v1/messages',
      headers: { 'anthropic-version': '2023-06-01', 'x-team': 'sre' },
    });
  });
});

describe('the schema of the answer', () => {
  const asked = requestOf(ASKED, { answerSchema: answerJsonSchema('en') });

  it("is asked for by the API's own means", async () => {
    await provider.complete(asked, callOf());
    expect(server.requests[0]?.body).toMatchObject({
      output_config: {
        format: { type: 'json_schema', schema: { type: 'object', additionalProperties: false } },
      },
    });
  });

  it('holds no keyword that the API rejects', async () => {
    const answerSchema = {
      type: 'object',
      properties: {
        confidence: { type: 'number', minimum: 0, maximum: 1 },
        words: { type: 'string', minLength: 1 },
      },
    };
    await provider.complete(requestOf(ASKED, { answerSchema }), callOf());
    const text = { type: 'string', description: '{minLength: 1}' };
    const number = { type: 'number', description: '{minimum: 0, maximum: 1}' };
    expect(server.requests[0]?.body['output_config']).toEqual({
      format: {
        type: 'json_schema',
        schema: {
          type: 'object',
          properties: { confidence: number, words: text },
          additionalProperties: false,
        },
      },
    });
  });

  it('is left out for a model that rejects it, from then on with the first request', async () => {
    server.rejectsSchema = true;
    await provider.complete(asked, callOf());
    await provider.complete(asked, callOf());
    expect(server.requests.map(({ body }) => 'output_config' in body)).toEqual([true, false, false]);
  });

  it('stays asked for when something else was at fault', async () => {
    server.next.push(
      { kind: 'status', status: 400, type: 'invalid_request_error', message: 'messages.0: wrong' },
      { kind: 'status', status: 400, type: 'invalid_request_error', message: 'messages.0: still wrong' },
    );
    expect(await failureOf(provider.complete(asked, callOf()))).toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('messages.0: wrong'),
    });
    await provider.complete(asked, callOf());
    expect(server.requests.map(({ body }) => 'output_config' in body)).toEqual([true, false, true]);
  });

  it('is not tried again for a rejection that says what is wrong', async () => {
    server.next.push({
      kind: 'status',
      status: 400,
      type: 'invalid_request_error',
      message: 'prompt is too long: 205668 tokens > 200000 maximum',
    });
    expect(await failureOf(provider.complete(asked, callOf()))).toMatchObject({ kind: 'context-too-long' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('what a model of Anthropic is told of its effort', () => {
  const sentTo = async (model: string, options: Partial<AnthropicOptions> = {}) => {
    await anthropicAt(server.url, transport, { model, ...options }).complete(requestOf(), callOf());
    const { thinking, output_config, max_tokens } = server.requests.at(-1)?.body ?? {};
    return { thinking, output_config, max_tokens };
  };

  it.each<[string, Partial<AnthropicOptions>, object]>([
    [
      'claude-sonnet-5-5',
      {},
      { thinking: { type: 'adaptive' }, output_config: { effort: 'medium' }, max_tokens: 1000 + 8192 },
    ],
    [
      'claude-opus-4-6',
      { effort: 'high' },
      { thinking: { type: 'adaptive' }, output_config: { effort: 'high' }, max_tokens: 1000 + 24_576 },
    ],
    [
      'claude-haiku-4-5',
      { effort: 'low' },
      { thinking: { type: 'enabled', budget_tokens: 2048 }, max_tokens: 3048 },
    ],
    [
      'claude-haiku-4-5',
      { outputTokens: 4000 },
      { thinking: { type: 'enabled', budget_tokens: 2000 }, max_tokens: 4000 },
    ],
    [
      'claude-sonnet-5-5',
      { outputTokens: 4000 },
      { thinking: { type: 'adaptive' }, output_config: { effort: 'medium' }, max_tokens: 4000 },
    ],
    ['a-gateway-name', {}, { max_tokens: 1000 }],
  ])('%s with %j', async (model, options, expected) => {
    expect(await sentTo(model, options)).toEqual(expected);
  });

  it('is left out for a server that rejects it, from then on', async () => {
    const learned: unknown[] = [];
    const asked = anthropicAt(server.url, transport, {
      model: 'claude-sonnet-5-5',
      onLearned: (...told) => learned.push(told),
    });
    server.decides = (body) =>
      body['thinking'] === undefined
        ? null
        : {
            kind: 'status',
            status: 400,
            type: 'invalid_request_error',
            message: 'thinking: Extra inputs are not permitted',
          };
    await asked.complete(requestOf(), callOf());
    await asked.complete(requestOf(), callOf());
    expect(server.requests.map(({ body }) => body['thinking'])).toEqual([
      { type: 'adaptive' },
      undefined,
      undefined,
    ]);
    expect(learned).toEqual([[{ effort: false }, 'thinking: Extra inputs are not permitted']]);
  });
});
