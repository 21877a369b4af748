import type { Settings } from '../config/settings.js';
import { AnthropicProvider } from './anthropic/anthropic-provider.js';
import { GeminiProvider } from './gemini/gemini-provider.js';
import { OpenAiProvider } from './openai/openai-provider.js';
import type { LlmProvider, ProviderId } from './provider.js';
import { accessOf } from './provider-settings.js';
import type { ModelTransport } from './transport/model-transport.js';

/** Makes the adapter of a provider for one model; `null` when the provider has no key. */
export type ProviderFactory = (id: ProviderId, modelId: string) => LlmProvider | null;

/** DI token of the {@link ProviderFactory}. */
export const LLM_PROVIDERS = Symbol('LLM_PROVIDERS');

/** The adapter of a provider, or `null` when it has no key. */
export const createProvider = (
  id: ProviderId,
  { llm }: Pick<Settings, 'llm'>,
  modelId: string,
  transport: ModelTransport,
): LlmProvider | null => {
  const { apiKey, baseUrl } = accessOf(id, llm);
  if (apiKey === null) return null;
  const timeoutMs = llm.requestTimeoutSeconds * 1000;
  const options = { apiKey, model: modelId, baseUrl, timeoutMs, transport };
  switch (id) {
    case 'openai':
      return new OpenAiProvider(options);
    case 'gemini':
      return new GeminiProvider(options);
    case 'anthropic':
      return new AnthropicProvider(options);
  }
};
