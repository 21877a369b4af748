import type OpenAI from 'openai';
import type { ProbeOutcome } from '../provider.js';
import type { OpenAiSdk } from './classify-failure.js';

export interface Probed {
  readonly model: string;
  /** What it means that the model is not in the server's list. */
  readonly absent: ProbeOutcome;
}

/**
 * Asks for the model's description, which costs no tokens. Where that answers 404, either the model is unknown or the
 * server has no such call; its list of models tells which.
 * A connection that fails gives `unknown`.
 */
export const probeModel = async (
  client: OpenAI,
  sdk: OpenAiSdk,
  { model, absent }: Probed,
  signal: AbortSignal,
): Promise<ProbeOutcome> => {
  const read = (error: unknown): ProbeOutcome => {
    if (!(error instanceof sdk.APIError)) return 'unknown';
    if (error.status === 401 || error.status === 403) return 'refused';
    return error.status === 404 || error.status === 405 ? 'not-offered' : 'unknown';
  };
  const list = async (): Promise<ProbeOutcome> => {
    const models = await client.models.list({ signal });
    return models.data.some(({ id }) => id === model) ? 'accepted' : absent;
  };
  const first = await client.models.retrieve(model, { signal }).then((): ProbeOutcome => 'accepted', read);
  return first === 'not-offered' ? list().catch(read) : first;
};
