import type { Deadline } from '../waiting/deadline.js';
import { LlmError } from './failure.js';

/**
 * Why a provider's request was ended, or `null` when it was not: by its caller, or because its own time was over. To be
 * asked first when a request fails, because SDKs report every abort alike, and some end a stream as if it were complete.
 * @param deadline that of the request, within what the caller allows
 */
export const requestEnd = (caller: AbortSignal, { signal }: Deadline, cause: unknown): LlmError | null => {
  if (caller.aborted) return new LlmError('cancelled', 'the call to the model was ended', { cause });
  return signal.aborted ? new LlmError('timeout', 'the model did not answer in time', { cause }) : null;
};
