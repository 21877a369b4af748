import { describe, expect, it } from '@jest/globals';
import { PlainMasker } from '../../../test/support/plain-masker.js';
import type { LlmMessage, LlmRequest } from '../provider.js';
import { COMPATIBLE_DIALECT, OPENAI_DIALECT } from './dialect.js';
import { paramsOf } from './request.js';

const requestOf = (messages: readonly LlmMessage[], rest: Partial<LlmRequest> = {}): LlmRequest => ({
  messages: new PlainMasker().mask(messages),
  tools: [],
  toolChoice: 'auto',
  answerSchema: null,
  maxOutputTokens: 100,
  ...rest,
});
const tools = [{ name: 'get_pod', description: 'reads', parameters: { type: 'object' } }];

describe('a request in the words of the protocol', () => {
  it('tells the conversation, without what another provider signed', () => {
    const { messages } = paramsOf(
      requestOf([
        { role: 'system', text: 'rules' },
        { role: 'user', text: 'why?' },
        {
          role: 'assistant',
          text: null,
          toolCalls: [
            { id: 'a', name: 'get_pod', arguments: '{"x":1}', signature: { provider: 'gemini', value: 's' } },
            { id: 'b', name: 'get_pod', arguments: '{"x"' },
          ],
        },
        { role: 'tool', callId: 'a', name: 'get_pod', text: 'a pod' },
        { role: 'tool', callId: 'b', name: 'get_pod', text: 'not JSON' },
        { role: 'assistant', text: null, toolCalls: [] },
      ]),
      'm',
      OPENAI_DIALECT,
    );
    expect(messages).toEqual([
      { role: 'system', content: 'rules' },
      { role: 'user', content: 'why?' },
      {
        role: 'assistant',
        content: null,
        tool_calls: [
          { id: 'a', type: 'function', function: { name: 'get_pod', arguments: '{"x":1}' } },
          // Compatible servers reject arguments that are not JSON.
          {
            id: 'b',
            type: 'function',
            function: { name: 'get_pod', arguments: '{"unreadable":"{\\"x\\""}' },
          },
        ],
      },
      { role: 'tool', tool_call_id: 'a', content: 'a pod' },
      { role: 'tool', tool_call_id: 'b', content: 'not JSON' },
      { role: 'assistant', content: '' },
    ]);
  });

  it('asks for a stream with its usage', () => {
    expect(paramsOf(requestOf([]), 'm', OPENAI_DIALECT)).toEqual({
      model: 'm',
      messages: [],
      max_completion_tokens: 100,
      stream: true,
      stream_options: { include_usage: true },
    });
    expect(paramsOf(requestOf([]), 'm', { ...COMPATIBLE_DIALECT, stream: false })).toEqual({
      model: 'm',
      messages: [],
      max_tokens: 100,
    });
  });

  it('shows tools, and says when they must not be called', () => {
    const shown = [{ type: 'function', function: tools[0] }];
    const auto = paramsOf(requestOf([], { tools }), 'm', OPENAI_DIALECT);
    expect(auto.tools).toEqual(shown);
    expect(auto).not.toHaveProperty('tool_choice');
    expect(paramsOf(requestOf([], { tools, toolChoice: 'none' }), 'm', OPENAI_DIALECT)).toMatchObject({
      tools: shown,
      tool_choice: 'none',
    });
    expect(paramsOf(requestOf([], { toolChoice: 'none' }), 'm', OPENAI_DIALECT)).not.toHaveProperty(
      'tool_choice',
    );
  });

  it.each([
    [
      'json_schema',
      { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: { type: 'object' } } },
    ],
    ['json_object', { type: 'json_object' }],
    ['text', undefined],
  ] as const)('asks for an answer as %s', (answerFormat, format) => {
    const params = paramsOf(requestOf([], { answerSchema: { type: 'object' } }), 'm', {
      ...OPENAI_DIALECT,
      answerFormat,
    });
    expect(params.response_format).toEqual(format);
  });
});
