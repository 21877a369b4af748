import type { Settings } from '../config/settings.js';
import { OpenAiProvider } from './openai/openai-provider.js';
import type { LlmProvider } from './provider.js';
import { ModelTransport } from './transport/model-transport.js';

/** DI token of the provider that the settings select; `null` when it has no key or no adapter. */
export const LLM_PROVIDER = Symbol('LLM_PROVIDER');

/**
 * The provider the settings select, or `null` when it has no key: only the key of the selected one counts (contract
 * 8.1). Providers without an adapter in this build count as not configured.
 */
export const selectProvider = ({ llm }: Pick<Settings, 'llm'>): LlmProvider | null => {
  switch (llm.provider) {
    case 'openai':
      if (llm.openaiApiKey === null) return null;
      return new OpenAiProvider({
        apiKey: llm.openaiApiKey,
        model: llm.openaiModel,
        baseUrl: llm.openaiBaseUrl,
        timeoutMs: llm.requestTimeoutSeconds * 1000,
        transport: new ModelTransport({
          headers: llm.openaiHeaders,
          proxyUrl: llm.proxyUrl,
          httpsProxy: llm.httpsProxy,
          noProxy: llm.noProxy,
        }),
      });
    case 'gemini':
    case 'anthropic':
      return null;
  }
};
