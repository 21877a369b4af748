import type Anthropic from '@anthropic-ai/sdk';
import type { ModelQueries } from '../probe-model.js';
import type { AnthropicSdk } from './classify-failure.js';

/** Longest page of the list of models. */
const MAX_MODELS = 1000;

/** The questions about a model in Anthropic's protocol. */
export const modelQueries = (
  client: Anthropic,
  sdk: AnthropicSdk,
  model: string,
  signal: AbortSignal,
): ModelQueries => ({
  describe: () => client.models.retrieve(model, null, { signal }),
  list: async () => (await client.models.list({ limit: MAX_MODELS }, { signal })).data.map(({ id }) => id),
  statusOf: (error) => (error instanceof sdk.APIError ? (error.status ?? null) : null),
});
