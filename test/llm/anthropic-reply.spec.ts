import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AnthropicProvider } from '../../src/llm/anthropic/anthropic-provider.js';
import type { ModelTransport } from '../../src/llm/transport/model-transport.js';
import { anthropicAt, callOf, directTransport, requestOf } from '../support/anthropic-case.js';
import { AnthropicServer, saying } from '../support/anthropic-server.js';

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

describe("Anthropic's reply", () => {
  it('is its text, with all tokens of the prompt and those from the cache', async () => {
    server.next.push(saying('It was ', 'OOM-killed.'));
    const { given: _, ...reply } = await provider.complete(requestOf(), callOf());
    expect(reply).toEqual({
      text: 'It was OOM-killed.',
      toolCalls: [],
      stop: 'end',
      usage: { inputTokens: 120, outputTokens: 40, cachedTokens: 5 },
    });
  });

  it('may come whole, with calls', async () => {
    const message = {
      type: 'message',
      role: 'assistant',
      content: [
        { type: 'text', text: 'I look.' },
        { type: 'tool_use', id: 'toolu_1', name: 'get_pod', input: { name: 'cart-0' } },
      ],
      stop_reason: 'tool_use',
      usage: { input_tokens: 7, output_tokens: 3 },
    };
    server.next.push({ kind: 'raw', body: JSON.stringify(message), contentType: 'application/json' });
    expect(await provider.complete(requestOf(), callOf())).toMatchObject({
      text: 'I look.',
      toolCalls: [{ id: 'toolu_1', name: 'get_pod', arguments: '{"name":"cart-0"}' }],
      stop: 'tool-calls',
      usage: { inputTokens: 7, outputTokens: 3 },
    });
  });

  it('is its calls, several at once, with their ids and arguments as the model wrote them', async () => {
    server.next.push({
      kind: 'answer',
      texts: ['I look at both.'],
      calls: [
        { id: 'toolu_1', name: 'get_pod', json: '{"name": "cart-0"}' },
        { id: 'toolu_2', name: 'get_pod', json: '{"name": "cart-1"}' },
        { id: 'toolu_3', name: 'list_pods', json: '' },
      ],
    });
    expect(await provider.complete(requestOf(), callOf())).toMatchObject({
      text: 'I look at both.',
      stop: 'tool-calls',
      toolCalls: [
        { id: 'toolu_1', name: 'get_pod', arguments: '{"name": "cart-0"}' },
        { id: 'toolu_2', name: 'get_pod', arguments: '{"name": "cart-1"}' },
        { id: 'toolu_3', name: 'list_pods', arguments: '{}' },
      ],
    });
  });

  it.each([
    ['end_turn', 'end'],
    ['stop_sequence', 'end'],
    ['a_reason_of_tomorrow', 'end'],
    ['max_tokens', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['refusal', 'refusal'],
  ])('stops for %s as %s', async (stop, meaning) => {
    server.next.push({ kind: 'answer', texts: ['Because'], stop });
    expect(await provider.complete(requestOf(), callOf())).toMatchObject({ text: 'Because', stop: meaning });
  });

  it('goes on where the model paused, and is all that it said', async () => {
    server.next.push({ kind: 'answer', thinking: 'c2ln', texts: ['It was '], stop: 'pause_turn' });
    server.next.push(saying('OOM-killed.'));
    expect(await provider.complete(requestOf(), callOf())).toMatchObject({
      text: 'It was OOM-killed.',
      stop: 'end',
      usage: { inputTokens: 240, outputTokens: 80, cachedTokens: 10 },
    });
    const turns = server.requests.at(-1)?.body['messages'] as readonly { role: string; content: unknown }[];
    expect(turns.at(-1)).toMatchObject({
      role: 'assistant',
      content: [
        { type: 'thinking', signature: 'c2ln' },
        { type: 'text', text: 'It was ' },
      ],
    });
  });

  it('is none when the model pauses again and again', async () => {
    server.otherwise = { kind: 'answer', texts: ['Hm. '], stop: 'pause_turn' };
    const asked = provider.complete(requestOf(), callOf());
    await expect(asked).rejects.toMatchObject({ kind: 'malformed' });
    server.otherwise = saying('It was OOM-killed.');
  });

  it('may be empty', async () => {
    server.next.push({ kind: 'answer', texts: [] });
    expect(await provider.complete(requestOf(), callOf())).toMatchObject({ text: '', stop: 'end' });
  });

  it('passes over events and blocks that the API may add', async () => {
    const event = (type: string, members: object) =>
      `event: ${type}\ndata: ${JSON.stringify({ type, ...members })}\n\n`;
    server.next.push({
      kind: 'raw',
      body: [
        event('message_start', { message: { usage: { input_tokens: 3 } } }),
        event('weather', { sun: true }),
        event('content_block_start', { index: 0, content_block: { type: 'song', notes: [1] } }),
        event('content_block_delta', { index: 0, delta: { type: 'note_delta', note: 2 } }),
        event('content_block_start', { index: 1, content_block: { type: 'text', text: 'So' } }),
        event('message_delta', { delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 2 } }),
        event('message_stop', {}),
      ].join(''),
    });
    expect(await provider.complete(requestOf(), callOf())).toMatchObject({
      text: 'So',
      usage: { inputTokens: 3, outputTokens: 2, cachedTokens: 0 },
    });
  });

  it('shows that it is alive with every ping before its first word', async () => {
    let signs = 0;
    const call = callOf({ alive: () => (signs += 1) });
    server.next.push({ kind: 'answer', texts: ['At last.'], pings: 5 });
    await provider.complete(requestOf(), call);
    expect(signs).toBeGreaterThanOrEqual(5);
  });

  it('is whole at its last event, also when the server never ends the body', async () => {
    server.next.push({ kind: 'answer', texts: ['Done.'], restMs: Infinity });
    const patient = anthropicAt(server.url, transport, { timeoutMs: 120_000 });
    expect(await patient.complete(requestOf(), callOf())).toMatchObject({ text: 'Done.' });
  });

  it('leaves its connection open for the calls that follow', async () => {
    server.otherwise = { kind: 'answer', texts: ['Done.'], restMs: 20 };
    for (let turn = 0; turn < 6; turn += 1) await provider.complete(requestOf(), callOf());
    // Not always one: a call may begin before the connection of the last one is free.
    expect(server.connections).toBeLessThan(4);
  });
});
