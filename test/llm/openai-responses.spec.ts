import { afterEach, describe, expect, it } from '@jest/globals';
import { OpenAiProvider, type OpenAiOptions } from '../../src/llm/openai/openai-provider.js';
import { callOf, directTransport, failureOf, requestOf } from '../support/anthropic-case.js';
import { StrictServer, type Json, type StrictAnswer } from '../support/strict/strict-server.js';

const KEY = 'sk-of-the-test';
let server: StrictServer;
const transport = directTransport();

/** The adapter at a server that answers in turn. */
const asking = async (
  answers: readonly StrictAnswer[],
  options: Partial<OpenAiOptions> = {},
): Promise<OpenAiProvider> => {
  let at = 0;
  server = await StrictServer.start({
    environment: () => ({}),
    answer: () => answers[Math.min(at++, answers.length - 1)]!,
  });
  return new OpenAiProvider({
    apiKey: KEY,
    own: true,
    model: 'gpt-6.1-sol',
    baseUrl: `${server.url}/v1`,
    timeoutMs: 10_000,
    transport,
    ...options,
  });
};
afterEach(() => server.close());

const USAGE = { input_tokens: 100, output_tokens: 10, input_tokens_details: { cached_tokens: 40 } };
const said = (text: string): Json => ({
  type: 'message',
  id: 'msg',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text, annotations: [] }],
});
const whole = (output: readonly Json[], rest: Json = {}): StrictAnswer => ({
  status: 200,
  json: { id: 'resp', object: 'response', status: 'completed', error: null, output, usage: USAGE, ...rest },
});
const streamed = (...events: readonly Json[]): StrictAnswer => ({ events });
const created = { type: 'response.created', response: { status: 'in_progress', error: null } };
const rejected = (message: string, param: string): StrictAnswer => ({
  status: 400,
  json: { error: { message, type: 'invalid_request_error', param, code: null } },
});

describe('a response', () => {
  it.each<[string, StrictAnswer, object]>([
    [
      'that came whole',
      whole([said('Because.')]),
      { text: 'Because.', stop: 'end', usage: { cachedTokens: 40 } },
    ],
    [
      'that was cut',
      whole([said('Bec')], { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }),
      { text: 'Bec', stop: 'length' },
    ],
    [
      'that a filter cut',
      whole([], { status: 'incomplete', incomplete_details: { reason: 'content_filter' } }),
      { text: '', stop: 'filtered' },
    ],
    [
      'that is a refusal',
      whole([{ type: 'message', content: [{ type: 'refusal', refusal: 'I cannot help.' }] }]),
      { stop: 'refusal', why: 'I cannot help.' },
    ],
    [
      'that only says what it does',
      whole([{ ...said('I look.'), phase: 'commentary' }]),
      { text: 'I look.', stop: 'end' },
    ],
  ])('%s is told as such', async (_, answer, expected) => {
    const provider = await asking([answer]);
    expect(await provider.complete(requestOf(), callOf())).toMatchObject(expected);
  });

  it.each<[string, StrictAnswer, string]>([
    ['without its end', streamed(created), 'transient'],
    ['of another protocol', streamed({ type: 'chat.completion.chunk', choices: [] }), 'malformed'],
    [
      'that failed',
      streamed(created, {
        type: 'response.failed',
        response: { status: 'failed', error: { code: 'server_error', message: 'oh' } },
      }),
      'transient',
    ],
    [
      'that was throttled on its way',
      streamed(created, {
        type: 'response.failed',
        response: { status: 'failed', error: { code: 'rate_limit_exceeded', message: 'slow down' } },
      }),
      'throttled',
    ],
    [
      'that a policy stopped',
      streamed(created, {
        type: 'response.failed',
        response: { status: 'failed', error: { code: 'bio_policy', message: 'no' } },
      }),
      'filtered',
    ],
    [
      'with an event of an error',
      streamed(created, { type: 'error', error: { code: 'server_error', message: 'x' } }),
      'transient',
    ],
    ['with a call that has no name', whole([{ type: 'function_call', call_id: 'c' }]), 'malformed'],
    [
      'of a prompt that is too long',
      { status: 400, json: { error: { code: 'context_length_exceeded', message: 'long' } } },
      'context-too-long',
    ],
  ])('%s is a failure', async (_, answer, kind) => {
    const provider = await asking([answer]);
    expect((await failureOf(provider.complete(requestOf(), callOf()))).kind).toBe(kind);
  });
});

describe('a request for a response', () => {
  it.each<[string, readonly StrictAnswer[], Json]>([
    [
      'the effort that its words name',
      [rejected("Unsupported value: 'medium'. Supported values are: 'high'.", 'reasoning.effort')],
      { reasoning: { effort: 'high' } },
    ],
    [
      'no effort and no reasoning, where the model has none',
      [
        rejected(
          "Unsupported parameter: 'reasoning.effort' is not supported with this model.",
          'reasoning.effort',
        ),
        rejected('Encrypted content is not supported with this model.', 'include'),
      ],
      { reasoning: undefined, include: undefined },
    ],
    [
      'no key of the cache',
      [rejected('Unknown parameter', 'prompt_cache_key')],
      { prompt_cache_key: undefined },
    ],
    [
      'JSON in place of a schema',
      [rejected('Invalid schema', 'text.format.schema')],
      { text: { format: { type: 'json_object' } } },
    ],
  ])('is put with %s after a rejection, and from then on', async (_, rejections, expected) => {
    const learned: unknown[] = [];
    const provider = await asking([...rejections, whole([said('Because.')])], {
      onLearned: (form) => learned.push(form),
    });
    const request = requestOf(undefined, { tools: [], answerSchema: { type: 'object' } });
    const formless = expected['text'] === undefined ? requestOf() : request;
    await provider.complete(formless, callOf());
    await provider.complete(formless, callOf());
    expect(learned).toHaveLength(1);
    expect(server.requests).toHaveLength(rejections.length + 2);
    const { body } = server.requests.at(-1)!;
    for (const [name, value] of Object.entries(expected)) expect(body[name]).toEqual(value);
  });

  it('stores nothing, and sets no temperature', async () => {
    const provider = await asking([whole([said('Because.')])], { effort: 'low' });
    await provider.complete(requestOf(), callOf());
    const { body } = server.requests[0]!;
    expect(body).toMatchObject({
      store: false,
      reasoning: { effort: 'low' },
      max_output_tokens: 1000 + 2048,
    });
    expect(Object.keys(body)).not.toContain('temperature');
  });

  it('does not tell the key when the server echoes it', async () => {
    const provider = await asking([
      { status: 401, json: { error: { message: `Incorrect API key: ${KEY}` } } },
    ]);
    const { message } = await failureOf(provider.complete(requestOf(), callOf()));
    expect(message).not.toContain(KEY);
  });
});
