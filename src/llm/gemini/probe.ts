import type { ApiError } from '@google/genai';
import type { ProbeOutcome } from '../provider.js';
import { kindOf } from './classify-failure.js';
import { errorBodyOf } from './error-body.js';

/** What the failure of the call for the model's description, which costs no tokens, says of key and model. */
export const outcomeOf = (error: unknown, Refused: typeof ApiError): ProbeOutcome => {
  if (!(error instanceof Refused)) return 'unknown';
  const body = errorBodyOf(error.message);
  // A gateway may offer the calls of the model only; the API itself says NOT_FOUND of a model it does not know.
  if (error.status === 404) return body.status === 'NOT_FOUND' ? 'refused' : 'not-offered';
  if (error.status === 405 || error.status === 501) return 'not-offered';
  return kindOf(error.status, body) === 'unauthorised' ? 'refused' : 'unknown';
};
