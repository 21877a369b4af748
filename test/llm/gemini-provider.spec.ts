import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LlmError } from '../../src/llm/failure.js';
import { GeminiProvider, type GeminiOptions } from '../../src/llm/gemini/gemini-provider.js';
import type { LlmCall, LlmMessage, LlmReply, LlmRequest, LlmTool } from '../../src/llm/provider.js';
import { geminiItself } from '../../src/llm/gemini/platform.js';
import { ModelTransport } from '../../src/llm/transport/model-transport.js';
import {
  errorInfo,
  GeminiServer,
  quotaFailure,
  refusing,
  retryInfo,
  saying,
  type GeminiBehaviour,
  type GeminiPart,
} from '../support/gemini-server.js';
import { PlainMasker } from '../support/plain-masker.js';
import { ruleMasker } from '../support/rule-masker.js';
import { until } from '../support/until.js';

let server: GeminiServer;
let provider: GeminiProvider;
let transport: ModelTransport;

const providerWith = ({
  baseUrl = server.url,
  ...options
}: Partial<GeminiOptions> & { readonly baseUrl?: string } = {}): GeminiProvider =>
  new GeminiProvider({
    platform: geminiItself('AIza-secret', baseUrl),
    model: 'gemini-3-flash-preview',
    timeoutMs: 10_000,
    transport,
    ...options,
  });

beforeAll(() => {
  transport = new ModelTransport({
    headers: { 'x-team': 'sre' },
    proxyUrl: null,
    httpsProxy: null,
    noProxy: null,
  });
});
beforeEach(async () => {
  server = await GeminiServer.start();
  provider = providerWith();
});
afterEach(() => server.close());

const asked: LlmMessage = { role: 'user', text: 'Why?' };
const getPod: LlmTool = {
  name: 'get_pod',
  description: 'reads a pod',
  parameters: { type: 'object', properties: { name: { type: 'string' } } },
};
const schema = { type: 'object', properties: { cause: { type: 'string' } }, required: ['cause'] };

const requestOf = (
  extra: Partial<LlmRequest> = {},
  messages: readonly LlmMessage[] = [asked],
): LlmRequest => ({
  messages: new PlainMasker().mask(messages),
  tools: [],
  toolChoice: 'auto',
  answerSchema: null,
  maxOutputTokens: 1000,
  ...extra,
});
const quietCall = (signal = new AbortController().signal): LlmCall => ({ signal, alive: () => undefined });
const ask = (extra: Partial<LlmRequest> = {}, messages?: readonly LlmMessage[]): Promise<LlmReply> =>
  provider.complete(requestOf(extra, messages), quietCall());

const failureOf = (asking: Promise<unknown>): Promise<LlmError> =>
  asking.then(
    () => Promise.reject(new Error('it was answered')),
    (error: LlmError) => error,
  );
const meeting = (behaviour: GeminiBehaviour): Promise<LlmError> => {
  server.next.push(behaviour);
  return failureOf(ask());
};

/** As a conversation keeps them: beside the messages, which are masked. */
const givenBack = ({ given }: LlmReply): NonNullable<LlmRequest['given']> =>
  new Map(given === undefined ? [] : [[1, given]]);

describe('a request to Gemini', () => {
  it('carries key, headers, instruction, tools and the bound of the answer, and no temperature', async () => {
    await ask({ tools: [getPod] }, [{ role: 'system', text: 'You are an SRE.' }, asked]);
    const { path, apiKey, headers, body } = server.latest;
    expect(path).toBe('/v1beta/models/gemini-3-flash-preview:streamGenerateContent?alt=sse');
    expect({ apiKey, team: headers['x-team'] }).toEqual({ apiKey: 'AIza-secret', team: 'sre' });
    expect(body).toEqual({
      contents: [{ role: 'user', parts: [{ text: 'Why?' }] }],
      systemInstruction: expect.objectContaining({ parts: [{ text: 'You are an SRE.' }] }),
      tools: [
        {
          functionDeclarations: [
            { name: 'get_pod', description: 'reads a pod', parametersJsonSchema: getPod.parameters },
          ],
        },
      ],
      generationConfig: {
        maxOutputTokens: 1000 + 8192,
        thinkingConfig: { includeThoughts: true, thinkingLevel: 'MEDIUM' },
      },
    });
  });

  it('forbids calls while it shows the tools', async () => {
    await ask({ tools: [getPod], toolChoice: 'none' });
    expect(server.latest.body).toMatchObject({
      tools: [{ functionDeclarations: [{ name: 'get_pod' }] }],
      toolConfig: { functionCallingConfig: { mode: 'NONE' } },
    });
  });

  it('takes nothing from the environment', async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      GOOGLE_API_KEY: 'from the environment',
      GOOGLE_GENAI_USE_VERTEXAI: 'true',
      GOOGLE_GENAI_API_VERSION: 'v9',
      GOOGLE_GEMINI_BASE_URL: 'http://127.0.0.1:1',
    });
    try {
      await ask();
    } finally {
      process.env = before;
    }
    expect(server.latest.apiKey).toBe('AIza-secret');
    expect(server.latest.path).toMatch(/^\/v1beta\//);
  });
});

