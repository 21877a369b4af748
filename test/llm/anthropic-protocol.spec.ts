import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AnthropicProvider } from '../../src/llm/anthropic/anthropic-provider.js';
import type { LlmMessage, LlmReply } from '../../src/llm/provider.js';
import type { ModelTransport } from '../../src/llm/transport/model-transport.js';
import { answerJsonSchema } from '../../src/prompt/answer-schema.js';
import { readAnswer } from '../../src/prompt/read-answer.js';
import {
  anthropicAt,
  ASKED,
  callOf,
  directTransport,
  failureOf,
  requestOf,
} from '../support/anthropic-case.js';
import { structuredAnswer } from '../support/model-server.js';

// The adapter against an independent implementation of the protocol.
let mock: LLMock;
let transport: ModelTransport;
let provider: AnthropicProvider;

beforeAll(async () => {
  mock = new LLMock({ port: 0, host: '127.0.0.1' });
  transport = directTransport();
  provider = anthropicAt(await mock.start(), transport);
});
afterAll(async () => {
  await transport.close();
  await mock.stop();
});
beforeEach(() => {
  mock.clearFixtures();
});

/** A turn of the model, and the result of each of its calls. */
const answered = (reply: LlmReply): readonly LlmMessage[] => [
  { role: 'assistant', text: reply.text, toolCalls: reply.toolCalls },
  ...reply.toolCalls.map(({ id, name, arguments: of }): LlmMessage => ({
    role: 'tool',
    callId: id,
    name,
    text: `result of ${of}`,
  })),
];

describe('the Anthropic adapter', () => {
  it('carries an investigation of three turns with parallel calls', async () => {
    mock.on(
      { userMessage: 'Why?', turnIndex: 0 },
      {
        toolCalls: [
          { name: 'get_pod', arguments: '{"name":"cart-0"}', id: 'toolu_1' },
          { name: 'get_pod', arguments: '{"name":"cart-1"}', id: 'toolu_2' },
        ],
      },
    );
    mock.on(
      { userMessage: 'Why?', turnIndex: 1 },
      {
        content: 'Both restart; I look at the node.',
        toolCalls: [{ name: 'get_node', arguments: '{"name":"n1"}', id: 'toolu_3' }],
      },
    );
    mock.on({ userMessage: 'Why?', turnIndex: 2 }, { content: structuredAnswer() });
    const ask = (messages: readonly LlmMessage[]) =>
      provider.complete(requestOf(messages, { answerSchema: answerJsonSchema('en') }), callOf());

    const first = await ask(ASKED);
    expect(first).toMatchObject({ stop: 'tool-calls', text: '' });
    expect(first.toolCalls.map(({ id }) => id)).toEqual(['toolu_1', 'toolu_2']);
    const second = await ask([...ASKED, ...answered(first)]);
    expect(second).toMatchObject({
      stop: 'tool-calls',
      text: 'Both restart; I look at the node.',
      toolCalls: [{ id: 'toolu_3', name: 'get_node', arguments: '{"name":"n1"}' }],
    });
    const third = await ask([...ASKED, ...answered(first), ...answered(second)]);
    expect(third.stop).toBe('end');
    expect(readAnswer(third.text).kind).toBe('parsed');
    expect(mock.getLastRequest()?.body).toMatchObject({
      messages: [
        { role: 'system' },
        { role: 'user', content: 'Why?' },
        { role: 'assistant', tool_calls: [{ id: 'toolu_1' }, { id: 'toolu_2' }] },
        { role: 'tool', tool_call_id: 'toolu_1', content: 'result of {"name":"cart-0"}' },
        { role: 'tool', tool_call_id: 'toolu_2', content: 'result of {"name":"cart-1"}' },
        { role: 'assistant', tool_calls: [{ id: 'toolu_3' }] },
        { role: 'tool', tool_call_id: 'toolu_3', content: 'result of {"name":"n1"}' },
      ],
    });
  });

  it.each([
    [401, 'unauthorised'],
    [429, 'throttled'],
    [500, 'transient'],
    [529, 'overloaded'],
  ])('tells what status %i means', async (status, kind) => {
    mock.nextRequestError(status, { message: 'no' });
    expect(await failureOf(provider.complete(requestOf(), callOf()))).toMatchObject({ kind });
  });
});
