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
  /** Sent as a bearer; a function where it is a token that runs out, which is asked before each request. */
  readonly apiKey: string | (() => Promise<string>);
  /** Headers that say who asks, where it is not by a bearer. */
  readonly authorisation?: Readonly<Record<string, string>>;
  /** Base URL of a compatible server, with its version path; `null` for OpenAI itself. May carry a query. */
  readonly baseUrl: string | null;
  readonly timeoutMs: number;
}

/** Whether a base URL is OpenAI's own, in whichever of its regions. */
export const isOpenAiItself = (baseUrl: string | null): boolean =>
  baseUrl === null || /(?:^|\.)api\.openai\.com$/.test(new URL(baseUrl).hostname);

/**
 * Loads the SDK. What it would else read from the environment by itself is given here; only OPENAI_CUSTOM_HEADERS it
 * always reads.
 */
export const connect = async ({
  apiKey,
  authorisation,
  baseUrl,
  timeoutMs,
}: ConnectionOptions): Promise<Connection> => {
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
    ...(authorisation !== undefined && { defaultHeaders: { authorization: null, ...authorisation } }),
    timeout: timeoutMs,
    maxRetries: 0,
    // The SDK would log prompts past the masking.
    logLevel: 'off',
  });
  return { client, sdk, stream };
};
