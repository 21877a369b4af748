import type OpenAI from 'openai';
import type { Stream } from 'openai/streaming';
import type { OpenAiSdk } from './classify-failure.js';

const OPENAI_URL = 'https://api.openai.com/v1';

/** The SDK (33 MB), loaded by the first call. */
export interface Connection {
  readonly client: OpenAI;
  readonly sdk: OpenAiSdk;
  readonly stream: typeof Stream;
}

export interface ConnectionOptions {
  readonly apiKey: string;
  /** Base URL of a compatible server, with its version path; `null` for OpenAI itself. May carry a query. */
  readonly baseUrl: string | null;
  readonly timeoutMs: number;
}

/**
 * Loads the SDK. What it would else read from the environment by itself is given here; only OPENAI_CUSTOM_HEADERS it
 * always reads.
 */
export const connect = async ({ apiKey, baseUrl, timeoutMs }: ConnectionOptions): Promise<Connection> => {
  const [{ default: sdk }, { Stream: stream }] = await Promise.all([
    import('openai'),
    import('openai/streaming'),
  ]);
  const client = new sdk({
    apiKey,
    adminAPIKey: null,
    baseURL: baseUrl ?? OPENAI_URL,
    organization: null,
    project: null,
    webhookSecret: null,
    timeout: timeoutMs,
    maxRetries: 0,
    // The SDK would log prompts past the masking.
    logLevel: 'off',
  });
  return { client, sdk, stream };
};
