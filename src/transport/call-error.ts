import { isNativeError } from 'node:util/types';

/** What a call failed with, beneath what it was wrapped in. */
export interface CallError {
  /** `ECONNREFUSED`; `''` when there is none. */
  readonly code: string;
  /** The message, or the code where there is none. */
  readonly detail: string;
  readonly kind: 'connect-timeout' | 'untrusted' | 'broken-off' | 'other';
}

const CONNECT_TIMEOUTS: ReadonlySet<string> = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT']);
const BROKEN: ReadonlySet<string> = new Set([
  'UND_ERR_SOCKET',
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'Z_BUF_ERROR', // the compressed body ends too early
]);
const UNTRUSTED = /^(UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_|ERR_TLS_CERT|ERR_OSSL_PEM|ERR_CRYPTO)/;

/** The innermost error: what happened is often wrapped. Several tried addresses count by their first. */
const rootOf = (error: Error): Error => {
  if (error instanceof AggregateError && isNativeError(error.errors[0])) return rootOf(error.errors[0]);
  return isNativeError(error.cause) ? rootOf(error.cause) : error;
};

const kindOf = (code: string): CallError['kind'] => {
  if (CONNECT_TIMEOUTS.has(code)) return 'connect-timeout';
  if (UNTRUSTED.test(code)) return 'untrusted';
  return BROKEN.has(code) ? 'broken-off' : 'other';
};

/** Reads an error from before or while an answer was read: codes of Node, OpenSSL, zlib and undici. */
export const callError = (thrown: unknown): CallError => {
  const error = rootOf(isNativeError(thrown) ? thrown : new Error(String(thrown)));
  const code = String((error as NodeJS.ErrnoException).code ?? '');
  return { code, detail: error.message || code, kind: kindOf(code) };
};