describe('a reply of Gemini', () => {
  it('is the text without the thoughts, with what it used', async () => {
    const thought: GeminiPart = { text: 'Let me think.', thought: true };
    server.next.push({
      kind: 'answer',
      events: [[thought], [{ text: 'It was ' }], [{ text: 'OOM-killed.' }]],
    });
    const { given: _, ...reply } = await ask();
    expect(reply).toEqual({
      text: 'It was OOM-killed.',
      toolCalls: [],
      stop: 'end',
      usage: { inputTokens: 120, outputTokens: 40, cachedTokens: 20 },
    });
  });

  it('gives signs of life while it arrives', async () => {
    server.next.push(saying('a', 'b', 'c'));
    let signs = 0;
    await provider.complete(requestOf(), { ...quietCall(), alive: () => (signs += 1) });
    expect(signs).toBeGreaterThan(0);
  });

  it('gives no signs of life for another call at the same time', async () => {
    server.next.push({ kind: 'stall', after: 'nothing' });
    const owner = new AbortController();
    let signs = 0;
    const stalled = failureOf(
      provider.complete(requestOf(), { signal: owner.signal, alive: () => (signs += 1) }),
    );
    await until('the first call has arrived', () => server.requests.length === 1);
    await ask();
    owner.abort();
    await stalled;
    expect(signs).toBe(0);
  });

  it('carries parallel calls, and gets their signature and ids back', async () => {
    const first: GeminiPart = {
      functionCall: { name: 'get_pod', args: { name: 'a' }, id: 'fc1' },
      thoughtSignature: 'c2ln',
    };
    const second: GeminiPart = { functionCall: { name: 'get_pod', args: { name: 'b' }, id: 'fc2' } };
    server.next.push({ kind: 'answer', events: [[first], [second], [{ text: '' }]] });
    const reply = await ask({ tools: [getPod] });
    const { toolCalls, stop } = reply;
    expect(stop).toBe('tool-calls');
    expect(toolCalls.map(({ name, arguments: text }) => `${name} ${text}`)).toEqual([
      'get_pod {"name":"a"}',
      'get_pod {"name":"b"}',
    ]);
    expect(new Set(toolCalls.map(({ id }) => id)).size).toBe(2);
    const results = toolCalls.map(({ id, name }): LlmMessage => ({
      role: 'tool',
      callId: id,
      name,
      text: `of ${id}`,
    }));
    await ask({ tools: [getPod], given: givenBack(reply) }, [
      asked,
      { role: 'assistant', text: null, toolCalls },
      ...results,
    ]);
    const [, called, answered] = server.latest.body.contents;
    expect(called?.parts).toEqual([first, second]);
    expect(answered?.parts).toEqual(
      ['fc1', 'fc2'].map((id, index) => ({
        functionResponse: { id, name: 'get_pod', response: { output: `of ${toolCalls[index]?.id}` } },
      })),
    );
  });

  it('gets a signature back from a conversation that was masked', async () => {
    const thoughtSignature = randomBytes(600).toString('base64');
    const call: GeminiPart = { functionCall: { name: 'get_pod', args: {} }, thoughtSignature };
    server.next.push({ kind: 'answer', events: [[call]] });
    const reply = await ask({ tools: [getPod] });
    const { toolCalls } = reply;
    const results = toolCalls.map(({ id, name }): LlmMessage => ({
      role: 'tool',
      callId: id,
      name,
      text: 'a',
    }));
    const conversation: LlmMessage[] = [asked, { role: 'assistant', text: null, toolCalls }, ...results];
    await provider.complete(
      {
        ...requestOf(),
        messages: ruleMasker().mask<readonly LlmMessage[]>(conversation),
        given: givenBack(reply),
      },
      quietCall(),
    );
    expect(server.latest.body.contents[1]?.parts).toEqual([call]);
  });

  it('tells apart calls that came without ids', async () => {
    const call: GeminiPart = { functionCall: { name: 'get_pod' } };
    server.next.push({ kind: 'answer', events: [[call, call]] });
    const { toolCalls } = await ask({ tools: [getPod] });
    expect(new Set(toolCalls.map(({ id }) => id)).size).toBe(2);
    expect(toolCalls[0]?.arguments).toBe('{}');
  });

  it.each([
    ['STOP', 'end'],
    ['MAX_TOKENS', 'length'],
    ['SAFETY', 'filtered'],
    ['RECITATION', 'filtered'],
    ['BLOCKLIST', 'filtered'],
    ['PROHIBITED_CONTENT', 'filtered'],
    ['SPII', 'filtered'],
    ['A_LATER_REASON', 'end'],
  ])('that ended with %s stops with %s', async (finish, stop) => {
    server.next.push({ kind: 'answer', events: [[{ text: 'It' }]], finish });
    expect((await ask()).stop).toBe(stop);
  });

  it('is filtered when the prompt was blocked', async () => {
    const blocked = {
      promptFeedback: { blockReason: 'PROHIBITED_CONTENT' },
      usageMetadata: { promptTokenCount: 7 },
    };
    server.next.push({ kind: 'raw', body: `data: ${JSON.stringify(blocked)}\n\n` });
    expect(await ask()).toMatchObject({
      stop: 'filtered',
      text: '',
      usage: { inputTokens: 7, outputTokens: 0 },
    });
  });

  it('may be empty', async () => {
    server.next.push({ kind: 'answer', events: [[]] });
    expect(await ask()).toMatchObject({ stop: 'end', text: '', toolCalls: [] });
  });
});

