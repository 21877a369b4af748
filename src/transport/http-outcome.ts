import type { FailedRead } from './read-outcome.js';

/** What a server answered when it did not give what was asked for. */
export interface RefusedAnswer {
  readonly statusCode: number;
  /** `Bad Request`; `''` when the server sent none. */
  readonly statusText: string;
  /** Address without credentials. */
  readonly url: string;
  /** Start of the body, at most {@link MAX_REFUSAL_CHARACTERS} characters; `''` when it was empty or not text. */
  readonly text: string;
}

/** A failed read, with the answer where there was one. */
export type HttpFailure = FailedRead & {
  readonly answer?: RefusedAnswer;
  /** The server answered 200, but not with JSON. */
  readonly undecodable?: boolean;
};

/** A `ReadOutcome` that also says what the server answered. */
export type HttpOutcome<T> = { readonly status: 'ok'; readonly value: T } | HttpFailure;

/** Kept of the body of an error. */
export const MAX_REFUSAL_CHARACTERS = 300;
