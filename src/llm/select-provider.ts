import type { Settings } from '../config/settings.js';
import { AnthropicProvider } from './anthropic/anthropic-provider.js';
import { GeminiProvider } from './gemini/gemini-provider.js';
import type { Learned } from './known-form.js';
import { OpenAiProvider } from './openai/openai-provider.js';
import type { LlmProvider, ProviderId } from './provider.js';
import { accessOf } from './provider-settings.js';
import type { Logger } from '../telemetry/logger.js';
import { wordsOf } from './http-failure/words.js';
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
  logger: Logger,
): LlmProvider | null => {
  const { apiKey, baseUrl } = accessOf(id, llm);
  if (apiKey === null) return null;
  const timeoutMs = llm.requestTimeoutSeconds * 1000;
  const onLearned = (learned: Learned, words: string): void =>
    logger.info('model_form_learned', {
      provider: id,
      model: modelId,
      form: learned,
      error: wordsOf(words, [apiKey, ...transport.secrets]),
    });
  const { effort } = llm;
  const options = { apiKey, model: modelId, baseUrl, timeoutMs, transport, effort, onLearned };
  switch (id) {
    case 'openai':
      return new OpenAiProvider({ ...options, api: llm.openaiApi });
    case 'gemini':
      return new GeminiProvider(options);
    case 'anthropic':
      return new AnthropicProvider({ ...options, outputTokens: llm.anthropicMaxTokens || null });
  }
};