describe('the thoughts of a model', () => {
  const thoughtsAsked = (): unknown[] =>
    server.requests.map(({ body }) => body.generationConfig?.['thinkingConfig']);

  it.each(['gemini-2.0-flash', 'our-model'])('are not asked of %s, which may not think', async (model) => {
    provider = providerWith({ model });
    await ask();
    expect(thoughtsAsked()).toEqual([undefined]);
  });

  it.each(['gemini-3.1-pro-preview', 'models/gemini-12-flash'])('are asked of %s', async (model) => {
    provider = providerWith({ model });
    await ask();
    expect(thoughtsAsked()).toEqual([{ includeThoughts: true, thinkingLevel: 'MEDIUM' }]);
  });

  it('are told in tokens to a model that is told so', async () => {
    provider = providerWith({ model: 'gemini-2.5-flash', effort: 'low' });
    await ask();
    expect(thoughtsAsked()).toEqual([{ includeThoughts: true, thinkingBudget: 2048 }]);
  });

  it('are not asked again of a model that refused them', async () => {
    server.decides = (body) =>
      body.generationConfig?.['thinkingConfig'] ? refusing(400, 'INVALID_ARGUMENT') : null;
    await ask({ answerSchema: schema, tools: [getPod] });
    await ask({ answerSchema: schema, tools: [getPod] });
    expect(thoughtsAsked()).toEqual([
      { includeThoughts: true, thinkingLevel: 'MEDIUM' },
      undefined,
      undefined,
    ]);
    expect(server.latest.body).toMatchObject({ generationConfig: { responseJsonSchema: schema } });
  });
});

