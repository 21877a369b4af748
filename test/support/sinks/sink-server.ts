import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody, sendJson } from '../json-exchange.js';

/** One request, as a dialect is asked to judge it. */
export interface SinkRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
}

export interface SinkAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a request breaks of the wire's own rules. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

export const must = (holds: boolean, rule: string): void => {
  if (!holds) throw new Broken(rule);
};

/** How one product answers; throws {@link Broken} where a request is not as its reference says. */
export interface Dialect {
  readonly answer: (request: SinkRequest) => SinkAnswer;
}

const jsonIn = (text: string): Readonly<Record<string, unknown>> => {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    throw new Broken('the body is no JSON');
  }
};

/** A strict server of one product's wire. What breaks a rule is refused and remembered. */
export class SinkServer<D extends Dialect> {
  readonly requests: SinkRequest[] = [];
  readonly broken: string[] = [];
  /** Answers of the next requests, instead of its own; `hang` never answers, `cut` takes the request and breaks off. */
  readonly instead: (SinkAnswer | 'hang' | 'cut')[] = [];

  private constructor(
    private readonly server: Server,
    readonly dialect: D,
  ) {}

  static async start<D extends Dialect>(dialect: D): Promise<SinkServer<D>> {
    const server = createServer((request, response) => {
      self.#handle(request).then(
        (answer) => {
          if (answer === 'cut') request.socket.destroy();
          else if (answer !== 'hang') sendJson(response, answer.status, answer.body, answer.headers);
        },
        () => response.destroy(),
      );
    });
    const self = new SinkServer(server, dialect);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return self;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async #handle(request: IncomingMessage): Promise<SinkAnswer | 'hang' | 'cut'> {
    const text = await readBody(request);
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    const instead = this.instead.shift();
    if (instead === 'hang' || instead === 'cut') return instead;
    try {
      const asked: SinkRequest = {
        method: request.method ?? '',
        path: pathname,
        query: searchParams,
        headers: request.headers,
        text,
        json: jsonIn(text),
      };
      must(
        request.headers['content-type']?.startsWith('application/json') === true,
        'content-type is not JSON',
      );
      this.requests.push(asked);
      return instead ?? this.dialect.answer(asked);
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      this.broken.push(error.message);
      return { status: 400, body: { error: error.message } };
    }
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
