import { types } from 'node:util';
import { LlmError } from '../failure.js';
import { AnswerTooLarge } from '../transport/watched-body.js';

/** Deepest cause looked at: SDKs wrap the errors of fetch, which wrap those of the socket. */
const MAX_CAUSES = 5;

/**
 * A failure on the way rather than an answer of the server: no connection, a body that was cut, or one that is not JSON.
 * fetch and the parser report these without a class of any SDK. `null` when the error is something else.
 */
export const transferFailure = (error: unknown, words: string): LlmError | null => {
  let at = error;
  for (let depth = 0; depth < MAX_CAUSES && types.isNativeError(at); depth += 1) {
    if (at instanceof AnswerTooLarge || at.name === 'SyntaxError') {
      return new LlmError('malformed', `the answer cannot be read: ${words}`, { cause: error });
    }
    if (at.name === 'TypeError' && types.isNativeError(at.cause)) {
      return new LlmError('transient', `the connection to the model failed: ${words}`, { cause: error });
    }
    at = at.cause;
  }
  return null;
};
