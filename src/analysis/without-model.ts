import { map, type OperatorFunction } from 'rxjs';
import type { Masker } from '../masking/index.js';
import type { Accepted, EngineIssue, MaskedCase } from './stages.js';
import type { AnsweredCase } from './write-report.js';

const NO_USAGE = { turns: 0, toolCalls: 0, inputTokens: 0, outputTokens: 0, cachedTokens: 0 };

/** What a case comes to that no model is asked about, for a reason that lies in the work and not in the model. */
export const withoutModel = (
  masker: Pick<Masker, 'mask' | 'text'>,
  issue: EngineIssue,
  reason: string,
): OperatorFunction<MaskedCase, AnsweredCase> => {
  const investigation: Accepted = {
    kind: 'not-answered',
    issue,
    reason: masker.text(reason),
    readings: masker.mask([]),
    transcript: masker.mask([]),
    usage: NO_USAGE,
    words: null,
    model: null,
  };
  const prompt = masker.mask({ cuts: [] });
  return map((masked) => ({ ...masked, prompt, investigation, unverified: masker.mask([]) }));
};
