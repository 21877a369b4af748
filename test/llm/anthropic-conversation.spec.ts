import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { AnthropicProvider } from '../../src/llm/anthropic/anthropic-provider.js';
import type { LlmMessage } from '../../src/llm/provider.js';
import type { ModelTransport } from '../../src/llm/transport/model-transport.js';
import { anthropicAt, ASKED, callOf, directTransport, requestOf } from '../support/anthropic-case.js';
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

const sentTurns = () =>
  (server.requests.at(-1)?.body['messages'] ?? []) as readonly {
    readonly content: readonly { readonly type: string }[];
  }[];

/** One turn of a model and its results; ids, names, arguments and texts as any model may have written them. */
const round = fc
  .record({
    text: fc.option(fc.string()),
    calls: fc.array(
      fc.record({ id: fc.string(), name: fc.string(), arguments: fc.oneof(fc.json(), fc.string()) }),
      {
        maxLength: 5,
      },
    ),
    results: fc.infiniteStream(fc.string()),
    remark: fc.option(fc.string()),
  })
  .map(({ text, calls, results, remark }): readonly LlmMessage[] => [
    { role: 'assistant', text, toolCalls: calls },
    ...calls.map(({ id, name }): LlmMessage => ({
      role: 'tool',
      callId: id,
      name,
      text: String(results.next().value),
    })),
    ...(remark === null ? [] : [{ role: 'user', text: remark } as const]),
  ]);

describe('a conversation with Anthropic', () => {
  it('is one that the API takes, whatever models and tools wrote', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(round, { maxLength: 6 }), async (rounds) => {
        const reply = await provider.complete(requestOf([...ASKED, ...rounds.flat()]), callOf());
        expect(reply.stop).toBe('end');
      }),
      { numRuns: 60 },
    );
  });

  it('gives all results of a turn in one user turn, before any text', async () => {
    const messages: readonly LlmMessage[] = [
      ...ASKED,
      {
        role: 'assistant',
        text: 'I look.',
        toolCalls: [
          { id: 'a', name: 'get_pod', arguments: '{"name":"cart-0"}' },
          { id: 'b', name: 'get_pod', arguments: '{"name":' },
        ],
      },
      { role: 'tool', callId: 'a', name: 'get_pod', text: 'Failed' },
      { role: 'tool', callId: 'b', name: 'get_pod', text: '' },
      { role: 'user', text: 'Go on.' },
    ];
    await provider.complete(requestOf(messages), callOf());
    const cached = { cache_control: { type: 'ephemeral' } };
    expect(server.requests[0]?.body['messages']).toEqual([
      { role: 'user', content: [{ type: 'text', text: 'Why?', ...cached }] },
      {
        role: 'assistant',
        content: [
          { type: 'text', text: 'I look.' },
          { type: 'tool_use', id: 'a', name: 'get_pod', input: { name: 'cart-0' } },
          { type: 'tool_use', id: 'b', name: 'get_pod', input: { INVALID_JSON: '{"name":' } },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'a', content: [{ type: 'text', text: 'Failed' }] },
          { type: 'tool_result', tool_use_id: 'b' },
          { type: 'text', text: 'Go on.', ...cached },
        ],
      },
    ]);
  });

  it('keeps calls and results of another provider together', async () => {
    const messages: readonly LlmMessage[] = [
      ...ASKED,
      { role: 'assistant', text: null, toolCalls: [{ id: 'call:0/é', name: 'pods.get', arguments: '' }] },
      { role: 'tool', callId: 'call:0/é', name: 'pods.get', text: 'no such tool' },
    ];
    await provider.complete(requestOf(messages), callOf());
    const id = expect.stringMatching(/^call_[\w-]+$/);
    expect(server.requests[0]?.body['messages']).toMatchObject([
      {},
      { content: [{ type: 'tool_use', id, name: 'pods_get', input: {} }] },
      { content: [{ type: 'tool_result', tool_use_id: id }] },
    ]);
  });

  it('only grows, so that the cache of one turn is read by the next', async () => {
    const turn = (id: string): readonly LlmMessage[] => [
      { role: 'assistant', text: null, toolCalls: [{ id, name: 'get_pod', arguments: '{}' }] },
      { role: 'tool', callId: id, name: 'get_pod', text: `result ${id}` },
    ];
    const rounds = ['a', 'b', 'c', 'd'].map(turn);
    const prompts: string[][] = [];
    const marked: number[][] = [];
    for (let count = 0; count <= rounds.length; count += 1) {
      await provider.complete(requestOf([...ASKED, ...rounds.slice(0, count).flat()]), callOf());
      const turns = sentTurns().map((each) => JSON.stringify(each));
      prompts.push(turns.map((each) => each.replace(',"cache_control":{"type":"ephemeral"}', '')));
      marked.push(turns.flatMap((each, at) => (each.includes('cache_control') ? [at] : [])));
    }
    for (const [at, prompt] of prompts.slice(1).entries()) {
      expect(prompt.slice(0, prompts[at]?.length)).toEqual(prompts[at]);
    }
    expect(marked).toEqual([[0], [0, 2], [2, 4], [4, 6], [6, 8]]);
  });
});

describe('what the model thought before a call', () => {
  const SIGNATURE = `EqQBCgIYAhIM${'k3Jd9/pQ+x'.repeat(20)}==`;

  /** The conversation after a call, as the tool loop goes on with it: signatures beside it, calls renumbered. */
  const continued = async () => {
    server.next.push({
      kind: 'answer',
      thinking: SIGNATURE,
      calls: [
        { id: 'toolu_1', name: 'get_pod', json: '{}' },
        { id: 'toolu_2', name: 'get_pod', json: '{}' },
      ],
    });
    const { toolCalls, given } = await provider.complete(requestOf(), callOf());
    const numbered = toolCalls.map(({ name, arguments: of }, at) => ({ id: `c${at}`, name, arguments: of }));
    const messages: readonly LlmMessage[] = [
      ...ASKED,
      { role: 'assistant', text: 'I look.', toolCalls: numbered },
      ...numbered.map(({ id, name }): LlmMessage => ({ role: 'tool', callId: id, name, text: 'Failed' })),
    ];
    return requestOf(messages, { given: new Map(given === undefined ? [] : [[ASKED.length, given]]) });
  };

  it('goes back with it, word for word', async () => {
    await provider.complete(await continued(), callOf());
    expect(sentTurns()[1]?.content).toMatchObject([
      { type: 'thinking', thinking: '', signature: SIGNATURE },
      { type: 'tool_use', id: 'toolu_1' },
      { type: 'tool_use', id: 'toolu_2' },
    ]);
  });

  it('is left out for another model, and for a call of another provider', async () => {
    const asked = await continued();
    await anthropicAt(server.url, transport, { model: 'claude-other' }).complete(asked, callOf());
    const typesOf = () => sentTurns()[1]?.content.map(({ type }) => type);
    expect(typesOf()).toEqual(['text', 'tool_use', 'tool_use']);
    const given = new Map([[ASKED.length, { origin: 'gemini:x', value: 'c2lnbmVk' }]]);
    await provider.complete({ ...asked, given }, callOf());
    expect(typesOf()).toEqual(['text', 'tool_use', 'tool_use']);
  });
});
