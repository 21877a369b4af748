import type { BaseAnthropic } from '@anthropic-ai/sdk/client';
import type { ModelInfosPage, ModelInfo } from '@anthropic-ai/sdk/resources/models';
import type { ModelQueries } from '../probe-model.js';
import type { AnthropicSdk } from './classify-failure.js';

/** Longest page of the list of models. */
const MAX_MODELS = 1000;

/** The questions about a model in Anthropic's protocol. */
export const modelQueries = (
  client: BaseAnthropic,
  sdk: AnthropicSdk,
  model: string,
  signal: AbortSignal,
): ModelQueries => ({
  describe: () => client.get<ModelInfo>(`/v1/models/${encodeURIComponent(model)}`, { signal }),
  list: async () => {
    const query = { limit: MAX_MODELS };
    return (await client.get<Pick<ModelInfosPage, 'data'>>('/v1/models', { query, signal })).data.map(
      ({ id }) => id,
    );
  },
  statusOf: (error) => (error instanceof sdk.APIError ? (error.status ?? null) : null),
});
