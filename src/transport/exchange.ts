import type { Dispatcher } from 'undici';
import type { Deadline } from '../waiting/deadline.js';
import { inSpan, type SpanDescription } from '../telemetry/tracing/span.js';
import { sleep } from '../waiting/sleep.js';
import { readBounded } from './bounded-body.js';
import { callError } from './call-error.js';
import { ACCEPT_ENCODING, decoded } from './content-encoding.js';
import type { Headers } from './request-headers.js';
import { retryAfterMs } from './retry-after.js';

/** Redirects followed within the origin. */
const MAX_REDIRECTS = 3;
/** Read of the body of an error: enough for every field of a JSON one. */
const MAX_ERROR_BYTES = 65_536;

/** The last answer to a request. */
export interface RawAnswer {
  readonly statusCode: number;
  readonly statusText: string;
  /** Address that answered. */
  readonly url: string;
  readonly text: string;
  /** Whether the body was longer than its bound. */
  readonly cut: boolean;
  /** Where a redirect that was not followed points to. */
  readonly location: string | null;
  /** How long the server asks to wait, when that is longer than the time left. */
  readonly retryAfterMs: number | null;
}

/** A GET. */
export interface Exchange {
  /** The connections it goes over. */
  readonly dispatcher: Dispatcher;
  readonly url: string;
  readonly headers: Headers;
  /** Bound of the body, without its compression. */
  readonly maxBytes: number;
}

/** Of a connection that the server closed just as it was used again: nothing was answered, so a GET may be sent anew. */
const closedBeforeAnswer = (thrown: unknown): boolean => callError(thrown).kind === 'broken-off';

const headOf = async (
  { dispatcher, url, headers }: Exchange,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> => {
  const { origin, pathname, search } = new URL(url);
  const options = {
    origin,
    path: `${pathname}${search}`,
    method: 'GET',
    headers: { ...headers, 'accept-encoding': ACCEPT_ENCODING },
    signal,
  } as const;
  try {
    return await dispatcher.request(options);
  } catch (error) {
    if (signal.aborted || !closedBeforeAnswer(error)) throw error;
    return await dispatcher.request(options);
  }
};

const isRedirect = (statusCode: number): boolean => [301, 302, 303, 307, 308].includes(statusCode);
const one = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'object' ? header[0] : header;

const send = async (asked: Exchange, signal: AbortSignal): Promise<RawAnswer> => {
  const { statusCode, statusText, headers, body } = await headOf(asked, signal);
  const plain = decoded(body, one(headers['content-encoding']));
  const text = await readBounded(plain, statusCode < 300 ? asked.maxBytes : MAX_ERROR_BYTES);
  const location = isRedirect(statusCode) ? one(headers['location']) : undefined;
  return {
    statusCode,
    statusText,
    url: asked.url,
    ...text,
    location:
      location !== undefined && URL.canParse(location, asked.url) ? new URL(location, asked.url).href : null,
    retryAfterMs: retryAfterMs(statusCode, one(headers['retry-after']), Date.now()),
  };
};

const answerOf = async (asked: Exchange, deadline: Deadline): Promise<RawAnswer> => {
  const { origin } = new URL(asked.url);
  let { url } = asked;
  let redirects = 0;
  for (;;) {
    const answer = await send({ ...asked, url }, deadline.signal);
    const { location } = answer;
    if (location !== null) {
      if (new URL(location).origin !== origin || redirects === MAX_REDIRECTS) return answer;
      redirects += 1;
      url = location;
      continue;
    }
    if (answer.retryAfterMs === null || answer.retryAfterMs >= deadline.remainingMs()) return answer;
    await sleep(answer.retryAfterMs, deadline.signal);
  }
};

/** Path only: a query may hold names of many objects, and is in the evidence. */
const described = ({ url }: Exchange): SpanDescription => {
  const { hostname, port, pathname } = new URL(url);
  return {
    name: 'GET',
    kind: 'client',
    facts: {
      'http.request.method': 'GET',
      'server.address': hostname,
      'server.port': port === '' ? undefined : Number(port),
      'url.path': pathname,
    },
  };
};

/**
 * The way to every server that is read: sends a GET until there is an answer to keep: redirects are followed within the origin only, so that credentials go
 * nowhere else; a server that asks to wait is asked again when the time allows.
 * @throws the deadline's reason, or what the connection failed with
 */
export const exchange = (asked: Exchange, deadline: Deadline): Promise<RawAnswer> =>
  inSpan(
    () => described(asked),
    async (span) => {
      const answer = await answerOf(asked, deadline);
      span.add({ 'http.response.status_code': answer.statusCode });
      return answer;
    },
  );
