import { describe, expect, it } from '@jest/globals';
import { PlainMasker } from '../../../test/support/plain-masker.js';
import type { GivenReply, LlmMessage, LlmRequest } from '../provider.js';
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
const ASKED = { model: 'm', origin: 'here', outputTokens: 100 };
const tools = [{ name: 'get_pod', description: 'reads', parameters: { type: 'object' } }];

describe('a request in the words of the protocol', () => {
  it('tells the conversation, with ids that every server takes', () => {
    const { messages } = paramsOf(
      requestOf([
        { role: 'system', text: 'rules' },
        { role: 'user', text: 'why?' },
        {
          role: 'assistant',
          text: null,
          toolCalls: [
            { id: 'c1', name: 'get_pod', arguments: '{"x":1}' },
            { id: 'c2', name: 'get_pod', arguments: '{"x"' },
          ],
        },
        { role: 'tool', callId: 'c1', name: 'get_pod', text: 'a pod' },
        { role: 'tool', callId: 'c2', name: 'get_pod', text: 'not JSON' },
        { role: 'assistant', text: null, toolCalls: [] },
      ]),
      ASKED,
      OPENAI_DIALECT,
    );
    const [first, second] = messages.flatMap((message) =>
      message.role === 'tool' ? [message.tool_call_id] : [],
    );
    for (const id of [first, second]) expect(id).toMatch(/^[a-z\d]{9}$/);
    expect(messages).toEqual([
      { role: 'system', content: 'rules' },
      { role: 'user', content: 'why?' },
      {
        role: 'assistant',
        content: null,
        tool_calls: [
          { id: first, type: 'function', function: { name: 'get_pod', arguments: '{"x":1}' } },
          // Compatible servers reject arguments that are not JSON.
          {
            id: second,
            type: 'function',
            function: { name: 'get_pod', arguments: '{"unreadable":"{\\"x\\""}' },
          },
        ],
      },
      { role: 'tool', tool_call_id: first, content: 'a pod' },
      { role: 'tool', tool_call_id: second, content: 'not JSON' },
      { role: 'assistant', content: '' },
    ]);
  });

  it('asks for a stream with its usage', () => {
    expect(paramsOf(requestOf([]), ASKED, OPENAI_DIALECT)).toEqual({
      model: 'm',
      messages: [],
      max_completion_tokens: 100,
      prompt_cache_key: 'kuberca-agent',
      stream: true,
      stream_options: { include_usage: true },
    });
    expect(paramsOf(requestOf([]), ASKED, { ...COMPATIBLE_DIALECT, stream: false })).toEqual({
      model: 'm',
      messages: [],
      max_tokens: 100,
    });
  });

  it('shows tools, and says when they must not be called', () => {
    const shown = [{ type: 'function', function: tools[0] }];
    const auto = paramsOf(requestOf([], { tools }), ASKED, OPENAI_DIALECT);
    expect(auto.tools).toEqual(shown);
    expect(auto).not.toHaveProperty('tool_choice');
    expect(paramsOf(requestOf([], { tools, toolChoice: 'none' }), ASKED, OPENAI_DIALECT)).toMatchObject({
      tools: shown,
      tool_choice: 'none',
    });
    expect(paramsOf(requestOf([], { toolChoice: 'none' }), ASKED, OPENAI_DIALECT)).not.toHaveProperty(
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
    const params = paramsOf(requestOf([], { answerSchema: { type: 'object' } }), ASKED, {
      ...OPENAI_DIALECT,
      answerFormat,
    });
    expect(params.response_format).toEqual(format);
  });

  describe('gives a reply back', () => {
    const given = {
      text: 'I look.',
      parts: null,
      beside: { reasoning_content: 'hm', thoughts: [{ sealed: 'QQ==' }] },
      calls: [
        { id: 'D681PevKs', beside: { extra_content: { google: { thought_signature: 'c2ln' } } }, inside: {} },
      ],
    };
    const calling: LlmMessage = {
      role: 'assistant',
      text: 'I look.',
      toolCalls: [{ id: 'c1', name: 'get_pod', arguments: '{}' }],
    };
    const conversation: readonly LlmMessage[] = [
      { role: 'user', text: 'why?' },
      calling,
      { role: 'tool', callId: 'c1', name: 'get_pod', text: 'a pod' },
    ];
    const sent = (reply: GivenReply, dialect = COMPATIBLE_DIALECT) =>
      paramsOf(requestOf(conversation, { given: new Map([[1, reply]]) }), ASKED, dialect).messages.slice(1);

    it('with all that the server gave, under its own ids', () => {
      expect(sent({ origin: 'here', value: given })).toEqual([
        {
          role: 'assistant',
          content: 'I look.',
          reasoning_content: 'hm',
          thoughts: [{ sealed: 'QQ==' }],
          tool_calls: [
            {
              id: 'D681PevKs',
              type: 'function',
              extra_content: { google: { thought_signature: 'c2ln' } },
              function: { name: 'get_pod', arguments: '{}' },
            },
          ],
        },
        { role: 'tool', tool_call_id: 'D681PevKs', content: 'a pod' },
      ]);
    });

    it('in its parts, where it came in parts and nothing of it was masked', () => {
      const parts = [
        { type: 'thinking', thinking: [] },
        { type: 'text', text: 'I look.' },
      ];
      const content = (text: string) =>
        sent({ origin: 'here', value: { ...given, text, parts } })[0]?.content;
      expect(content('I look.')).toEqual(parts);
      expect(content('I look at token=abc.')).toBe('I look.');
    });

    it('without what the server does not take, and with what it wants of others', () => {
      const [reply] = sent(
        { origin: 'here', value: given },
        { ...COMPATIBLE_DIALECT, dropped: ['thoughts', 'extra_content'], filled: ['reasoning_content'] },
      );
      expect(reply).toMatchObject({ reasoning_content: 'hm' });
      expect(JSON.stringify(reply)).not.toMatch(/thoughts|extra_content/);
      const [other] = sent(
        { origin: 'elsewhere', value: given },
        { ...COMPATIBLE_DIALECT, filled: ['reasoning_content'] },
      );
      expect(other).toMatchObject({ reasoning_content: '' });
    });

    it('to nobody else', () => {
      expect(JSON.stringify(sent({ origin: 'elsewhere', value: given }))).not.toMatch(/hm|QQ==|c2ln|D681/);
    });
  });
});
