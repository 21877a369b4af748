import { describe, expect, it } from '@jest/globals';
import { replyOf } from './reply.js';
import type { WrittenReply } from './written-reply.js';

const written = (fields: Partial<WrittenReply>): WrittenReply => ({
  text: '',
  refusal: '',
  calls: [],
  finish: 'stop',
  usage: {},
  parts: null,
  beside: {},
  ...fields,
});
const call = { id: 'a', name: 'get_pod', arguments: '{}', beside: {}, inside: {} };
const ORIGIN = 'here';

describe('a reply', () => {
  it.each<[Partial<WrittenReply>, string]>([
    [{ finish: 'stop' }, 'end'],
    [{ finish: null }, 'end'],
    [{ finish: 'tool_calls', calls: [call] }, 'tool-calls'],
    [{ finish: 'stop', calls: [call] }, 'tool-calls'],
    [{ finish: 'length', calls: [call] }, 'length'],
    [{ finish: 'content_filter' }, 'filtered'],
    [{ refusal: 'no' }, 'refusal'],
    [{ finish: 'eos' }, 'end'],
  ])('of %j stops for %s', (fields, stop) => {
    expect(replyOf(written(fields), ORIGIN).stop).toBe(stop);
  });

  it('has the ids of the server for its calls, where they tell them apart', () => {
    const calls = ['call_0', 'call_1', 'call_1', '', ''].map((id) => ({ ...call, id }));
    const ids = replyOf(written({ calls }), ORIGIN).toolCalls.map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);
    expect(ids.slice(0, 2)).toEqual(['call_0', 'call_1']);
    for (const id of [2, 3, 4].map((at) => ids[at])) expect(id).toMatch(/^[a-z0-9]{9}$/);
  });

  it('has JSON where a call came without arguments, and else what the model wrote', () => {
    const calls = ['', ' ', '{"x"', '{"x":1}'].map((text, at) => ({ ...call, id: `${at}`, arguments: text }));
    expect(replyOf(written({ calls }), ORIGIN).toolCalls.map((made) => made.arguments)).toEqual([
      '{}',
      '{}',
      '{"x"',
      '{"x":1}',
    ]);
  });

  it.each<[object, object]>([
    [
      { prompt_tokens: 100, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 64 } },
      { inputTokens: 100, outputTokens: 5, cachedTokens: 64 },
    ],
    [
      { prompt_tokens: 100, completion_tokens: 5, prompt_cache_hit_tokens: 60 },
      { inputTokens: 100, outputTokens: 5, cachedTokens: 60 },
    ],
    [
      { prompt_tokens: '9', completion_tokens: -1, prompt_tokens_details: null },
      { inputTokens: 0, outputTokens: 0, cachedTokens: 0 },
    ],
    [{}, { inputTokens: 0, outputTokens: 0, cachedTokens: 0 }],
  ])('costs, of %j, %j', (usage, expected) => {
    expect(replyOf(written({ usage: { ...usage } }), ORIGIN).usage).toEqual(expected);
  });
});
