import { types } from 'node:util';
import { LlmError } from './failure.js';
import { wordsOf } from './http-failure/words.js';

/** Deepest cause looked at. */
const MAX_CAUSES = 6;

/** Codes of connections that were not made or broke: whoever gives credentials could not be asked. */
const UNREACHED = /^(?:E(?:CONN|NOTFOUND|AI_AGAIN|TIMEDOUT|PIPE|HOSTUNREACH|NETUNREACH)|UND_ERR_|ABORT)/;

/**
 * The pod's identity could not be turned into credentials: `transient` where whoever gives them was not reached or is in
 * trouble, else `unauthorised`, since no call can succeed until someone acts.
 */
export const credentialsFailure = (error: unknown, cloud: string): LlmError => {
  if (error instanceof LlmError) return error;
  const kind = passes(error) ? 'transient' : 'unauthorised';
  return new LlmError(kind, `no credentials for ${cloud}: ${wordsOf(error, [])}`, { cause: error });
};

const passes = (error: unknown): boolean => {
  let at: unknown = error;
  for (let depth = 0; depth < MAX_CAUSES && types.isNativeError(at); depth += 1) {
    const { code, status, statusCode } = at as Readonly<Record<string, unknown>> & Error;
    if (typeof code === 'string' && UNREACHED.test(code)) return true;
    const answered = Number(status ?? statusCode ?? 0);
    if (answered === 429 || answered >= 500) return true;
    at = at.cause;
  }
  return false;
};
