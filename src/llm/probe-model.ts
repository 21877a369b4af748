import type { ProbeOutcome } from './provider.js';

/** How a provider is asked about its models; both cost no tokens. */
export interface ModelQueries {
  /** Rejects with the SDK's error when there is no such model, or no such call. */
  readonly describe: () => Promise<unknown>;
  /** The ids of the models that the key may use. */
  readonly list: () => Promise<readonly string[]>;
  /** The HTTP status of an error of the SDK; `null` for any other. */
  readonly statusOf: (error: unknown) => number | null;
}

/** What is probed. */
export interface ProbedModel {
  readonly model: string;
  /** What it means when the list lacks the model. */
  readonly absent: ProbeOutcome;
}

/**
 * Asks for the model's description. Where that answers 404, either the model is unknown or the server has no such call; its
 * list of models tells which. A connection that fails gives `unknown`.
 */
export const probeModel = async (
  { describe, list, statusOf }: ModelQueries,
  { model, absent }: ProbedModel,
): Promise<ProbeOutcome> => {
  const read = (error: unknown): ProbeOutcome => {
    const status = statusOf(error);
    if (status === 401 || status === 403) return 'refused';
    return status === 404 || status === 405 ? 'not-offered' : 'unknown';
  };
  const first = await describe().then((): ProbeOutcome => 'accepted', read);
  if (first !== 'not-offered') return first;
  return list().then((ids) => (ids.includes(model) ? 'accepted' : absent), read);
};
