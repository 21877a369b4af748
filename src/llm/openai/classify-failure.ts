import type OpenAI from 'openai';
import { LlmError, type FailureKind } from '../failure.js';
import { statusFailure } from '../http-failure/status-failure.js';
import { transferFailure } from '../http-failure/transfer-failure.js';
import { wordsOf } from '../http-failure/words.js';
import type { Rejection } from './dialect.js';

/** The SDK's module, loaded when the model is first asked. */
export type OpenAiSdk = typeof OpenAI;

/**
 * What a failed call means, decided from error classes, status codes and the codes of OpenAI's error object; never from
 * words in a message. `key` is removed from the provider's words, in case a server echoes it.
 */
export const failureOf = (error: unknown, sdk: OpenAiSdk, key: string): LlmError => {
  if (error instanceof LlmError) return error;
  const words = wordsOf(error, [key]);
  if (error instanceof sdk.APIConnectionTimeoutError) {
    return new LlmError('timeout', `the model did not answer in time: ${words}`, { cause: error });
  }
  if (error instanceof sdk.APIError && typeof error.status === 'number') {
    const { status, headers } = error;
    return statusFailure({ status, headers, kind: kindOfCode(codeOf(error)), words, cause: error });
  }
  const transfer = transferFailure(error, words);
  if (transfer !== null) return transfer;
  if (error instanceof sdk.APIConnectionError) {
    return new LlmError('transient', `the connection to the model failed: ${words}`, { cause: error });
  }
  return new LlmError('unknown', words, { cause: error });
};

/** A quota that is used up for good is not cured by waiting (contract 8.3). */
const kindOfCode = (code: string | null): FailureKind | undefined =>
  code === 'insufficient_quota' ? 'quota' : undefined;

/** The rejection of a request's form, or `null` when the failure is another one. */
export const rejectionOf = (error: unknown, sdk: OpenAiSdk): Rejection | null => {
  if (!(error instanceof sdk.APIError) || (error.status !== 400 && error.status !== 422)) return null;
  const { param } = error;
  return { param: typeof param === 'string' && param !== '' ? param : null, code: codeOf(error) };
};

const codeOf = (error: { readonly code?: unknown }): string | null =>
  typeof error.code === 'string' ? error.code : null;
