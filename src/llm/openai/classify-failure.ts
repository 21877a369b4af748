import { types } from 'node:util';
import type OpenAI from 'openai';
import { LlmError } from '../failure.js';
import { statusFailure } from '../http-failure/status-failure.js';
import { transferFailure } from '../http-failure/transfer-failure.js';
import { wordsOf } from '../http-failure/words.js';
import { kindInStream, kindOfError, paramOf } from './error-kind.js';
import type { Rejection } from '../known-form.js';

/** Longest text of a server in which names of parameters are looked for, in characters. */
const MAX_WORDS = 4000;

/** The SDK's module, loaded when the model is first asked. */
export type OpenAiSdk = typeof OpenAI;

/**
 * What a failed call means, decided from error classes, status codes and the codes of the error object. `secrets` are
 * removed from the provider's words, in case a server echoes them.
 */
export const failureOf = (error: unknown, sdk: OpenAiSdk, secrets: readonly string[]): LlmError => {
  if (error instanceof LlmError) return error;
  // Where a token is got before the request, the SDK wraps what that failed with.
  if (types.isNativeError(error) && error.cause instanceof LlmError) return error.cause;
  const words = wordsOf(error, secrets);
  if (error instanceof sdk.APIConnectionTimeoutError) {
    return new LlmError('timeout', `the model did not answer in time: ${words}`, { cause: error });
  }
  const transfer = transferFailure(error, words);
  if (transfer !== null) return transfer;
  if (error instanceof sdk.APIConnectionError) {
    return new LlmError('transient', `the connection to the model failed: ${words}`, { cause: error });
  }
  if (error instanceof sdk.APIError) return answeredFailure(error, words);
  return new LlmError('unknown', words, { cause: error });
};

const answeredFailure = (error: InstanceType<OpenAiSdk['APIError']>, words: string): LlmError => {
  const { status, headers } = error;
  return typeof status === 'number'
    ? statusFailure({ status, headers, kind: kindOfError(error), words, cause: error })
    : new LlmError(kindInStream(error), `the model failed in the middle of its answer: ${words}`, {
        cause: error,
      });
};

/** The rejection of a request's form, or `null` when the failure is another one. */
export const rejectionOf = (error: unknown, sdk: OpenAiSdk): Rejection | null => {
  if (!(error instanceof sdk.APIError) || (error.status !== 400 && error.status !== 422)) return null;
  return kindOfError(error) === undefined
    ? { param: paramOf(error.error, error.param), words: saidIn(error) }
    : null;
};

/** The whole error object as a text, since servers put what they refuse in various places. */
const saidIn = ({ message, error }: InstanceType<OpenAiSdk['APIError']>): string =>
  `${message} ${JSON.stringify(error ?? null)}`.replaceAll('\\"', '"').slice(0, MAX_WORDS);
