import type { BaseAnthropic } from '@anthropic-ai/sdk/client';
import type { ProviderId } from '../../config/providers.js';
import type { AnthropicSdk } from './classify-failure.js';

const ANTHROPIC_URL = 'https://api.anthropic.com';

/** What a client is made with, for one call. */
export interface ClientParts {
  readonly sdk: AnthropicSdk;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
}

/** Where models of Anthropic are asked: at Anthropic itself, or in a cloud. */
export interface AnthropicPlatform {
  readonly id: ProviderId;
  /** Makes the client of one call, with credentials at hand. @throws {LlmError} when there are none */
  readonly client: (parts: ClientParts) => Promise<BaseAnthropic>;
  /** Taken out of the provider's words. */
  readonly secrets: readonly string[];
  /** What it means when the list of models lacks one; `null` where models cannot be asked about. */
  readonly absentModel: 'refused' | 'not-offered' | null;
}

/** What all clients have in common. */
export const QUIET = {
  maxRetries: 0,
  // The SDK would log prompts past the masking.
  logLevel: 'off',
  openTelemetry: false,
} as const;

/**
 * Anthropic's own API, or a gateway in front of it. Everything the SDK would else read from the environment by itself is
 * given here.
 * @param baseUrl of a gateway, without the version; `null` for Anthropic itself
 */
export const anthropicItself = (apiKey: string, baseUrl: string | null): AnthropicPlatform => ({
  id: 'anthropic',
  secrets: [apiKey],
  // The list of a gateway need not hold the names that it takes.
  absentModel: baseUrl === null ? 'refused' : 'not-offered',
  client: async ({ sdk, fetch, timeoutMs }) =>
    new sdk({
      ...QUIET,
      apiKey,
      authToken: null,
      webhookKey: null,
      baseURL: baseUrl ?? ANTHROPIC_URL,
      // Headers in ANTHROPIC_CUSTOM_HEADERS cannot be switched off; these keep them from changing who asks.
      defaultHeaders: { 'x-api-key': apiKey, authorization: null },
      timeout: timeoutMs,
      fetch,
    }),
});
