import { AnthropicCase } from './anthropic-provider-case.js';
import { GeminiCase } from './gemini-case.js';
import { OpenAiCase } from './openai-case.js';
import type { ProviderCase } from './provider-case.js';

/** The providers that are asked at their own API; the clouds speak the same protocols. */
export type DirectProvider = 'openai' | 'anthropic' | 'gemini';

const STARTS: Readonly<Record<DirectProvider, () => Promise<ProviderCase>>> = {
  openai: () => OpenAiCase.start(),
  anthropic: () => AnthropicCase.start(),
  gemini: () => GeminiCase.start(),
};

export const PROVIDERS: readonly DirectProvider[] = ['openai', 'anthropic', 'gemini'];

/** Starts the local server of a provider. */
export const startProvider = (id: DirectProvider): Promise<ProviderCase> => STARTS[id]();