describe('an answer that must follow a schema', () => {
  const formOf = ({ body }: GeminiServer['requests'][number]): string => {
    const { responseMimeType = 'text', responseJsonSchema } = body.generationConfig ?? {};
    return `${responseMimeType}${responseJsonSchema ? ' schema' : ''}${body['tools'] ? ' tools' : ''}`;
  };
  /** As Gemini 2.5 answers. */
  const refuseJsonBesideTools = (): void => {
    server.decides = (body) =>
      body['tools'] && body.generationConfig?.['responseMimeType']
        ? refusing(
            400,
            'INVALID_ARGUMENT',
            "Function calling with a response mime type: 'application/json' is unsupported",
          )
        : null;
  };
  const forms = (): string[] => server.requests.map(formOf);
  beforeEach(() => {
    provider = providerWith({ model: 'our-model' });
  });

  it('is asked for by the schema, also beside tools', async () => {
    await ask({ answerSchema: schema, tools: [getPod] });
    await ask({ answerSchema: schema });
    expect(forms()).toEqual(['application/json schema tools', 'application/json schema']);
    expect(server.latest.body.generationConfig).toMatchObject({ responseJsonSchema: schema });
  });

  it('is left to the prompt beside tools where the model takes no schema there, which is found out once', async () => {
    refuseJsonBesideTools();
    await ask({ answerSchema: schema, tools: [getPod] });
    await ask({ answerSchema: schema, tools: [getPod] });
    expect(forms()).toEqual(['application/json schema tools', 'text tools', 'text tools']);
  });

  it('is asked for without the tools when they must not be called anyway', async () => {
    refuseJsonBesideTools();
    await ask({ answerSchema: schema, tools: [getPod], toolChoice: 'none' });
    await ask({ answerSchema: schema, tools: [getPod], toolChoice: 'none' });
    expect(forms()).toEqual([
      'application/json schema tools',
      'application/json schema',
      'application/json schema',
    ]);
  });

  it('is asked for as JSON of any form where no schema is known', async () => {
    server.decides = (body) =>
      body.generationConfig?.['responseJsonSchema'] ? refusing(400, 'INVALID_ARGUMENT') : null;
    await ask({ answerSchema: schema });
    await ask({ answerSchema: schema });
    expect(forms()).toEqual(['application/json schema', 'application/json', 'application/json']);
  });

  it('is rejected for good when no form is taken, and nothing is concluded from that', async () => {
    server.next.push(...[1, 2, 3].map((n) => refusing(400, 'INVALID_ARGUMENT', `rejection ${n}`)));
    const failure = await failureOf(ask({ answerSchema: schema }));
    expect({ kind: failure.kind, message: failure.message }).toEqual({
      kind: 'rejected',
      message: expect.stringContaining('rejection 1'),
    });
    await ask({ answerSchema: schema });
    expect(formOf(server.latest)).toBe('application/json schema');
  });
});

