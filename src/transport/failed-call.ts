import { isNativeError } from 'node:util/types';
import type { FailedRead } from './read-outcome.js';
import { DeadlineExceeded } from '../waiting/deadline.js';
import type { SourceName } from './failed-answer.js';
import { SecretFileUnreadable } from './secret-file.js';

const TIMEOUT_CODES: ReadonlySet<string> = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT']);
const BROKEN_CODES: ReadonlySet<string> = new Set([
  'UND_ERR_SOCKET',
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
]);
const UNTRUSTED = /^(UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_|ERR_TLS_CERT|ERR_OSSL_PEM|ERR_CRYPTO)/;

/** The innermost error: what happened is often wrapped. Several tried addresses count by their first. */
const rootOf = (error: Error): Error => {
  if (error instanceof AggregateError && isNativeError(error.errors[0])) return rootOf(error.errors[0]);
  return isNativeError(error.cause) ? rootOf(error.cause) : error;
};

/** What an error before or while reading the answer means. */
export const failedCall = (thrown: unknown, shownUrl: string, { name, prefix }: SourceName): FailedRead => {
  if (thrown instanceof DeadlineExceeded) {
    return {
      status: 'timeout',
      reason: `${name}: ${thrown.message} (${prefix}_HTTP_TIMEOUT_SECONDS); narrow the query or raise it`,
    };
  }
  if (thrown instanceof SecretFileUnreadable) {
    return { status: 'unavailable', reason: `${name}: ${thrown.message}` };
  }
  const error = rootOf(isNativeError(thrown) ? thrown : new Error(String(thrown)));
  const code = String((error as NodeJS.ErrnoException).code ?? '');
  const detail = error.message || code;
  if (TIMEOUT_CODES.has(code)) {
    return { status: 'timeout', reason: `${name}: connecting to ${shownUrl}: ${detail}` };
  }
  if (UNTRUSTED.test(code)) {
    return {
      status: 'unavailable',
      reason: `${name} at ${shownUrl} is not trusted: ${detail}; set ${prefix}_CA_FILE`,
    };
  }
  if (BROKEN_CODES.has(code)) {
    return { status: 'unavailable', reason: `${name} at ${shownUrl} broke off its answer: ${detail}` };
  }
  return {
    status: 'unavailable',
    reason: `${name} at ${shownUrl} cannot be reached: ${detail}; check ${prefix}_URL`,
  };
};
