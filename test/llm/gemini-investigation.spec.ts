import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { GeminiProvider } from '../../src/llm/gemini/gemini-provider.js';
import { geminiItself } from '../../src/llm/gemini/platform.js';
import type { LlmMessage, LlmReply, LlmTool } from '../../src/llm/provider.js';
import { ModelTransport } from '../../src/llm/transport/model-transport.js';
import { answerJsonSchema } from '../../src/prompt/answer-schema.js';
import { readAnswer } from '../../src/prompt/read-answer.js';
import { structuredAnswer } from '../support/model-server.js';
import { PlainMasker } from '../support/plain-masker.js';

// The adapter against an independent implementation of the protocol.
let mock: LLMock;
let provider: GeminiProvider;

beforeAll(async () => {
  mock = new LLMock({ port: 0, host: '127.0.0.1' });
  provider = new GeminiProvider({
    platform: geminiItself('AIza-test', await mock.start()),
    model: 'gemini-3-flash-preview',
    timeoutMs: 10_000,
    transport: new ModelTransport({ headers: {}, proxyUrl: null, httpsProxy: null, noProxy: null }),
  });
});
afterAll(async () => {
  await mock.stop();
});

const toolNamed = (name: string): LlmTool => ({
  name,
  description: `reads with ${name}`,
  parameters: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
});
const tools = ['get_pod', 'get_events', 'get_logs'].map(toolNamed);

const ask = (messages: readonly LlmMessage[]): Promise<LlmReply> =>
  provider.complete(
    {
      messages: new PlainMasker().mask(messages),
      tools,
      toolChoice: 'auto',
      answerSchema: answerJsonSchema('en'),
      maxOutputTokens: 1000,
    },
    { signal: new AbortController().signal, alive: () => undefined },
  );
const afterResults = (messages: readonly LlmMessage[], { toolCalls }: LlmReply): readonly LlmMessage[] => [
  ...messages,
  { role: 'assistant', text: null, toolCalls },
  ...toolCalls.map(({ id, name, arguments: text }): LlmMessage => ({
    role: 'tool',
    callId: id,
    name,
    text: `${name} of ${text}`,
  })),
];

it('investigates in three turns, with calls in parallel, and answers in the form that was asked for', async () => {
  const on = (turnIndex: number, ...names: readonly string[]): unknown =>
    mock.on(
      { userMessage: 'Why?', turnIndex },
      { toolCalls: names.map((name) => ({ name, arguments: '{"name":"cart-0"}' })) },
    );
  on(0, 'get_pod', 'get_events', 'get_events');
  on(1, 'get_logs');
  mock.on({ userMessage: 'Why?', turnIndex: 2 }, { content: structuredAnswer() });

  let messages: readonly LlmMessage[] = [
    { role: 'system', text: 'You are an SRE.' },
    { role: 'user', text: 'Why?' },
  ];
  const called: string[][] = [];
  for (let turn = 0; turn < 2; turn += 1) {
    const reply = await ask(messages);
    expect(reply.stop).toBe('tool-calls');
    called.push(reply.toolCalls.map(({ name, arguments: text }) => `${name} ${text}`));
    messages = afterResults(messages, reply);
  }
  const answer = await ask(messages);

  const get = (name: string): string => `${name} {"name":"cart-0"}`;
  expect(called).toEqual([[get('get_pod'), get('get_events'), get('get_events')], [get('get_logs')]]);
  expect(answer.stop).toBe('end');
  expect(readAnswer(answer.text).kind).toBe('parsed');
  // What the other side read: every result under the call it belongs to, after its own turn's calls.
  const { messages: read } = (mock.getLastRequest()?.body ?? { messages: [] }) as {
    messages: readonly { readonly role: string; readonly tool_call_id?: string; readonly content: string }[];
  };
  expect(read.map(({ role }) => role).join(' ')).toBe('system user assistant tool tool tool assistant tool');
  expect(read.at(-1)?.content).toContain('get_logs of');
});
