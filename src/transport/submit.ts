import type { Dispatcher } from 'undici';
import type { Deadline } from '../waiting/deadline.js';
import { inSpan, type SpanDescription } from '../telemetry/tracing/span.js';
import { readBounded } from './bounded-body.js';
import { callError } from './call-error.js';
import { ACCEPT_ENCODING, decoded } from './content-encoding.js';
import type { Headers } from './request-headers.js';
import { askedWaitMs } from './retry-after.js';

/** A body that is sent somewhere, once. */
export interface Submission {
  /** The connections it goes over. */
  readonly dispatcher: Dispatcher;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: string;
  readonly headers: Headers;
  /** `null` for none. */
  readonly body: string | null;
  /** Bound of the answer's body. */
  readonly maxBytes: number;
}

/** What came of it. */
export type Submitted =
  | {
      readonly kind: 'answer';
      readonly statusCode: number;
      readonly text: string;
      /** How long the server asks to wait, ms; `null` when it does not. */
      readonly retryAfterMs: number | null;
    }
  /** It did not leave: nobody has it. */
  | { readonly kind: 'not-sent'; readonly why: string }
  /** It left, and no answer came: whether somebody has it is not known. */
  | { readonly kind: 'unknown'; readonly why: string };

/** Of connections that were never made. */
const NOT_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

const one = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'object' ? header[0] : header;

/** Without the path: it often is the secret of a webhook. */
const described = ({ url, method }: Submission): SpanDescription => {
  const { hostname, port } = new URL(url);
  return {
    name: method,
    kind: 'client',
    facts: {
      'http.request.method': method,
      'server.address': hostname,
      'server.port': port === '' ? undefined : Number(port),
    },
  };
};

const failed = (thrown: unknown, isOver: boolean): Submitted => {
  const { code, kind, detail } = callError(thrown);
  const notSent = kind === 'connect-timeout' || kind === 'untrusted' || NOT_SENT.has(code);
  return { kind: notSent && !isOver ? 'not-sent' : 'unknown', why: detail };
};

/**
 * Sends a body once and reads the answer. Follows no redirect and repeats nothing: whether that would do harm is known to the
 * caller alone.
 * @throws the owner's reason when its signal is aborted
 */
export const submit = (asked: Submission, deadline: Deadline, owner: AbortSignal): Promise<Submitted> =>
  inSpan(
    () => described(asked),
    async (span) => {
      const { dispatcher, method, url, headers, maxBytes } = asked;
      const { origin, pathname, search } = new URL(url);
      try {
        const answer = await dispatcher.request({
          origin,
          path: `${pathname}${search}`,
          method,
          headers: { 'user-agent': 'kuberca-agent', 'accept-encoding': ACCEPT_ENCODING, ...headers },
          body: asked.body,
          signal: deadline.signal,
        });
        const { statusCode } = answer;
        span.add({ 'http.response.status_code': statusCode });
        const plain = decoded(answer.body, one(answer.headers['content-encoding']));
        const { text } = await readBounded(plain, maxBytes);
        const retryAfterMs = askedWaitMs(one(answer.headers['retry-after']), Date.now());
        return { kind: 'answer', statusCode, text, retryAfterMs };
      } catch (error) {
        owner.throwIfAborted();
        return failed(deadline.signal.aborted ? deadline.signal.reason : error, deadline.signal.aborted);
      }
    },
  );
