import { describe, expect, it } from '@jest/globals';
import { ReplyCollector } from './written-reply.js';

const collected = (...chunks: readonly unknown[]): ReplyCollector => {
  const collector = new ReplyCollector();
  for (const chunk of chunks) collector.add(chunk);
  return collector;
};
const chunk = (delta: unknown, finish: string | null = null, rest = {}) => ({
  choices: [{ index: 0, delta, finish_reason: finish, ...rest }],
});

describe('a reply collected from a stream', () => {
  it('is the text in order, the reason to finish and the last usage', () => {
    const reply = collected(
      { choices: [], prompt_filter_results: [] },
      chunk({ role: 'assistant', content: '' }),
      { ...chunk({ content: 'OOM' }), usage: { prompt_tokens: 9 } },
      { ...chunk({ content: '-killed' }), usage: null },
      chunk({}, 'stop'),
      { choices: [], usage: { prompt_tokens: 10, completion_tokens: 2 } },
    ).ofStream();
    expect(reply).toEqual({
      text: 'OOM-killed',
      refusal: '',
      calls: [],
      finish: 'stop',
      usage: { prompt_tokens: 10, completion_tokens: 2 },
      parts: null,
      beside: {},
    });
  });

  it.each([
    ['an object that was parsed already', { content: { en: { summary: 's' } } }, {}],
    ['a message beside an empty delta', {}, { message: { content: '{"en":{"summary":"s"}}' } }],
  ])('may have its content as %s', (_, delta, rest) => {
    expect(collected(chunk(delta, 'stop', rest)).ofStream().text).toBe('{"en":{"summary":"s"}}');
  });

  it('may have its one call in the form before tools', () => {
    const called = chunk({ function_call: { name: 'look', arguments: '{}' } }, 'function_call');
    expect(collected(called).ofStream().calls).toMatchObject([{ name: 'look', arguments: '{}' }]);
  });

  it('is the first choice only', () => {
    const other = { choices: [{ index: 1, delta: { content: 'other' }, finish_reason: 'length' }] };
    expect(collected(chunk({ content: 'first' }, 'stop'), other).ofStream()).toMatchObject({
      text: 'first',
      finish: 'stop',
    });
  });

  it.each<[string, unknown, object]>([
    ['a refusal', chunk({ refusal: 'I cannot.' }, 'stop'), { refusal: 'I cannot.', text: '' }],
    [
      'a whole message in one event',
      { choices: [{ message: { content: 'x' }, finish_reason: 'stop' }] },
      { text: 'x' },
    ],
    [
      'text in parts',
      chunk(
        {
          content: [
            { type: 'thinking', thinking: [] },
            { type: 'text', text: 'x' },
          ],
        },
        'stop',
      ),
      {
        text: 'x',
        parts: [
          { type: 'thinking', thinking: [] },
          { type: 'text', text: 'x' },
        ],
      },
    ],
    [
      'reasoning beside the text',
      chunk({ content: 'x', reasoning_content: 'y' }, 'stop'),
      { text: 'x', beside: { reasoning_content: 'y' } },
    ],
  ])('reads %s', (_, event, expected) => {
    expect(collected(event).ofStream()).toMatchObject(expected);
  });

  it.each<[string, readonly unknown[], string]>([
    ['without a reason to finish', [chunk({ content: 'half' })], 'transient'],
    ['that the server gave up', [chunk({ content: 'half' }, 'error')], 'transient'],
    ['without an event', [], 'malformed'],
    [
      'of other events',
      [null, 1, 'x', [], { foo: 1 }, { choices: 'x' }, { choices: [null, {}] }],
      'malformed',
    ],
    [
      'with a call that has no name',
      [chunk({ tool_calls: [{ index: 0, id: 'a' }] }, 'tool_calls')],
      'malformed',
    ],
  ])('fails %s', (_, events, kind) => {
    let failure: unknown;
    try {
      collected(...events).ofStream();
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({ name: 'LlmError', kind });
  });

  it('needs no reason to finish when the answer came whole', () => {
    expect(collected({ choices: [{ message: { content: 'x' } }] }).ofAnswer()).toMatchObject({
      text: 'x',
      finish: null,
    });
  });
});
