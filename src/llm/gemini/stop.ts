import { LlmError } from '../failure.js';
import type { LlmReply } from '../provider.js';

/** A filter of the provider stopped the answer. Source: FinishReason of the API, images left out. */
const FILTERS = new Set([
  'SAFETY',
  'RECITATION',
  'LANGUAGE',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
  'ESCALATION',
  'MODEL_ARMOR',
  'PUP_LIMITED_DISABLED',
]);

/** The model called tools as it must not; asked again, it usually does not. */
const WRONG_CALLS = new Set(['MALFORMED_FUNCTION_CALL', 'UNEXPECTED_TOOL_CALL', 'TOO_MANY_TOOL_CALLS']);

/** The model went wrong in another way, which passes as well. */
const UNUSABLE = new Set(['MALFORMED_RESPONSE', 'OTHER']);

/**
 * Why the model stopped, from the API's finish reason and from what it gave.
 * @throws {LlmError} `malformed-call`, `malformed` when what it gave is unusable, `rejected` when the request was at fault
 */
export const stopOf = (
  reason: string,
  given: { readonly calls: boolean; readonly text: boolean },
): LlmReply['stop'] => {
  if (FILTERS.has(reason)) return 'filtered';
  if (WRONG_CALLS.has(reason)) throw new LlmError('malformed-call', `the model ended with ${reason}`);
  if (UNUSABLE.has(reason)) throw new LlmError('malformed', `the model ended with ${reason}`);
  if (reason === 'MISSING_THOUGHT_SIGNATURE') {
    throw new LlmError('rejected', 'the model misses a thought signature in the conversation');
  }
  if (reason === 'MAX_TOKENS' || reason === 'CONTINUATION') return 'length';
  if (given.calls) return 'tool-calls';
  // A reason added to the API later: what came with it is taken, nothing is not.
  if (reason !== 'STOP' && !given.text) throw new LlmError('malformed', `the model ended with ${reason}`);
  return 'end';
};
