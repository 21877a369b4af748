import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { faultOf } from './anthropic-rules.js';
import {
  messageStart,
  openStream,
  sendBlocks,
  sendEnd,
  sendEvent,
  type AnthropicAnswer,
} from './anthropic-stream.js';
import { readBody, sendJson } from './json-exchange.js';

interface ErrorObject {
  readonly type?: string;
  readonly message?: string;
  readonly code?: string;
}

/** What the server does with one request for a message. */
export type AnthropicBehaviour =
  | ({ readonly kind: 'answer' } & AnthropicAnswer)
  | ({
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
    } & ErrorObject)
  /** Half an answer, then an `error` event. */
  | ({ readonly kind: 'error-event' } & ErrorObject)
  /** Half an answer, then the connection is cut, or ends as if it were whole. */
  | { readonly kind: 'hang-up' | 'early-end' }
  /** Half an answer, then nothing; or nothing but pings. */
  | { readonly kind: 'stall' | 'pings-only' }
  /** Bytes that are not the protocol's, with status 200. */
  | { readonly kind: 'raw'; readonly body: string; readonly contentType?: string };

/** One request for a message as it arrived. */
export interface AnthropicRequest {
  /** In ms since the epoch. */
  readonly at: number;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Readonly<Record<string, unknown>>;
  /** Whether the caller closed the connection before it was answered. */
  aborted: boolean;
}

export const saying = (...texts: readonly string[]): AnthropicBehaviour => ({ kind: 'answer', texts });

export const PING_MS = 10;

/**
 * A local server that speaks Anthropic's Messages API, for tests: it rejects what the API rejects, counts, and fails as
 * told. Point the service at it with `ANTHROPIC_BASE_URL=<url>`, `AI_PROVIDER=anthropic` and any `ANTHROPIC_API_KEY`.
 */
export class AnthropicServer {
  /** Requests for messages in the order of arrival, also those that were refused. */
  readonly requests: AnthropicRequest[] = [];
  /** Paths asked about models. */
  readonly probes: string[] = [];
  /** What the next requests meet, first first; when empty, {@link otherwise}. */
  readonly next: AnthropicBehaviour[] = [];
  otherwise: AnthropicBehaviour = saying('It was OOM-killed.');
  /** Decides by its body what one request meets; `null` leaves it to {@link next} and {@link otherwise}. */
  decides: ((body: AnthropicRequest['body']) => AnthropicBehaviour | null) | null = null;
  /** Status that every request is answered with while it is not `null`. */
  refuseWith: number | null = null;
  /** Models that are known; `null` when the server has no such call. */
  models: readonly string[] | null = ['claude-test'];
  /** Whether a schema of the answer is rejected, as older models do. */
  rejectsSchema = false;
  /** TCP connections accepted so far. */
  connections = 0;

  readonly #server: Server;
  #arrivals: (() => void)[] = [];

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.on('connection', () => {
      this.connections += 1;
    });
  }

  /** Listens on a free port of 127.0.0.1. */
  static async start(): Promise<AnthropicServer> {
    const server = new AnthropicServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    server.#server.unref();
    return server;
  }

  /** The base URL, without a version. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resolves when at least this many requests for messages have arrived. The test's own timeout bounds the wait. */
  async arrived(count: number): Promise<void> {
    while (this.requests.length < count) {
      await new Promise<void>((resolve) => this.#arrivals.push(resolve));
    }
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined);
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const text = await readBody(request);
    if (request.method === 'GET') return this.#model(path, response);
    if (path !== '/v1/messages') return sendError(response, 404, { type: 'not_found_error' });
    const body = JSON.parse(text) as AnthropicRequest['body'];
    const { headers } = request;
    const arrived: AnthropicRequest = { at: Date.now(), path, headers, body, aborted: false };
    response.on('close', () => {
      if (!response.writableEnded) arrived.aborted = true;
    });
    this.requests.push(arrived);
    for (const wake of this.#arrivals.splice(0)) wake();
    await this.#message(body, response);
  }

  #model(path: string, response: ServerResponse): void {
    this.probes.push(path);
    if (this.refuseWith !== null) return sendError(response, this.refuseWith, {});
    const id = decodeURIComponent(path.slice('/v1/models'.length + 1));
    const of = (name: string) => ({ id: name, type: 'model', display_name: name, created_at: '2026-01-01' });
    if (this.models === null || (id !== '' && !this.models.includes(id))) {
      return sendError(response, 404, { type: 'not_found_error' });
    }
    sendJson(response, 200, id === '' ? { data: this.models.map(of), has_more: false } : of(id));
  }

  #faultOf(body: AnthropicRequest['body']): string | null {
    return this.rejectsSchema && body['output_config'] !== undefined
      ? 'output_config: Extra inputs are not permitted'
      : faultOf(body);
  }

  async #message(body: AnthropicRequest['body'], response: ServerResponse): Promise<void> {
    if (this.refuseWith !== null) return sendError(response, this.refuseWith, {});
    const fault = this.#faultOf(body);
    if (fault !== null) {
      return sendError(response, 400, { type: 'invalid_request_error', message: fault });
    }
    const behaviour = this.decides?.(body) ?? this.next.shift() ?? this.otherwise;
    switch (behaviour.kind) {
      case 'status':
        return sendError(response, behaviour.status, behaviour, behaviour.headers);
      case 'raw':
        response.writeHead(200, { 'content-type': behaviour.contentType ?? 'text/event-stream' });
        response.end(behaviour.body);
        return;
      case 'answer':
        return answer(String(body['model']), response, behaviour);
      case 'pings-only':
        openStream(response);
        return pingUntilClosed(response);
      case 'error-event':
      case 'hang-up':
      case 'early-end':
      case 'stall':
        return breakOff(String(body['model']), response, behaviour);
    }
  }
}

const answer = async (model: string, response: ServerResponse, reply: AnthropicAnswer): Promise<void> => {
  openStream(response);
  for (let ping = 0; ping < (reply.pings ?? 0) && !response.destroyed; ping += 1) {
    sendEvent(response, { type: 'ping' });
    await pause(PING_MS);
  }
  sendEvent(response, messageStart(model, reply.usage));
  sendBlocks(response, reply);
  sendEnd(response, reply);
};

const pingUntilClosed = async (response: ServerResponse): Promise<void> => {
  while (!response.destroyed) {
    sendEvent(response, { type: 'ping' });
    await pause(PING_MS);
  }
};

const breakOff = async (
  model: string,
  response: ServerResponse,
  behaviour: Exclude<AnthropicBehaviour, { readonly kind: 'answer' | 'status' | 'raw' | 'pings-only' }>,
): Promise<void> => {
  openStream(response);
  sendEvent(response, messageStart(model));
  sendBlocks(response, { texts: ['It was'] });
  if (behaviour.kind === 'early-end') response.end();
  if (behaviour.kind === 'error-event') {
    sendEvent(response, { type: 'error', error: errorOf(behaviour) });
    response.end();
  }
  if (behaviour.kind === 'hang-up') {
    await pause(PING_MS);
    response.destroy();
  }
};

const errorOf = ({ type = 'api_error', message = 'it failed', code }: ErrorObject) => ({
  type,
  message,
  ...(code !== undefined && { details: { error_code: code } }),
});

const sendError = (
  response: ServerResponse,
  status: number,
  error: ErrorObject,
  headers: Readonly<Record<string, string>> = {},
): void =>
  sendJson(response, status, { type: 'error', error: errorOf(error), request_id: 'req_test' }, headers);
