import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LlmError } from '../../src/llm/failure.js';
import { OpenAiProvider } from '../../src/llm/openai/openai-provider.js';
import type { LlmMessage, LlmReply, LlmRequest } from '../../src/llm/provider.js';
import { ModelTransport } from '../../src/llm/transport/model-transport.js';
import { calling, failing, ModelServer, type ModelBehaviour } from '../support/model-server.js';
import { chunkOf } from '../support/model-stream.js';
import { PlainMasker } from '../support/plain-masker.js';

const KEY = 'sk-secret-key';
const tools = [{ name: 'get_pod', description: 'reads a pod', parameters: { type: 'object' } }];
const asked: LlmMessage = { role: 'user', text: 'Why?' };
let server: ModelServer;
let transport: ModelTransport;

beforeEach(async () => {
  server = await ModelServer.start();
});
/** The address of a server that has gone. */
const nowhere = async (): Promise<string> => {
  const gone = await ModelServer.start();
  const { url } = gone;
  await gone.close();
  return url;
};
afterEach(async () => {
  await transport.close();
  await server.close();
});

interface Setup {
  readonly baseUrl?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}
const providerWith = ({
  baseUrl = server.url,
  headers = {},
  timeoutMs = 20_000,
}: Setup = {}): OpenAiProvider => {
  transport = new ModelTransport({ headers, proxyUrl: null, httpsProxy: null, noProxy: null });
  return new OpenAiProvider({ apiKey: KEY, model: 'test-model', baseUrl, timeoutMs, transport });
};

const requestOf = (
  rest: Partial<LlmRequest> = {},
  messages: readonly LlmMessage[] = [asked],
): LlmRequest => ({
  messages: new PlainMasker().mask(messages),
  tools: [],
  toolChoice: 'auto',
  answerSchema: null,
  maxOutputTokens: 100,
  ...rest,
});
const call = (signal = new AbortController().signal, alive = (): void => undefined) => ({ signal, alive });

const failureOf = (reply: Promise<LlmReply>): Promise<LlmError> =>
  reply.then(
    () => Promise.reject(new Error('it was answered')),
    (error: LlmError) => error,
  );

describe('a streamed answer', () => {
  it('is put together, with what it cost', async () => {
    server.otherwise = { kind: 'answer', text: '메모리 부족 — OOM-killed', toolCalls: [] };
    const { given: _, ...reply } = await providerWith().complete(requestOf(), call());
    expect(reply).toEqual({
      text: '메모리 부족 — OOM-killed',
      toolCalls: [],
      stop: 'end',
      usage: { inputTokens: 120, outputTokens: 40, cachedTokens: 20 },
    });
    expect(server.requests[0]?.body).toMatchObject({ stream: true, stream_options: { include_usage: true } });
  });

  it('may call several tools at once', async () => {
    server.otherwise = calling(
      { id: 'a', name: 'get_pod', arguments: '{"name":"cart-0"}' },
      { id: 'b', name: 'get_pod', arguments: '' },
    );
    expect(await providerWith().complete(requestOf({ tools }), call())).toMatchObject({
      text: '',
      stop: 'tool-calls',
      toolCalls: [
        { id: 'a', name: 'get_pod', arguments: '{"name":"cart-0"}' },
        { id: 'b', name: 'get_pod', arguments: '{}' },
      ],
    });
  });

  it('gives signs of life while the model thinks, in events and in comments', async () => {
    const signs: number[] = [];
    const provider = providerWith();
    server.otherwise = {
      kind: 'events',
      pauseMs: 30,
      events: [
        ': OPENROUTER PROCESSING\n\n',
        ': OPENROUTER PROCESSING\n\n',
        chunkOf({ content: 'x' }, 'stop'),
      ],
    };
    const reply = await provider.complete(
      requestOf(),
      call(undefined, () => signs.push(server.requests.length)),
    );
    expect(reply.text).toBe('x');
    expect(signs.length).toBeGreaterThanOrEqual(4); // headers and three events
  });

  it.each([true, false])(
    'may come whole although a stream was asked for, with tools: %s',
    async (withTools) => {
      server.streams = false;
      server.otherwise = withTools
        ? calling({ id: 'a', name: 'get_pod', arguments: '{}' })
        : { kind: 'answer', text: 'x' };
      expect(await providerWith().complete(requestOf({ tools }), call())).toMatchObject({
        text: withTools ? '' : 'x',
        toolCalls: withTools ? [{ id: 'a' }] : [],
        stop: withTools ? 'tool-calls' : 'end',
        usage: { inputTokens: 120 },
      });
    },
  );

  it('keeps its connection for the next turn', async () => {
    const provider = providerWith();
    const ports = new Set<unknown>();
    for (const _ of [1, 2, 3]) {
      await provider.complete(requestOf(), call());
      ports.add(server.requests.at(-1)?.port);
      await new Promise((resolve) => setTimeout(resolve, 50)); // a turn's tools
    }
    expect(ports.size).toBe(1);
  });
});

