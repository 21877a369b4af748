import type { Settings } from '../config/settings.js';
import type { ProviderId } from './provider.js';

type LlmSettings = Settings['llm'];

/** The names of a provider's own settings. */
export const settingNames = (
  id: ProviderId,
): { readonly apiKey: string; readonly model: string; readonly baseUrl: string } => {
  const prefix = id.toUpperCase();
  return { apiKey: `${prefix}_API_KEY`, model: `${prefix}_MODEL_ID`, baseUrl: `${prefix}_BASE_URL` };
};

/** Where a provider is, with what key and headers it is asked; the key is `null` when it must not be asked. */
export const accessOf = (
  id: ProviderId,
  llm: LlmSettings,
): {
  readonly apiKey: string | null;
  readonly baseUrl: string | null;
  readonly headers: Readonly<Record<string, string>>;
} => {
  switch (id) {
    case 'openai':
      return { apiKey: llm.openaiApiKey, baseUrl: llm.openaiBaseUrl, headers: llm.openaiHeaders };
    case 'gemini':
      return { apiKey: llm.geminiApiKey, baseUrl: llm.geminiBaseUrl, headers: llm.geminiHeaders };
    case 'anthropic':
      return { apiKey: llm.anthropicApiKey, baseUrl: llm.anthropicBaseUrl, headers: llm.anthropicHeaders };
  }
};

/** The model that the settings name for a provider. */
export const modelSettingOf = (id: ProviderId, llm: LlmSettings): string => {
  switch (id) {
    case 'openai':
      return llm.openaiModel;
    case 'gemini':
      return llm.geminiModel;
    case 'anthropic':
      return llm.anthropicModel;
  }
};
