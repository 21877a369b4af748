import { LlmError, type FailureKind } from '../failure.js';
import { retryAfterOf } from './retry-after.js';

/** What HTTP statuses mean at every provider; the rest goes by its hundred. */
const KINDS: ReadonlyMap<number, FailureKind> = new Map([
  [401, 'unauthorised'],
  [402, 'quota'],
  [403, 'unauthorised'],
  // The model is unknown, or the base URL is wrong: neither passes by itself.
  [404, 'unauthorised'],
  [408, 'timeout'],
  [413, 'context-too-long'],
  [429, 'throttled'],
  [503, 'overloaded'],
  [504, 'timeout'],
  [529, 'overloaded'],
]);

/** What a status means where the provider's own error object does not say more. */
export const kindOfStatus = (status: number): FailureKind => {
  const known = KINDS.get(status);
  if (known !== undefined) return known;
  if (status >= 500) return 'transient';
  return status >= 300 ? 'rejected' : 'malformed';
};

/** A failure that came as an answer of the server. */
export interface AnsweredFailure {
  readonly status: number;
  readonly headers: Headers | undefined;
  /** As the error object tells it; else by {@link kindOfStatus}. */
  readonly kind?: FailureKind | undefined;
  /** The provider's words, without secrets. */
  readonly words: string;
  readonly cause: unknown;
}

/** The failure with a sentence for people and the delay the provider asks for. */
export const statusFailure = ({ status, headers, kind, words, cause }: AnsweredFailure): LlmError => {
  const decided = kind ?? kindOfStatus(status);
  const retryAfterMs = retryAfterOf(headers, Date.now());
  return new LlmError(decided, `${meaningOf(decided, status)}: ${words}`, { retryAfterMs, cause });
};

const meaningOf = (kind: FailureKind, status: number): string => {
  if (status >= 300 && status < 400) return 'the server redirects, which is not followed; check the base URL';
  if (status === 404 && kind === 'unauthorised') return 'the model provider does not know the model or path';
  return MEANINGS[kind] ?? 'the model failed';
};

const MEANINGS: Partial<Record<FailureKind, string>> = {
  unauthorised: 'the model provider refused the key',
  quota: 'what was paid for at the model provider is used up',
  throttled: 'rate limit exceeded',
  overloaded: 'the model is overloaded',
  timeout: 'the model timed out',
  malformed: 'the answer is not the protocol of the provider',
  'context-too-long': 'the prompt is too long for the model',
  refused: 'the model declined the request',
  filtered: 'a content filter of the provider stopped the request',
  rejected: 'request rejected',
};
