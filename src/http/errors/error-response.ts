import { HttpException } from '@nestjs/common';
import { STATUS_CODES } from 'node:http';
import { IngestUnavailable } from '../../intake/alert-ingest.js';
import { ProviderUnusable } from '../../llm/provider-unusable.js';
import { InvalidRequest, type InvalidField } from './invalid-request.js';
import { RouteOff } from './route-off.js';
import { Unavailable } from './unavailable.js';

/** What an error becomes on the wire (docs/http-api.md "Errors"). */
export interface ErrorResponse {
  readonly status: number;
  readonly body: { readonly detail: string | readonly InvalidField[] };
  readonly headers: Readonly<Record<string, string>>;
}

/** How long a caller should wait after the stream could not store its alerts. */
const INGEST_RETRY_SECONDS = 5;

/** Wording of the API for codes whose standard phrase differs. */
const phrase = (status: number): string => STATUS_CODES[status] ?? 'Error';

const plain = (status: number, headers: Record<string, string> = {}): ErrorResponse => ({
  status,
  body: { detail: phrase(status) },
  headers,
});

const later = (detail: string, seconds: number): ErrorResponse => ({
  status: 503,
  body: { detail },
  headers: { 'retry-after': String(seconds) },
});

/** Errors that carry extra headers (a 401 names the scheme). */
const headersOf = (error: HttpException): Record<string, string> =>
  error.getStatus() === 401 ? { 'www-authenticate': 'Bearer' } : {};

/**
 * The answer to an error. Only errors made for callers show their message; everything else is a plain 500, so that no
 * internal text leaves the process.
 * @param allowed methods the path knows; not empty means that a 404 is really a 405
 */
export const errorResponse = (error: unknown, allowed: readonly string[]): ErrorResponse => {
  if (error instanceof InvalidRequest) return { status: 422, body: { detail: error.fields }, headers: {} };
  if (error instanceof ProviderUnusable) {
    const field = { type: 'value_error', loc: ['body', 'provider'], msg: error.message };
    return { status: 422, body: { detail: [field] }, headers: {} };
  }
  if (error instanceof Unavailable) return later(error.message, error.retryAfterSeconds);
  if (error instanceof IngestUnavailable) {
    return later('the alerts could not be stored; try again', INGEST_RETRY_SECONDS);
  }
  if (!(error instanceof HttpException)) return plain(500);
  if (error instanceof RouteOff) return plain(404);
  if (error.getStatus() === 404 && allowed.length > 0) return plain(405, { allow: allowed.join(', ') });
  return plain(error.getStatus(), headersOf(error));
};
