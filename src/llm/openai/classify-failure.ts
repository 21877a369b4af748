import { types } from 'node:util';
import type OpenAI from 'openai';
import { LlmError } from '../failure.js';
import type { Rejection } from './dialect.js';

/** The SDK's module, loaded when the model is first asked. */
export type OpenAiSdk = typeof OpenAI;

/** Longest part of a provider's own words that is carried on, in characters. */
const MAX_WORDS = 300;

/**
 * What a failed call means, decided from error classes, status codes and the codes of OpenAI's error object; never from
 * words in a message. `key` is removed from the provider's words, in case a server echoes it.
 */
export const failureOf = (error: unknown, sdk: OpenAiSdk, key: string): LlmError => {
  if (error instanceof LlmError) return error;
  const words = wordsOf(error, key);
  if (error instanceof sdk.APIConnectionTimeoutError) {
    return new LlmError('timeout', `the model did not answer in time: ${words}`, { cause: error });
  }
  if (error instanceof sdk.APIError && typeof error.status === 'number') {
    return statusFailure(error.status, codeOf(error), words, error);
  }
  if (error instanceof sdk.APIConnectionError || isBrokenTransfer(error)) {
    return new LlmError('transient', `the connection to the model failed: ${words}`, { cause: error });
  }
  return new LlmError('unknown', words, { cause: error });
};

/** The rejection of a request's form, or `null` when the failure is another one. */
export const rejectionOf = (error: unknown, sdk: OpenAiSdk): Rejection | null => {
  if (!(error instanceof sdk.APIError) || (error.status !== 400 && error.status !== 422)) return null;
  const { param } = error;
  return { param: typeof param === 'string' && param !== '' ? param : null, code: codeOf(error) };
};

const statusFailure = (
  status: number,
  code: string | null,
  words: string,
  cause: { readonly headers?: Headers | undefined },
): LlmError => {
  const options = { retryAfterMs: retryAfterOf(cause.headers, Date.now()), cause };
  if (status === 401 || status === 403) {
    return new LlmError('unauthorised', `the model provider refused the key: ${words}`, options);
  }
  if (status === 404) {
    return new LlmError(
      'unauthorised',
      `the model provider does not know the model or path: ${words}`,
      options,
    );
  }
  if (status === 429) {
    // A quota that is used up for good is not cured by waiting (contract 8.3).
    const kind = code === 'insufficient_quota' ? 'quota' : 'throttled';
    return new LlmError(kind, `rate limit exceeded: ${words}`, options);
  }
  if (status === 408) return new LlmError('timeout', `the model timed out: ${words}`, options);
  if (status >= 500) return new LlmError('transient', `the model failed: ${words}`, options);
  return new LlmError('rejected', `request rejected: ${words}`, options);
};

/**
 * Delay the provider asks for, in ms: `retry-after-ms`, or `Retry-After` in seconds or as a date (RFC 9110, 10.2.3).
 * `null` when absent or unreadable.
 */
export const retryAfterOf = (headers: Headers | undefined, nowMs: number): number | null => {
  const exact = Number(headers?.get('retry-after-ms') || Number.NaN);
  if (Number.isFinite(exact) && exact >= 0) return exact;
  const text = headers?.get('retry-after') ?? '';
  if (/^\s*\d+(\.\d+)?\s*$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
};

/** The body ended too early, or was not the protocol's: fetch and JSON report it without a class of the SDK. */
const isBrokenTransfer = (error: unknown): boolean =>
  types.isNativeError(error) &&
  (error.name === 'SyntaxError' || (error.name === 'TypeError' && types.isNativeError(error.cause)));

const codeOf = (error: { readonly code?: unknown }): string | null =>
  typeof error.code === 'string' ? error.code : null;

const wordsOf = (error: unknown, key: string): string => {
  const own = types.isNativeError(error) ? error.message : String(error);
  const cause = types.isNativeError(error) && types.isNativeError(error.cause) ? error.cause : null;
  const root = cause !== null && types.isNativeError(cause.cause) ? cause.cause : cause;
  const words = root === null ? own : `${own} (${root.message})`;
  return words.replaceAll(key, '[MASKED]').slice(0, MAX_WORDS);
};
