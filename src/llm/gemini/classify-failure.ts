import { types } from 'node:util';
import type { ApiError } from '@google/genai';
import { LlmError, type FailureKind } from '../failure.js';
import { kindOfStatus, statusFailure } from '../http-failure/status-failure.js';
import { transferFailure } from '../http-failure/transfer-failure.js';
import { wordsOf } from '../http-failure/words.js';
import type { Rejection } from '../known-form.js';
import { errorBodyOf, type ErrorBody } from './error-body.js';

/** What is known of a call that failed. */
export interface FailedCall {
  readonly error: unknown;
  /** Class of the SDK's own errors. */
  readonly Refused: typeof ApiError;
  /** The server's answer, when it gave one: the SDK keeps its headers back, and its status when the body is broken. */
  readonly response: Response | null;
  /** Whether a part of a reply had arrived. */
  readonly started: boolean;
  /** Removed from the provider's words, in case a server echoes them. */
  readonly secrets: readonly string[];
}

/**
 * What a failed call means, decided from the status and the API's error object, never from words in a message, but for
 * the one failure that the API tells in words only.
 */
export const failureOf = ({ error, Refused, response, started, secrets }: FailedCall): LlmError => {
  if (error instanceof LlmError) return error;
  const status = statusOf(error, Refused, response);
  if (status === null) return unreadable({ error, response, started, words: wordsOf(error, secrets) });
  const body = errorBodyOf(types.isNativeError(error) ? error.message : '');
  return statusFailure({
    status,
    headers: delayedBy(body) ?? response?.headers,
    kind: kindOf(status, body),
    words: wordsOf(body.message || 'no words', secrets),
    cause: error,
  });
};

/** The rejection of a request: the API has no code for a form that it does not take, only for what else a 400 may mean. */
export const rejectionOf = (error: unknown, Refused: typeof ApiError): Rejection | null =>
  error instanceof LlmError &&
  error.kind === 'rejected' &&
  error.cause instanceof Refused &&
  error.cause.status === 400
    ? { param: null, words: error.message }
    : null;

/** No answer came: the connection was refused, reset, or never made. */
export const unconnected = (error: unknown, secrets: readonly string[]): LlmError =>
  new LlmError('transient', `the connection to the model failed: ${wordsOf(error, secrets)}`, {
    cause: error,
  });

const statusOf = (error: unknown, Refused: typeof ApiError, response: Response | null): number | null => {
  if (error instanceof Refused) return error.status;
  return response === null || response.ok ? null : response.status;
};

/** The API puts the delay it asks for into the body; gateways use the header. */
const delayedBy = ({ retryAfterMs }: ErrorBody): Headers | null =>
  retryAfterMs === null ? null : new Headers({ 'retry-after-ms': String(retryAfterMs) });

/** What a status means, with what the API's error object adds to it. */
export const kindOf = (status: number, body: ErrorBody): FailureKind => {
  if (status === 400) return kindOfBadRequest(body);
  if (status === 429 && body.quotas.some((id) => id.includes('PerDay'))) return 'quota';
  // CANCELLED: the API gave the operation up by itself.
  if (status === 499) return 'transient';
  return kindOfStatus(status);
};

/** The API has no code for this; it is told apart so that the prompt can be made shorter. */
const TOO_LONG = /\binput token count\b.*\bexceeds\b|\brequest payload size exceeds\b/i;

const kindOfBadRequest = ({ reason, status, message }: ErrorBody): FailureKind => {
  if (reason?.startsWith('API_KEY_') === true) return 'unauthorised';
  // The account may not use the API: from this country, or without billing.
  if (status === 'FAILED_PRECONDITION') return 'unauthorised';
  return TOO_LONG.test(message) ? 'context-too-long' : 'rejected';
};

type Unreadable = Pick<FailedCall, 'error' | 'response' | 'started'> & { readonly words: string };

/** The answer was cut off, or is not the protocol's, which the SDK reports alike: a stream that began well was cut. */
const unreadable = ({ error, response, started, words }: Unreadable): LlmError => {
  const known = transferFailure(error, words);
  if (known !== null) return known;
  if (response === null) return new LlmError('unknown', words, { cause: error });
  return new LlmError(started ? 'transient' : 'malformed', `the answer cannot be read: ${words}`, {
    cause: error,
  });
};
