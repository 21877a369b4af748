import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a scripted server does with one request. */
export type WireAnswer = (request: IncomingMessage, response: ServerResponse) => void;

const ONE_MIB = 'x'.repeat(1_048_576);

export const jsonAnswer =
  (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): WireAnswer =>
  (_request, response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));

/** Plain text, as Loki and Tempo answer every failure. */
export const textAnswer =
  (status: number, text: string, headers: Readonly<Record<string, string>> = {}): WireAnswer =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(text);

/** 429, with the seconds or the date after which to come back. */
export const tooManyRequests = (retryAfter?: string): WireAnswer =>
  textAnswer(
    429,
    'too many outstanding requests',
    retryAfter === undefined ? {} : { 'retry-after': retryAfter },
  );

/** Sends the headers and part of a body, then closes the connection. */
export const cutOff =
  (body: string, sentBytes: number): WireAnswer =>
  (_request, response) => {
    const bytes = Buffer.from(body);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
    response.write(bytes.subarray(0, sentBytes), () => response.destroy());
  };

/** Waits, then gives another answer. A request that was given up by then is dropped. */
export const slow =
  (ms: number, then: WireAnswer): WireAnswer =>
  (request, response) => {
    const timer = setTimeout(() => then(request, response), ms);
    response.once('close', () => clearTimeout(timer));
  };

/** Never answers. */
export const silent: WireAnswer = () => {};

/** Headers and a first piece at once, the rest never. */
export const stalled =
  (firstBytes: string): WireAnswer =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(firstBytes);
  };

/** A body of so many MiB around a start and an end, sent as fast as it is read. */
export const huge =
  (mebibytes: number, start: string, end: string): WireAnswer =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(start);
    let left = mebibytes;
    const next = (): void => {
      if (response.destroyed) return;
      if (left === 0) {
        response.end(end);
        return;
      }
      left -= 1;
      response.write(ONE_MIB, next);
    };
    next();
  };

/** Redirects elsewhere. */
export const redirect =
  (location: string, status = 302): WireAnswer =>
  (_request, response) =>
    void response.writeHead(status, { location, 'content-type': 'text/html' }).end();

/** One answer after the other; the last one for all requests that follow. For pages, and for servers that recover. */
export const inTurn = (...answers: readonly [WireAnswer, ...WireAnswer[]]): WireAnswer => {
  let asked = 0;
  return (request, response) => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? answers[0];
    asked += 1;
    answer(request, response);
  };
};
