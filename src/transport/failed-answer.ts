import { STATUS_CODES } from 'node:http';
import type { FailedRead } from './read-outcome.js';
import type { RawAnswer } from './exchange.js';
import { MAX_REFUSAL_CHARACTERS, type HttpFailure, type RefusedAnswer } from './http-outcome.js';
import { beginningOf } from '../masking/index.js';

/** How a source is called in reasons, and how its variables begin. */
export interface SourceName {
  /** `Prometheus` */
  readonly name: string;
  /** `PROMETHEUS` */
  readonly prefix: string;
}

/** What a source itself knows about an answer of its own form; null leaves it to the status code. */
export type ReadRefusal = (statusCode: number, text: string) => FailedRead | null;

const withoutUser = (url: string): string => {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
};

const textOf = (body: string): string => {
  const text = body.trim();
  const markup = /^<(!doctype|html|a )/i.test(text);
  return beginningOf(markup ? '' : text, MAX_REFUSAL_CHARACTERS);
};

/** What is kept of an answer other than 200. */
export const refusedAnswer = ({ statusCode, statusText, url, text }: RawAnswer): RefusedAnswer => ({
  statusCode,
  statusText: statusText || (STATUS_CODES[statusCode] ?? ''),
  url: withoutUser(url),
  text: textOf(text),
});

/** Answer of a router that has no such path; a source that lacks the thing asked for words it otherwise. */
const NO_SUCH_PATH = '404 page not found';

const readingOf = (answer: RawAnswer, refused: RefusedAnswer, { name, prefix }: SourceName): FailedRead => {
  const { statusCode, statusText, text } = refused;
  const said = `${name} answered ${statusCode} ${statusText}`.trim();
  const full = text === '' ? said : `${said}: ${text}`;
  if (answer.location !== null) {
    return {
      status: 'unavailable',
      reason: `${name} redirects to ${withoutUser(answer.location)}, which is not followed: set ${prefix}_URL to where the API is`,
    };
  }
  switch (statusCode) {
    case 401:
      return {
        status: 'forbidden',
        reason: `${full}: check the credentials and tenant set with ${prefix}_*`,
      };
    case 403:
      return { status: 'forbidden', reason: `${full}: allow the user or token set with ${prefix}_* to read` };
    case 404:
      return text === NO_SUCH_PATH
        ? {
            status: 'unavailable',
            reason: `${name} has nothing at ${refused.url}: check the path in ${prefix}_URL`,
          }
        : { status: 'absent', reason: full };
    case 429: {
      const seconds = Math.ceil((answer.retryAfterMs ?? 0) / 1000);
      return { status: 'unavailable', reason: `${full}: it asks to wait ${seconds} s` };
    }
    case 408:
    case 504:
      return { status: 'timeout', reason: full };
    case 502:
    case 503:
      return { status: 'unavailable', reason: full };
    default:
      return { status: 'error', reason: full };
  }
};

/** What an answer other than 200 means for the reading. */
export const failedAnswer = (answer: RawAnswer, source: SourceName, read: ReadRefusal): HttpFailure => {
  const refused = refusedAnswer(answer);
  const reading = read(answer.statusCode, answer.text) ?? readingOf(answer, refused, source);
  return { ...reading, answer: refused };
};
