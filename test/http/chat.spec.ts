import { afterEach, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { mintMasked } from '../../src/masking/masked.js';
import { httpApp, ScriptedChat, SECRET, type HttpApp, type Parts } from '../support/http-app.js';
import { until } from '../support/until.js';

const REQUEST = {
  message: 'Which limit did it hit?',
  conversation_id: 'c-84d1',
  language: 'en',
  context: {
    page: 'alert',
    language: 'en',
    alert: { alert_id: 'ALR-91', incident_id: 'INC-1', labels: { namespace: 'shop' }, annotations: {} },
  },
  metadata: { source: 'frontend-chat', language: 'en' },
};

let http: HttpApp;
const start = async (parts: Parts & { readonly chat?: ScriptedChat } = {}): Promise<ScriptedChat> => {
  const chat = parts.chat ?? new ScriptedChat();
  http = await httpApp({ ...parts, chat });
  return chat;
};
afterEach(() => http.app.close());

const send = (payload: unknown) =>
  http.app
    .inject({
      method: 'POST',
      url: '/chat',
      headers: { 'content-type': 'application/json' },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    })
    // A call that nobody waits for is only sent in a later tick, out of order.
    .then((response) => response);

/** A chat that holds every question until the test lets it go, or its signal ends it. */
const holding = () => {
  const release: (() => void)[] = [];
  const ended: unknown[] = [];
  const chat = new ScriptedChat(
    ({ signal, conversationId }) =>
      new Promise((resolve, reject) => {
        release.push(() =>
          resolve({ text: mintMasked('released'), conversationId: mintMasked(conversationId) }),
        );
        signal.addEventListener('abort', () => {
          ended.push(signal.reason);
          reject(new DOMException('ended', 'AbortError'));
        });
      }),
  );
  return { chat, release, ended };
};

describe('POST /chat', () => {
  it('hands the question over and answers every field', async () => {
    const chat = await start();
    const response = await send(REQUEST);
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      status: 'ok',
      answer: 'The limit of 128Mi.',
      message: 'The limit of 128Mi.',
      response: 'The limit of 128Mi.',
      output_text: null,
      analysis: null,
      conversation_id: 'c-84d1',
    });
    expect(chat.questions).toEqual([
      {
        message: 'Which limit did it hit?',
        conversationId: 'c-84d1',
        language: 'en',
        context: REQUEST.context,
        signal: expect.any(AbortSignal),
        deadlineAt: expect.any(Number),
      },
    ]);
  });

  it.each([
    ['absent', { message: '' }],
    ['null', { message: '', conversation_id: null, language: null, context: null, metadata: null }],
    ['blank', { message: '', conversation_id: '  ', language: ' ' }],
  ])('takes optional fields that are %s for not given', async (_, payload) => {
    const chat = await start({ environment: { LANGUAGE: 'ko' } });
    expect((await send(payload)).statusCode).toBe(200);
    expect(chat.questions[0]).toMatchObject({
      message: '',
      conversationId: null,
      language: 'ko',
      context: null,
    });
  });

  it('ignores fields that it does not know, and takes any JSON as context', async () => {
    const chat = await start();
    const context = { user_input_context: { alert_title: '' }, extra: [1, null, { deep: true }] };
    expect((await send({ ...REQUEST, context, model: 'x', metadata: { any: [] } })).statusCode).toBe(200);
    expect(chat.questions[0]?.context).toEqual(context);
    expect(chat.questions[0]).not.toHaveProperty('model');
  });

  it.each([
    ['en', 'en'],
    [' KO ', 'ko'],
    ['fr', 'ko'],
  ])('answers for the language %j in %s, where LANGUAGE is ko', async (language, expected) => {
    const chat = await start({ environment: { LANGUAGE: 'ko' } });
    await send({ ...REQUEST, language });
    expect(chat.questions[0]?.language).toBe(expected);
  });

  it('trims the id of the conversation, and answers with the one to go on with', async () => {
    const chat = await start({
      chat: new ScriptedChat(({ conversationId }) => ({
        text: mintMasked('x'),
        conversationId: mintMasked(conversationId ?? 'new-one'),
      })),
    });
    expect((await send({ ...REQUEST, conversation_id: ' c-1 ' })).json()).toMatchObject({
      conversation_id: 'c-1',
    });
    expect(chat.questions[0]?.conversationId).toBe('c-1');
    expect((await send({ message: 'x' })).json()).toMatchObject({ conversation_id: 'new-one' });
  });

  it('says null where the id of the conversation cannot be repeated', async () => {
    await start({
      chat: new ScriptedChat(() => ({ text: mintMasked('x'), conversationId: mintMasked(null) })),
    });
    expect((await send(REQUEST)).json()).toHaveProperty('conversation_id', null);
  });

  it('sends nothing unmasked', async () => {
    await start({
      chat: new ScriptedChat(() => ({
        text: mintMasked(`the password is ${SECRET}`),
        conversationId: mintMasked(SECRET),
      })),
    });
    const response = await send(REQUEST);
    expect(response.body).not.toContain(SECRET);
    expect(response.json()).toMatchObject({ answer: 'the password is ***', message: 'the password is ***' });
  });

  it.each([
    ['{"message":', [{ type: 'json_invalid', loc: ['body'] }]],
    ['', [{ type: 'missing', loc: ['body'] }]],
    ['[]', [{ type: 'dict_type', loc: ['body'] }]],
    ['{}', [{ type: 'missing', loc: ['body', 'message'] }]],
    ['{"message":null}', [{ type: 'string_type', loc: ['body', 'message'] }]],
    [
      '{"message":7,"conversation_id":8,"language":{},"context":[],"metadata":"x"}',
      [
        { type: 'string_type', loc: ['body', 'message'] },
        { type: 'string_type', loc: ['body', 'conversation_id'] },
        { type: 'string_type', loc: ['body', 'language'] },
        { type: 'dict_type', loc: ['body', 'context'] },
        { type: 'dict_type', loc: ['body', 'metadata'] },
      ],
    ],
    [
      JSON.stringify({ message: 'x', conversation_id: 'c'.repeat(1001) }),
      [{ type: 'value_error', loc: ['body', 'conversation_id'] }],
    ],
  ])('answers %.80j 422 and names the field', async (payload, problems) => {
    const chat = await start();
    const response = await send(payload);
    expect(response.statusCode).toBe(422);
    expect(response.json()).toEqual({
      detail: problems.map((problem) => ({ ...problem, msg: expect.any(String) })),
    });
    expect(chat.questions).toEqual([]);
  });

  it('answers a defect 500 without its text', async () => {
    await start({
      chat: new ScriptedChat(() => {
        throw new Error('a private detail');
      }),
    });
    const response = await send(REQUEST);
    expect(response.statusCode).toBe(500);
    expect(response.body).toBe('{"detail":"Internal Server Error"}');
  });
});