describe('a failed call', () => {
  const inStream = (error: unknown): ModelBehaviour => ({
    kind: 'events',
    events: [chunkOf({ content: 'half' }), { error }],
    ending: 'end',
  });
  const status = (code: number, error: object = {}, headers = {}): ModelBehaviour => ({
    kind: 'status',
    status: code,
    headers,
    error,
  });

  it.each<[string, ModelBehaviour, string]>([
    ['401', status(401), 'unauthorised'],
    ['403', status(403), 'unauthorised'],
    ['404', status(404), 'unauthorised'],
    ['402', status(402), 'quota'],
    ['408', status(408), 'timeout'],
    ['413', status(413), 'context-too-long'],
    ['429', status(429, { code: 'rate_limit_exceeded' }), 'throttled'],
    ['429 for want of money', status(429, { code: 'insufficient_quota' }), 'quota'],
    ['500', status(500), 'transient'],
    ['503', status(503), 'overloaded'],
    ['529', status(529), 'overloaded'],
    [
      'a prompt that is too long',
      status(400, { code: 'context_length_exceeded', param: 'messages' }),
      'context-too-long',
    ],
    [
      'one that vLLM tells in words',
      status(400, { message: "This model's maximum context length is 4096 tokens." }),
      'context-too-long',
    ],
    ['a filter', status(400, { code: 'content_filter', param: 'prompt' }), 'filtered'],
    ['another rejection', status(400, { param: 'messages' }), 'rejected'],
    ['a redirect', status(307, {}, { location: '/elsewhere' }), 'rejected'],
    ['an error in the stream', inStream({ message: 'no', code: 'rate_limit_exceeded' }), 'throttled'],
    ['an error of a gateway in the stream', inStream({ message: 'no', code: 503 }), 'overloaded'],
    ['an error without a code in the stream', inStream({ message: 'no' }), 'transient'],
    ['an error as text in the stream', inStream('no'), 'transient'],
    ['an error with status 200', { kind: 'raw', body: '{"error":{"message":"no","code":429}}' }, 'throttled'],
    ['a connection cut in the stream', { kind: 'hang-up' }, 'transient'],
    [
      'a stream that ends too early',
      { kind: 'events', events: [chunkOf({ content: 'x' })], ending: 'end' },
      'transient',
    ],
    ['a stream of broken JSON', { kind: 'events', events: ['data: {"choices\n\n'] }, 'malformed'],
    ['a stream of something else', { kind: 'events', events: [{ type: 'ping' }] }, 'malformed'],
    ['a web page', { kind: 'raw', body: '<html>', contentType: 'text/html' }, 'malformed'],
    ['JSON of something else', { kind: 'raw', body: '{"a":1}' }, 'malformed'],
    ['broken JSON', { kind: 'raw', body: '{"a":' }, 'malformed'],
  ])('for %s', async (_, behaviour, kind) => {
    server.otherwise = behaviour;
    expect((await failureOf(providerWith().complete(requestOf(), call()))).kind).toBe(kind);
  });

  it('carries the delay that the server asks for', async () => {
    server.otherwise = failing(429, { 'retry-after': '7' });
    expect(await failureOf(providerWith().complete(requestOf(), call()))).toMatchObject({
      retryAfterMs: 7000,
    });
  });

  it.each([
    ['its key', KEY],
    ['a header of the settings', 'gateway-secret'],
  ])('never tells %s, even when the server echoes it', async (_, secret) => {
    const provider = providerWith({ headers: { 'api-key': 'gateway-secret' } });
    for (const behaviour of [
      status(401, { message: `wrong: ${secret}` }),
      inStream({ message: `wrong: ${secret}` }),
    ]) {
      server.otherwise = behaviour;
      const failure = await failureOf(provider.complete(requestOf(), call()));
      expect(failure.message).toContain('wrong: [MASKED]');
      expect(failure.message).not.toContain(secret);
    }
  });

  it('is cancelled, down to the connection, in the middle of a stream', async () => {
    server.otherwise = { kind: 'stall' };
    const owner = new AbortController();
    const failure = failureOf(providerWith().complete(requestOf(), call(owner.signal)));
    await server.arrived(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    owner.abort(new Error('idle'));
    expect((await failure).kind).toBe('cancelled');
    while (!server.requests[0]!.aborted) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it.each<ModelBehaviour>([
    { kind: 'stall' },
    { kind: 'events', pauseMs: 20, events: Array.from({ length: 500 }, () => chunkOf({ content: 'x' })) },
  ])('ends at its own timeout, even when the stream is alive', async (behaviour) => {
    server.otherwise = behaviour;
    const provider = providerWith({ timeoutMs: 300 });
    expect((await failureOf(provider.complete(requestOf(), call()))).kind).toBe('timeout');
    while (!server.requests[0]!.aborted) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('is of the connection when there is none', async () => {
    const failure = await failureOf(providerWith({ baseUrl: await nowhere() }).complete(requestOf(), call()));
    expect([failure.kind, failure.message]).toEqual(['transient', expect.stringContaining('ECONNREFUSED')]);
  });
});

describe('a compatible server', () => {
  it.each<[string, Partial<LlmRequest>]>([
    ['stream_options', {}],
    ['stream', {}],
    ['max_tokens', {}],
    ['response_format', { answerSchema: { type: 'object' } }],
    ['tool_choice', { tools, toolChoice: 'none' }],
  ])('that does not know %s is asked without it, and from then on', async (parameter, rest) => {
    server.rejectsParameter = (body) => (body[parameter] === undefined ? null : parameter);
    const provider = providerWith();
    expect((await provider.complete(requestOf(rest), call())).stop).toBe('end');
    const asked = server.requests.length;
    await provider.complete(requestOf(rest), call());
    expect(server.requests).toHaveLength(asked + 1);
    expect(server.requests.at(-1)?.body).not.toHaveProperty(parameter);
  });

  it('that takes no format beside tools gets it when the model must conclude', async () => {
    const provider = providerWith();
    const answerSchema = { type: 'object' };
    await provider.complete(requestOf({ tools, answerSchema }), call());
    await provider.complete(requestOf({ tools, answerSchema, toolChoice: 'none' }), call());
    expect(
      server.requests.map(({ body }) => [body['tools'] !== undefined, body['response_format'] !== undefined]),
    ).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('that rejects everything is asked a few times, and its first words count', async () => {
    server.decides = ({ response_format: format }) => ({
      kind: 'status',
      status: 400,
      error: { message: format === undefined ? 'and again' : 'no such model here' },
    });
    const failure = await failureOf(
      providerWith().complete(requestOf({ answerSchema: { type: 'object' } }), call()),
    );
    expect([failure.kind, failure.message]).toEqual([
      'rejected',
      expect.stringContaining('no such model here'),
    ]);
    expect(server.requests).toHaveLength(4);
  });

  it('may be a gateway with a path, a query and a key in a header of its own', async () => {
    const baseUrl = `${server.url.replace('/v1', '')}/openai/deployments/test?api-version=2024-10-21`;
    const provider = providerWith({ baseUrl, headers: { 'api-key': 'gateway-secret' } });
    await provider.complete(requestOf(), call());
    expect(server.requests[0]).toMatchObject({
      url: '/openai/deployments/test/chat/completions?api-version=2024-10-21',
      headers: { 'api-key': 'gateway-secret' },
    });
  });
});

describe('a probe', () => {
  it.each<[string, (at: ModelServer) => void, string]>([
    ['accepted', () => undefined, 'accepted'],
    ['refused', (at) => (at.refuseWith = 401), 'refused'],
    ['not possible where there is no list', (at) => (at.offersModels = false), 'not-offered'],
    ['not possible where a gateway does not list the name', (at) => (at.knowsModel = false), 'not-offered'],
  ])('finds the model %s', async (_, prepare, outcome) => {
    prepare(server);
    expect(await providerWith().probe(new AbortController().signal)).toBe(outcome);
    expect(server.requests).toHaveLength(0);
  });

  it('that cannot connect knows nothing', async () => {
    expect(await providerWith({ baseUrl: await nowhere() }).probe(new AbortController().signal)).toBe(
      'unknown',
    );
  });
});
