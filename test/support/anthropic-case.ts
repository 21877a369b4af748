import { AnthropicProvider, type AnthropicOptions } from '../../src/llm/anthropic/anthropic-provider.js';
import { anthropicItself } from '../../src/llm/anthropic/platform.js';
import type { LlmError } from '../../src/llm/failure.js';
import type { LlmCall, LlmMessage, LlmReply, LlmRequest, LlmTool } from '../../src/llm/provider.js';
import { ModelTransport } from '../../src/llm/transport/model-transport.js';
import { PlainMasker } from './plain-masker.js';

export const ANTHROPIC_KEY = 'sk-ant-test-key';
export const ANTHROPIC_MODEL = 'claude-test';

export const directTransport = (headers: Readonly<Record<string, string>> = {}): ModelTransport =>
  new ModelTransport({ headers, proxyUrl: null, httpsProxy: null, noProxy: null });

/** The adapter in front of a local server. */
export const anthropicAt = (
  url: string,
  transport: ModelTransport,
  { baseUrl = url, ...overrides }: Partial<AnthropicOptions> & { readonly baseUrl?: string | null } = {},
): AnthropicProvider =>
  new AnthropicProvider({
    platform: anthropicItself(ANTHROPIC_KEY, baseUrl),
    model: ANTHROPIC_MODEL,
    timeoutMs: 20_000,
    transport,
    ...overrides,
  });

export const GET_POD: LlmTool = {
  name: 'get_pod',
  description: 'reads a pod',
  parameters: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
};

export const ASKED: readonly LlmMessage[] = [
  { role: 'system', text: 'You find root causes.' },
  { role: 'user', text: 'Why?' },
];

export const requestOf = (
  messages: readonly LlmMessage[] = ASKED,
  extra: Partial<LlmRequest> = {},
): LlmRequest => ({
  messages: new PlainMasker().mask(messages),
  tools: [GET_POD],
  toolChoice: 'auto',
  answerSchema: null,
  maxOutputTokens: 1000,
  ...extra,
});

export const callOf = (overrides: Partial<LlmCall> = {}): LlmCall => ({
  signal: new AbortController().signal,
  alive: () => undefined,
  ...overrides,
});

/** The failure of a call that must fail. */
export const failureOf = (reply: Promise<LlmReply>): Promise<LlmError> =>
  reply.then(
    (answered) => Promise.reject(new Error(`it was answered: ${answered.text}`)),
    (failure: LlmError) => failure,
  );
