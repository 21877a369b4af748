import type { GoogleGenAIOptions } from '@google/genai';
import type { ProviderId } from '../../config/providers.js';

const GEMINI_URL = 'https://generativelanguage.googleapis.com';

/** Where models of Gemini are asked. */
export interface GeminiPlatform {
  readonly id: ProviderId;
  /** What the client is made with. @throws {LlmError} when there are no credentials */
  readonly client: () => Promise<GoogleGenAIOptions>;
  /** Taken out of the provider's words. */
  readonly secrets: readonly string[];
  /** Whether a model can be asked about without a call to it. */
  readonly describesModels: boolean;
}

/**
 * The Gemini API (v1beta), or a gateway in front of it. Everything the SDK would else read from the environment by itself
 * is given here.
 * @param baseUrl of a gateway, without the version; `null` for Google itself
 */
export const geminiItself = (apiKey: string, baseUrl: string | null): GeminiPlatform => ({
  id: 'gemini',
  secrets: [apiKey],
  describesModels: true,
  client: async () => ({
    apiKey,
    vertexai: false,
    apiVersion: 'v1beta',
    httpOptions: { baseUrl: baseUrl ?? GEMINI_URL, retryOptions: { attempts: 1 } },
  }),
});
