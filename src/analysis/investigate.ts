import type { OperatorFunction } from 'rxjs';
import { askForAnswer, type AskOptions } from '../llm/ask-for-answer.js';
import type { ModelClient } from '../llm/model-client.js';
import { LlmError } from '../llm/failure.js';
import type { Masker } from '../masking/index.js';
import { abortError } from './abort-error.js';
import type { InvestigatedCase, Investigation, PromptedCase } from './stages.js';
import { timed } from './timed.js';

/** What the stage asks with. */
export interface Investigator extends Omit<AskOptions, 'model' | 'masker'> {
  readonly model: Pick<ModelClient, 'complete' | 'model'>;
  readonly masker: Pick<Masker, 'mask' | 'text' | 'derive'>;
}

/** Time kept for the report after the model was given up, in ms: a tenth of what is left, at most this. */
const MAX_RESERVE_MS = 5000;

/**
 * Asks the model. Its failure is a value, because the rules answer then; rejects with an AbortError only when the
 * request's owner ended it, or for a defect.
 */
export const investigate = (investigator: Investigator): OperatorFunction<PromptedCase, InvestigatedCase> =>
  timed('model', async (prompted) => ({
    ...prompted,
    investigation: await investigationOf(investigator, prompted),
  }));

const investigationOf = async (
  investigator: Investigator,
  { prompt, request }: PromptedCase,
): Promise<Investigation> => {
  const { model, masker } = investigator;
  try {
    const asked = await askForAnswer(investigator, prompt, request.language, {
      signal: request.signal,
      deadlineAt: withReserve(request.deadlineAt, Date.now()),
    });
    const { provider, id } = model.model ?? { provider: 'unknown', id: 'unknown' };
    return {
      kind: 'answered',
      answer: masker.mask(asked.answer),
      model: { provider, id },
      usage: asked.usage,
      parsed: asked.parsed,
      readings: masker.mask([]),
      notes: [],
    };
  } catch (error) {
    if (request.signal.aborted) throw abortError(request.signal.reason);
    if (!(error instanceof LlmError)) throw error;
    return {
      kind: 'not-answered',
      issue: error.issue,
      reason: masker.text(error.message),
      readings: masker.mask([]),
    };
  }
};

/** When the model must be done, so that the rules' answer can still be given in time. */
export const withReserve = (deadlineAt: number, now: number): number =>
  deadlineAt - Math.min(MAX_RESERVE_MS, Math.ceil(Math.max(0, deadlineAt - now) / 10));
