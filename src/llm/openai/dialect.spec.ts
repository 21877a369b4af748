import { describe, expect, it } from '@jest/globals';
import {
  COMPATIBLE_DIALECT,
  OPENAI_DIALECT,
  sendsFormat,
  showsTools,
  type Dialect,
  type Form,
} from './dialect.js';
import { simplerDialect } from './simpler-dialect.js';

const tool = { name: 'get_pod', description: '', parameters: {} };
const plain: Form = { tools: [], toolChoice: 'auto', answerSchema: {} };
const investigating: Form = { tools: [tool], toolChoice: 'auto', answerSchema: {} };
const concluding: Form = { ...investigating, toolChoice: 'none' };
const chatting: Form = { ...investigating, answerSchema: null };

/** What changes at each step, while the server rejects the same parameter. */
const steps = (start: Dialect, param: string | null, form: Form, limit = 10): Partial<Dialect>[] => {
  const seen: Partial<Dialect>[] = [];
  let dialect: Dialect | null = start;
  while (dialect !== null && seen.length < limit) {
    const simpler: Dialect | null = simplerDialect(
      dialect,
      { param, words: '' },
      { ...form, fieldsGiven: [] },
    );
    if (simpler === null) break;
    const before = dialect;
    seen.push(
      Object.fromEntries(
        Object.entries(simpler).filter(([key, value]) => before[key as keyof Dialect] !== value),
      ),
    );
    dialect = simpler;
  }
  return seen;
};

describe('the dialect of a server', () => {
  it('of OpenAI shows tools beside the format of the answer', () => {
    for (const form of [investigating, concluding]) {
      expect([showsTools(OPENAI_DIALECT, form), sendsFormat(OPENAI_DIALECT, form)]).toEqual([true, true]);
    }
  });

  it.each<[string, Form, boolean, boolean]>([
    ['tools while it investigates', investigating, true, false],
    ['the format of the answer when it concludes', concluding, false, true],
    ['the format of the answer without tools', plain, false, true],
    [
      'tools that must not be called, when there is no format',
      { ...chatting, toolChoice: 'none' },
      true,
      false,
    ],
  ])('of another server shows %s, never both', (_, form, tools, format) => {
    expect([showsTools(COMPATIBLE_DIALECT, form), sendsFormat(COMPATIBLE_DIALECT, form)]).toEqual([
      tools,
      format,
    ]);
  });

  it.each<[string, Form, Partial<Dialect>[]]>([
    ['response_format.json_schema', plain, [{ answerFormat: 'json_object' }, { answerFormat: 'text' }]],
    ['response_format', investigating, [{ formatBesideTools: false }]],
    ['tools', investigating, [{ formatBesideTools: false }]],
    ['tools', chatting, []],
    ['tool_choice', concluding, [{ toolChoiceNone: false }]],
    ['tool_choice', investigating, []],
    ['stream_options.include_usage', plain, [{ streamUsage: false }]],
    ['stream', plain, [{ stream: false }]],
    ['max_completion_tokens', plain, [{ outputLimit: 'max_tokens' }]],
    ['max_tokens', plain, []],
    ['messages', plain, []],
  ])('is simplified in what the server names, and in nothing else: %s', (param, form, expected) => {
    expect(steps(OPENAI_DIALECT, param, form)).toEqual(expected);
  });

  it('takes the newer limit where a gateway refuses the older one', () => {
    expect(steps(COMPATIBLE_DIALECT, 'max_tokens', plain)).toEqual([
      { outputLimit: 'max_completion_tokens' },
    ]);
  });

  it.each<[string, Dialect, Form, Partial<Dialect>[]]>([
    [
      'an answer',
      COMPATIBLE_DIALECT,
      plain,
      [
        { answerFormat: 'json_object' },
        { answerFormat: 'text' },
        { streamUsage: false, toolChoiceNone: false },
      ],
    ],
    ['tools', COMPATIBLE_DIALECT, investigating, [{ streamUsage: false, toolChoiceNone: false }]],
    [
      'tools and an answer',
      OPENAI_DIALECT,
      investigating,
      [
        { formatBesideTools: false },
        { outputLimit: 'max_tokens', streamUsage: false, toolChoiceNone: false, cacheKey: false },
      ],
    ],
  ])(
    'is tried in every simpler form for %s, and ends, when the server names nothing',
    (_, start, form, expected) => {
      expect(steps(start, null, form)).toEqual(expected);
    },
  );

  it.each<[string, string, Partial<Dialect>, Partial<Dialect>]>([
    [
      'an effort that tools do not go with',
      "Function tools with reasoning_effort are not supported in /v1/chat/completions; set reasoning_effort to 'none'.",
      { effort: 'medium' },
      { effort: 'none' },
    ],
    [
      'an effort that a model has not',
      "Unsupported value: 'medium' is not supported with this model for reasoning_effort. Supported values are: 'low' and 'high'.",
      { effort: 'medium' },
      { effort: 'high' },
    ],
    [
      'an effort at all',
      'Unrecognized request argument supplied: reasoning_effort',
      { effort: 'low' },
      { effort: null },
    ],
    ['no effort', 'reasoning_effort: required with tools', { effort: null }, { effort: 'none' }],
    [
      'a field that it gave itself',
      "('body','messages',2,'assistant','thoughts'): Extra inputs are not permitted",
      {},
      { dropped: ['thoughts'] },
    ],
    [
      'a reply of another provider, for want of a field',
      'The `reasoning_content` in the thinking mode must be passed back to the API.',
      {},
      { filled: ['reasoning_content'] },
    ],
    [
      'a field that it was thought to want',
      "reasoning_content: 'reasoning_content' is not permitted",
      { filled: ['reasoning_content'] },
      { filled: [], dropped: ['reasoning_content'] },
    ],
    [
      'a limit, in words only',
      "Unsupported parameter: 'max_tokens'",
      { outputLimit: 'max_tokens' },
      { outputLimit: 'max_completion_tokens' },
    ],
  ])('goes another way where a server refuses %s', (_, words, before, after) => {
    const dialect = { ...OPENAI_DIALECT, ...before };
    const form = { ...investigating, fieldsGiven: ['thoughts'] };
    expect(simplerDialect(dialect, { param: null, words }, form)).toEqual({ ...dialect, ...after });
  });
});
