import type Anthropic from '@anthropic-ai/sdk';
import type { APIError } from '@anthropic-ai/sdk';
import { LlmError, type FailureKind } from '../failure.js';
import { retryAfterOf } from '../http-failure/retry-after.js';
import { statusFailure } from '../http-failure/status-failure.js';
import { transferFailure } from '../http-failure/transfer-failure.js';
import { wordsOf } from '../http-failure/words.js';
import type { Rejection } from '../known-form.js';

/** Longest text of a server in which names of parameters are looked for, in characters. */
const MAX_WORDS = 4000;

/** The SDK's module, loaded when the model is first asked. */
export type AnthropicSdk = typeof Anthropic;

/** Codes in `error.details`, which say more than the type: each of these comes with several. */
const KINDS_OF_CODES: ReadonlyMap<string, FailureKind> = new Map([
  ['contract_spend_limit_reached', 'quota'],
  ['enforced_spend_limit_reached', 'quota'],
  ['organization_on_hold', 'unauthorised'],
]);

/** Types of `error`, where they say more than the status. `api_error` and `invalid_request_error` do not. */
const KINDS_OF_TYPES: ReadonlyMap<string, FailureKind> = new Map([
  ['authentication_error', 'unauthorised'],
  ['permission_error', 'unauthorised'],
  ['not_found_error', 'unauthorised'],
  ['billing_error', 'quota'],
  ['rate_limit_error', 'throttled'],
  ['overloaded_error', 'overloaded'],
  ['timeout_error', 'timeout'],
  ['request_too_large', 'context-too-long'],
  // Exceptions in a stream of Amazon Bedrock; those that are not here pass.
  ['throttlingException', 'throttled'],
  ['serviceUnavailableException', 'overloaded'],
  ['modelTimeoutException', 'timeout'],
  ['validationException', 'rejected'],
]);

/** The API has no code for these two, so its sentences have to do; for status 400 and this type only. */
const TOO_LONG = /^prompt is too long\b|exceeds? (?:the )?context (?:limit|window)\b/i;
const FILTERED = /^output blocked by content filtering policy\b/i;

/**
 * What a failed call means, decided from error classes, status codes and the codes and types of Anthropic's error object.
 * `secrets` are taken out of the provider's words, in case a server echoes them.
 */
export const failureOf = (error: unknown, sdk: AnthropicSdk, secrets: readonly string[]): LlmError => {
  if (error instanceof LlmError) return error;
  const words = wordsOf(error instanceof sdk.APIError ? (textOf(error.apiMessage) ?? error) : error, secrets);
  if (error instanceof sdk.APIConnectionTimeoutError) {
    return new LlmError('timeout', `the model did not answer in time: ${words}`, { cause: error });
  }
  if (error instanceof sdk.APIConnectionError) {
    return (
      transferFailure(error, words) ??
      new LlmError('transient', `the connection to the model failed: ${words}`, { cause: error })
    );
  }
  if (error instanceof sdk.APIError) return answeredFailure(error, words);
  return transferFailure(error, words) ?? new LlmError('unknown', words, { cause: error });
};

/** The rejection of a request's form: a 400 or 422 that the error object does not explain otherwise; `null` for others. */
export const rejectionOf = (error: unknown, sdk: AnthropicSdk): Rejection | null => {
  if (!(error instanceof sdk.APIError) || (error.status !== 400 && error.status !== 422)) return null;
  return error.errorCode === null && kindOf(error) === undefined
    ? { param: null, words: (textOf(error.apiMessage) ?? error.message).slice(0, MAX_WORDS) }
    : null;
};

const answeredFailure = (error: APIError, words: string): LlmError => {
  const { status, headers, type } = error;
  const kind = kindOf(error);
  if (status !== undefined) return statusFailure({ status, headers, kind, words, cause: error });
  // An `error` event: the status was 200, and what is not told apart is the server's.
  return new LlmError(
    kind ?? (type === 'invalid_request_error' ? 'rejected' : 'transient'),
    `the model broke off its answer: ${words}`,
    { retryAfterMs: retryAfterOf(headers, Date.now()), cause: error },
  );
};

const kindOf = ({ status, type, errorCode, apiMessage }: APIError): FailureKind | undefined => {
  const told = KINDS_OF_CODES.get(errorCode ?? '') ?? KINDS_OF_TYPES.get(type ?? '');
  if (told !== undefined || status !== 400 || type !== 'invalid_request_error') return told;
  const sentence = textOf(apiMessage) ?? '';
  if (TOO_LONG.test(sentence)) return 'context-too-long';
  return FILTERED.test(sentence) ? 'filtered' : undefined;
};

/** Servers in between may send anything for the message. */
const textOf = (message: unknown): string | null => (typeof message === 'string' ? message : null);
