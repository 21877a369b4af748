import type { ProviderId } from '../../src/llm/provider.js';
import { AnthropicCase } from './anthropic-provider-case.js';
import { GeminiCase } from './gemini-case.js';
import { OpenAiCase } from './openai-case.js';
import type { ProviderCase } from './provider-case.js';

const STARTS: Readonly<Record<ProviderId, () => Promise<ProviderCase>>> = {
  openai: () => OpenAiCase.start(),
  anthropic: () => AnthropicCase.start(),
  gemini: () => GeminiCase.start(),
};

export const PROVIDERS: readonly ProviderId[] = ['openai', 'anthropic', 'gemini'];

/** Starts the local server of a provider. */
export const startProvider = (id: ProviderId): Promise<ProviderCase> => STARTS[id]();
