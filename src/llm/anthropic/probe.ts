import type Anthropic from '@anthropic-ai/sdk';
import type { ProbeOutcome } from '../provider.js';
import type { AnthropicSdk } from './classify-failure.js';

/** Longest page of the list of models. */
const MAX_MODELS = 1000;

/**
 * Asks for the model's description, which costs no tokens. Where that answers 404, either the model is unknown or the
 * server has no such call; its list of models tells which. `absent` is what it means when the list lacks the model.
 * A connection that fails gives `unknown`.
 */
export const probeModel = async (
  client: Anthropic,
  sdk: AnthropicSdk,
  { model, absent }: { readonly model: string; readonly absent: ProbeOutcome },
  signal: AbortSignal,
): Promise<ProbeOutcome> => {
  const read = (error: unknown): ProbeOutcome => {
    if (!(error instanceof sdk.APIError)) return 'unknown';
    if (error.status === 401 || error.status === 403) return 'refused';
    return error.status === 404 || error.status === 405 ? 'not-offered' : 'unknown';
  };
  const list = async (): Promise<ProbeOutcome> => {
    const models = await client.models.list({ limit: MAX_MODELS }, { signal });
    return models.data.some(({ id }) => id === model) ? 'accepted' : absent;
  };
  const retrieved = client.models.retrieve(model, null, { signal });
  const first = await retrieved.then((): ProbeOutcome => 'accepted', read);
  return first === 'not-offered' ? list().catch(read) : first;
};
