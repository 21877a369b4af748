import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody, sendJson } from '../json-exchange.js';

export type Json = Readonly<Record<string, unknown>>;

/** A request to a model as it arrived. */
export interface StrictRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Json;
  readonly raw: string;
}

/** Any request, also one that is not to the model. */
export interface AnyRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
}

/** What somebody else than the model answers: whoever gives tokens. */
export interface OtherAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is answered: the events of a stream (texts are sent as they are), bytes, or an error. */
export type StrictAnswer =
  | { readonly events: readonly unknown[] }
  | { readonly bytes: Buffer; readonly type: string; readonly pieceBytes?: number }
  | { readonly status: number; readonly json: unknown };

/** A model at a server that rejects whatever its protocol does not allow. */
export interface StrictDialect {
  /** Settings of the service that reach it. */
  environment(url: string): Readonly<Record<string, string>>;
  answer(request: StrictRequest): StrictAnswer;
  /** Answers what is not asked of the model; `null` for what is. */
  other?(request: AnyRequest): OtherAnswer | null;
}

/** Serves one dialect on a free port; also to those who take it for their proxy. */
export class StrictServer {
  readonly requests: StrictRequest[] = [];
  /** Answers with a status of 400 or more. */
  readonly rejections: StrictAnswer[] = [];
  readonly #server: Server;

  private constructor(private readonly dialect: StrictDialect) {
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.on('connect', (_, socket) => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      this.#server.emit('connection', socket);
    });
  }

  static async start(dialect: StrictDialect): Promise<StrictServer> {
    const strict = new StrictServer(dialect);
    await new Promise<void>((resolve) => strict.#server.listen(0, '127.0.0.1', resolve));
    return strict;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get environment(): Readonly<Record<string, string>> {
    return this.dialect.environment(this.url);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await readBody(request);
    const { method = '', url: path = '/', headers } = request;
    const other = this.dialect.other?.({ method, path, headers, raw }) ?? null;
    if (other !== null) {
      response.writeHead(other.status, other.headers);
      response.end(other.text);
      return;
    }
    if (method !== 'POST') return sendJson(response, 404, { error: { message: 'no such path' } });
    const body = raw.startsWith('{') ? (JSON.parse(raw) as Json) : {};
    const asked = { path, headers, body, raw };
    const answer = this.dialect.answer(asked);
    this.requests.push(asked);
    if ('status' in answer) {
      if (answer.status >= 400) this.rejections.push(answer);
      return sendJson(response, answer.status, answer.json);
    }
    if ('bytes' in answer) {
      response.writeHead(200, { 'content-type': answer.type });
      await writePieces(response, answer);
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const event of answer.events) {
      response.write(typeof event === 'string' ? event : `data: ${JSON.stringify(event)}\n\n`);
    }
    response.end();
  }
}

/** In pieces of that size, each in a turn of its own, so that none stays together with its neighbour by chance. */
const writePieces = async (
  response: ServerResponse,
  { bytes, pieceBytes = bytes.length }: { readonly bytes: Buffer; readonly pieceBytes?: number },
): Promise<void> => {
  response.socket?.setNoDelay(true);
  for (let at = 0; at < bytes.length && !response.destroyed; at += pieceBytes) {
    response.write(bytes.subarray(at, at + pieceBytes));
    await new Promise((resolve) => setImmediate(resolve));
  }
  response.end();
};

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listIn = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/** The first name of an object that is not among the known ones. */
export const unknownIn = (value: Json, known: readonly string[]): string | undefined =>
  Object.keys(value).find((name) => !known.includes(name));
