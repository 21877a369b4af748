import type OpenAI from 'openai';
import type { ModelQueries } from '../probe-model.js';
import type { OpenAiSdk } from './classify-failure.js';

/** The questions about a model in OpenAI's protocol. */
export const modelQueries = (
  client: OpenAI,
  sdk: OpenAiSdk,
  model: string,
  signal: AbortSignal,
): ModelQueries => ({
  describe: () => client.models.retrieve(model, { signal }),
  list: async () => (await client.models.list({ signal })).data.map(({ id }) => id),
  statusOf: (error) => (error instanceof sdk.APIError ? (error.status ?? null) : null),
});
