import { z } from 'zod';
import { jsonOf } from './json.js';

/** What the API's error object says, as far as it is understood. Source: google.rpc.Status, google/rpc/error_details.proto */
export interface ErrorBody {
  /** The API's word for the status, such as `RESOURCE_EXHAUSTED`; `null` when the body is not the API's. */
  readonly status: string | null;
  /** Words for people. */
  readonly message: string;
  /** `ErrorInfo.reason`, such as `API_KEY_INVALID`. */
  readonly reason: string | null;
  /** Ids of the quotas that were exceeded. */
  readonly quotas: readonly string[];
  /** `RetryInfo.retryDelay`, in ms. */
  readonly retryAfterMs: number | null;
}

/** One detail of an error; what is of another form is read as one that says nothing. */
const detail = z
  .object({
    '@type': z.string(),
    reason: z.string().optional(),
    retryDelay: z.string().optional(),
    violations: z.array(z.object({ quotaId: z.string().catch('') })).catch([]),
  })
  .catch({ '@type': '', violations: [] });

const body = z.object({
  error: z.object({
    status: z.string().nullable().catch(null),
    message: z.string().catch(''),
    details: z.array(detail).catch([]),
  }),
});

/** Where a body is sent without `alt=sse`, the error stands in a list. */
const errorBody = z.union([body, z.tuple([body]).transform(([first]) => first)]);

/** Reads the JSON that the SDK's error carries as its message, with or without words before it. */
export const errorBodyOf = (message: string): ErrorBody => {
  const start = message.search(/[{[]/);
  const read = errorBody.safeParse(start < 0 ? null : jsonOf(message.slice(start)));
  if (!read.success) return { status: null, message, reason: null, quotas: [], retryAfterMs: null };
  const { status, message: words, details } = read.data.error;
  const of = (type: string): typeof details =>
    details.filter((each) => each['@type'].endsWith(`/google.rpc.${type}`));
  return {
    // The SDK writes the words of the HTTP status here where the body was not the API's.
    status: status !== null && /^[A-Z_]+$/.test(status) ? status : null,
    message: words,
    reason: of('ErrorInfo')[0]?.reason ?? null,
    quotas: of('QuotaFailure').flatMap(({ violations }) => violations.map(({ quotaId }) => quotaId)),
    retryAfterMs: millisecondsOf(of('RetryInfo')[0]?.retryDelay ?? ''),
  };
};

/** A protobuf duration in JSON: seconds with an `s`, such as `34.07s`. */
const millisecondsOf = (duration: string): number | null => {
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(duration)?.[1];
  return seconds === undefined ? null : Math.ceil(Number(seconds) * 1000);
};