describe('concurrency of POST /chat', () => {
  const ONE = { MAX_CONCURRENT_ANALYSES: '1', HTTP_QUEUE_LIMIT: '1' };

  it('runs one, queues one, refuses the third, and goes on in order', async () => {
    const { chat, release } = holding();
    await start({ chat, environment: ONE });
    const first = send(REQUEST);
    await until('the first question is asked', () => chat.questions.length === 1);
    const second = send({ ...REQUEST, conversation_id: 'c-2' });
    const refused = await send(REQUEST);
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('15');
    expect(chat.questions).toHaveLength(1);
    release[0]?.();
    expect((await first).statusCode).toBe(200);
    await until('the second question is asked', () => chat.questions.length === 2);
    release[1]?.();
    expect((await second).json()).toMatchObject({ conversation_id: 'c-2' });
  });

  it('shares its places with the other routes that ask the model', async () => {
    const { chat, release } = holding();
    await start({ chat, environment: { ...ONE, HTTP_QUEUE_LIMIT: '0' } });
    const first = send(REQUEST);
    await until('the question is asked', () => chat.questions.length === 1);
    const analysis = await http.app.inject({
      method: 'POST',
      url: '/analyze',
      payload: { alert: { status: 'firing' }, thread_ts: '' },
    });
    expect(analysis.statusCode).toBe(503);
    release[0]?.();
    expect((await first).statusCode).toBe(200);
  });

  it('ends the question at the deadline', async () => {
    const { chat, ended } = holding();
    await start({ chat, environment: { ...ONE, ANALYSIS_DEADLINE_SECONDS: '1' } });
    const before = Date.now();
    const response = await send(REQUEST);
    expect(response.statusCode).toBe(503);
    expect(response.json()).toEqual({ detail: 'the analysis took too long' });
    expect(ended).toHaveLength(1);
    expect(chat.questions[0]?.deadlineAt).toBeGreaterThanOrEqual(before + 1000);
  });

  it('ends the question of a caller that hangs up', async () => {
    const { chat, ended } = holding();
    await start({ chat });
    await http.app.listen(0, '127.0.0.1');
    const { port } = http.app.getHttpServer().address() as AddressInfo;
    const hangUp = new AbortController();
    const asked = fetch(`http://127.0.0.1:${port}/chat`, {
      method: 'POST',
      body: JSON.stringify(REQUEST),
      signal: hangUp.signal,
    });
    await until('the question is asked', () => chat.questions.length === 1);
    hangUp.abort();
    await expect(asked).rejects.toThrow();
    await until('the question is ended', () => ended.length === 1);
  });
});
