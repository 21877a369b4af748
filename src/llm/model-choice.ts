import { z } from 'zod';
import { PROVIDER_IDS, type ProviderId } from '../config/providers.js';

/** A provider and its model, as an operator chooses them. */
export interface ModelChoice {
  readonly provider: ProviderId;
  readonly modelId: string;
}

/** Longest id of a model in characters; the longest known are resource names of cloud gateways. */
const MAX_ID = 256;

/** An id becomes part of a path at some providers: it must not lead elsewhere. */
const MODEL_ID = /^[\w@][\w.:@/+=,~-]*$/;

const providerName = z.string().transform((word, context): ProviderId => {
  const given = word.trim().toLowerCase();
  const known = PROVIDER_IDS.find((id) => id === given);
  if (known !== undefined) return known;
  context.addIssue({ code: 'custom', message: `Input should be one of ${PROVIDER_IDS.join(', ')}` });
  return z.NEVER;
});

const modelId = z
  .string()
  .trim()
  .min(1, { error: 'Input should not be empty', abort: true })
  .max(MAX_ID, { error: `Input should have at most ${MAX_ID} characters`, abort: true })
  .refine((id) => MODEL_ID.test(id) && !id.includes('..'), { error: 'Input should be the id of a model' });

/** Reads a choice as it is sent: the provider in any case, blanks around both. */
export const modelChoice = z
  .object({ provider: providerName, model_id: modelId })
  .transform(({ provider, model_id }): ModelChoice => ({ provider, modelId: model_id }));

/** A choice as it is sent. */
export const sentChoice = ({ provider, modelId }: ModelChoice): z.input<typeof modelChoice> => ({
  provider,
  model_id: modelId,
});