describe('a failure of Gemini', () => {
  beforeEach(() => {
    // A name that tells nothing, so that there is one form to ask in.
    provider = providerWith({ model: 'our-model' });
  });

  it.each<[string, GeminiBehaviour, string]>([
    [
      'a wrong key',
      refusing(400, 'INVALID_ARGUMENT', 'API key not valid', errorInfo('API_KEY_INVALID')),
      'unauthorised',
    ],
    ['401', refusing(401, 'UNAUTHENTICATED'), 'unauthorised'],
    ['403', refusing(403, 'PERMISSION_DENIED'), 'unauthorised'],
    ['a country that is not served', refusing(400, 'FAILED_PRECONDITION'), 'unauthorised'],
    ['an unknown model', refusing(404, 'NOT_FOUND'), 'unauthorised'],
    ['429', refusing(429, 'RESOURCE_EXHAUSTED'), 'throttled'],
    [
      'a quota of the minute',
      refusing(429, 'RESOURCE_EXHAUSTED', 'no', quotaFailure('GenerateRequestsPerMinutePerProjectPerModel')),
      'throttled',
    ],
    [
      'a quota of the day',
      refusing(
        429,
        'RESOURCE_EXHAUSTED',
        'no',
        quotaFailure(
          'InputTokensPerModelPerMinute-FreeTier',
          'GenerateRequestsPerDayPerProjectPerModel-FreeTier',
        ),
        retryInfo('17s'),
      ),
      'quota',
    ],
    ['503', refusing(503, 'UNAVAILABLE'), 'overloaded'],
    ['529', refusing(529, 'UNAVAILABLE'), 'overloaded'],
    ['504', refusing(504, 'DEADLINE_EXCEEDED'), 'timeout'],
    ['500', refusing(500, 'INTERNAL'), 'transient'],
    ['502 of a proxy', { kind: 'status', status: 502, error: null }, 'transient'],
    ['a cancelled operation', refusing(499, 'CANCELLED'), 'transient'],
    [
      'too long a prompt',
      refusing(
        400,
        'INVALID_ARGUMENT',
        'The input token count (1200293) exceeds the maximum number of tokens allowed (1048576).',
      ),
      'context-too-long',
    ],
    ['too large a body', { kind: 'status', status: 413, error: null }, 'context-too-long'],
    ['any other 400', refusing(400, 'INVALID_ARGUMENT'), 'rejected'],
    [
      'a redirect',
      { kind: 'status', status: 307, error: null, headers: { location: 'http://127.0.0.1:1/' } },
      'rejected',
    ],
    [
      'a status with a broken body',
      { kind: 'raw', status: 503, body: '{', contentType: 'application/json' },
      'overloaded',
    ],
    [
      'an error in the stream',
      { kind: 'raw', body: 'data: {"error":{"code":503,"status":"UNAVAILABLE"}}\n\n' },
      'overloaded',
    ],
    ['a page of HTML', { kind: 'raw', body: '<html>hello</html>', contentType: 'text/html' }, 'malformed'],
    ['an event that is no JSON', { kind: 'raw', body: 'data: hello\n\n' }, 'malformed'],
    ['an event of another form', { kind: 'raw', body: 'data: {"candidates":"none"}\n\n' }, 'malformed'],
    ['an empty stream', { kind: 'raw', body: '' }, 'malformed'],
    [
      'a call that cannot be read',
      { kind: 'answer', events: [[]], finish: 'MALFORMED_FUNCTION_CALL' },
      'malformed-call',
    ],
    ['a call of no tool', { kind: 'answer', events: [[]], finish: 'UNEXPECTED_TOOL_CALL' }, 'malformed-call'],
    [
      'a later reason without an answer',
      { kind: 'answer', events: [[]], finish: 'A_LATER_REASON' },
      'malformed',
    ],
    ['a stream without an end', { kind: 'answer', events: [[{ text: 'It' }]], finish: null }, 'transient'],
    ['a stream cut off', { kind: 'hang-up', after: 'event' }, 'transient'],
    ['a stream cut off before its first event', { kind: 'hang-up', after: 'headers' }, 'transient'],
    ['a connection closed without an answer', { kind: 'hang-up', after: 'nothing' }, 'transient'],
  ])('%s is told by its kind', async (_, behaviour, kind) => {
    expect((await meeting(behaviour)).kind).toBe(kind);
    expect(server.requests).toHaveLength(1);
  });

  it.each<[string, GeminiBehaviour, number | null]>([
    ['the API', refusing(429, 'RESOURCE_EXHAUSTED', 'no', retryInfo('3.5s')), 3500],
    ['a gateway', { kind: 'status', status: 429, error: null, headers: { 'retry-after': '7' } }, 7000],
    ['nobody', refusing(429, 'RESOURCE_EXHAUSTED'), null],
  ])('carries the delay that %s asks for', async (_, behaviour, ms) => {
    expect((await meeting(behaviour)).retryAfterMs).toBe(ms);
  });

  it('says the words of the API without the key', async () => {
    const { message } = await meeting(
      refusing(403, 'PERMISSION_DENIED', 'AIza-secret may not use this model'),
    );
    expect(message).toContain('may not use this model');
    expect(message).not.toContain('AIza-secret');
  });

  it('is transient when nothing listens', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    provider = providerWith({ baseUrl: `http://127.0.0.1:${port}` });
    expect((await failureOf(ask())).kind).toBe('transient');
  });

  it('is a timeout when its own time is over', async () => {
    provider = providerWith({ timeoutMs: 50 });
    expect((await meeting({ kind: 'stall', after: 'event' })).kind).toBe('timeout');
  });

  it('is cancelled when the caller ended it, and the server is told', async () => {
    server.next.push({ kind: 'stall', after: 'event' });
    const owner = new AbortController();
    const failing = failureOf(
      provider.complete(requestOf(), { signal: owner.signal, alive: () => owner.abort() }),
    );
    expect((await failing).kind).toBe('cancelled');
    await until('the connection is closed', () => server.latest.aborted);
  });

  it('is cancelled before anything was sent when the caller had ended it already', async () => {
    expect((await failureOf(provider.complete(requestOf(), quietCall(AbortSignal.abort())))).kind).toBe(
      'cancelled',
    );
    expect(server.requests).toHaveLength(0);
  });
});

describe('the question whether Gemini accepts key and model', () => {
  it.each<[string, GeminiServer['describes'], string]>([
    ['yes', null, 'accepted'],
    ['wrong key', refusing(400, 'INVALID_ARGUMENT', 'no', errorInfo('API_KEY_INVALID')), 'refused'],
    ['forbidden', refusing(403, 'PERMISSION_DENIED'), 'refused'],
    ['unknown model', refusing(404, 'NOT_FOUND'), 'refused'],
    ['a gateway without the path', { kind: 'status', status: 404, error: null }, 'not-offered'],
    ['a gateway without the method', { kind: 'status', status: 405, error: null }, 'not-offered'],
    ['throttled', refusing(429, 'RESOURCE_EXHAUSTED'), 'unknown'],
    ['overloaded', refusing(503, 'UNAVAILABLE'), 'unknown'],
    ['no JSON', { kind: 'raw', body: '<html>' }, 'unknown'],
  ])('%s', async (_, describes, outcome) => {
    server.describes = describes;
    expect(await provider.probe(new AbortController().signal)).toBe(outcome);
    expect({ probes: server.probes, requests: server.requests.length }).toEqual({ probes: 1, requests: 0 });
  });

  it('stays open when it was ended', async () => {
    expect(await provider.probe(AbortSignal.abort())).toBe('unknown');
  });
});
