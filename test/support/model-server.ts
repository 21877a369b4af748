import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  completion,
  messageOf,
  USAGE,
  type ModelAnswer,
  type ModelMessage,
  type ModelToolCall,
} from './model-message.ts';
import { chunkOf, eventsOf, sendEvents, type StreamedEvents } from './model-stream.ts';
import { readBody, sendJson } from './json-exchange.ts';

/** What the server does with one completion request. */
export type ModelBehaviour =
  | ({ readonly kind: 'answer' } & ModelAnswer)
  /** A stream of these events, whatever was asked for. */
  | ({ readonly kind: 'events' } & StreamedEvents)
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly error?: { readonly message?: string; readonly code?: string; readonly param?: string };
    }
  /** Bytes that are not the protocol's, with status 200. */
  | { readonly kind: 'raw'; readonly body: string; readonly contentType?: string }
  /** Headers and half a body or stream, then the connection is cut. */
  | { readonly kind: 'hang-up' }
  /** Headers and half a body or stream, then nothing. */
  | { readonly kind: 'stall' };

/** One completion request as it arrived. */
export interface ModelRequest {
  readonly at: number;
  readonly path: string;
  /** With its query. */
  readonly url: string;
  /** Port of the caller, the same for requests on one connection. */
  readonly port: number;
  readonly authorization: string | null;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly [parameter: string]: unknown;
  };
  /** Whether the caller closed the connection before it was answered. */
  aborted: boolean;
}

/** An answer that follows the schema the service asks for and cites E1 and E2. */
export const structuredAnswer = (overrides: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    en: {
      summary: 'The container exceeds its memory limit and is killed again and again.',
      detail: '#### **Root Cause**\n\n- The container is OOM-killed (E1).',
    },
    ko: {
      summary: '컨테이너가 메모리 한도를 초과하여 반복해서 종료됩니다.',
      detail: '#### **근본 원인**\n\n- 컨테이너가 OOM으로 종료되었습니다 (E1).',
    },
    cause: 'the container exceeds its memory limit',
    confidence: 0.9,
    chain: ['memory grows', 'the limit is reached', 'the container is killed'],
    citations: [
      { claim: 'the container was OOM-killed', evidence: 'E1', quote: null },
      { claim: 'it restarted many times', evidence: 'E2', quote: null },
    ],
    ruled_out: [{ cause: 'a failing probe', because: 'no probe is configured' }],
    next_steps: [{ step: 'Raise the memory limit or find what grew.', command: null }],
    missing_evidence: [],
    ...overrides,
  });

export const answering = (text: string | null = structuredAnswer()): ModelBehaviour => ({
  kind: 'answer',
  text,
});

export const calling = (...toolCalls: readonly ModelToolCall[]): ModelBehaviour => ({
  kind: 'answer',
  text: null,
  toolCalls,
});

export const failing = (status: number, headers: Readonly<Record<string, string>> = {}): ModelBehaviour => ({
  kind: 'status',
  status,
  headers,
});

/**
 * A local server that speaks OpenAI's chat completions protocol, for tests: it counts, delays, holds and fails as told,
 * and streams when asked to.
 * Point the service at it with `OPENAI_BASE_URL=<url>`, `AI_PROVIDER=openai` and any `OPENAI_API_KEY`.
 */
export class ModelServer {
  /** Completion requests in the order of arrival, also those that were refused. */
  readonly requests: ModelRequest[] = [];
  /** How often the list of models or one of them was asked for. */
  probes = 0;
  /** What the next requests meet, first first; when empty, {@link otherwise}. */
  readonly next: ModelBehaviour[] = [];
  otherwise: ModelBehaviour = answering();
  /** Decides by its body what one request meets; `null` leaves it to {@link next} and {@link otherwise}. */
  decides: ((body: ModelRequest['body']) => ModelBehaviour | null) | null = null;
  /** Time before each answer, in ms. */
  delayMs = 0;
  /** Time before each event of a streamed answer, in ms. */
  eventDelayMs = 0;
  /** Whether it streams when asked to; some servers answer whole. */
  streams = true;
  /** Status that every request with a key is answered with while it is not `null`: 401, 403, … */
  refuseWith: number | null = null;
  /** Whether `/models` exists; some compatible servers do not have it. */
  offersModels = true;
  /** Whether a model is known by its name; the list holds none. */
  knowsModel = true;
  /** Decides by its body whether a request is rejected with 400 about one parameter, such as `response_format`. */
  rejectsParameter: ((body: ModelRequest['body']) => string | null) | null = null;

  readonly #server: Server;
  #held: (() => void)[] | null = null;
  #arrivals: (() => void)[] = [];

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  /** Listens on a free port of 127.0.0.1. */
  static async start(): Promise<ModelServer> {
    const model = new ModelServer();
    await new Promise<void>((resolve) => model.#server.listen(0, '127.0.0.1', resolve));
    model.#server.unref();
    return model;
  }

  /** The base URL, with `/v1`. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  /** Keeps every completion request from now on waiting, until {@link release}. */
  hold(): void {
    this.#held ??= [];
  }

  /** Answers what was held, and holds no more. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const go of held) go();
  }

  /** Resolves when at least this many completion requests have arrived. The test's own timeout bounds the wait. */
  async arrived(count: number): Promise<void> {
    while (this.requests.length < count) {
      await new Promise<void>((resolve) => this.#arrivals.push(resolve));
    }
  }

  async close(): Promise<void> {
    this.release();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined);
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const body = await readBody(request);
    if (request.method === 'GET' && path.startsWith('/v1/models')) return this.#models(path, response);
    if (request.method !== 'POST' || !path.endsWith('/chat/completions')) return sendError(response, 404);
    const arrived: ModelRequest = {
      at: Date.now(),
      path,
      url: request.url ?? '/',
      port: request.socket.remotePort ?? 0,
      authorization: request.headers.authorization ?? null,
      headers: request.headers,
      body: JSON.parse(body) as ModelRequest['body'],
      aborted: false,
    };
    response.on('close', () => {
      if (!response.writableEnded) arrived.aborted = true;
    });
    this.requests.push(arrived);
    for (const wake of this.#arrivals.splice(0)) wake();
    await this.#untilReleased();
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs).unref());
    if (response.destroyed) return;
    await this.#complete(arrived, response);
  }

  async #untilReleased(): Promise<void> {
    const held = this.#held;
    if (held !== null) await new Promise<void>((resolve) => held.push(resolve));
  }

  #models(path: string, response: ServerResponse): void {
    this.probes += 1;
    if (!this.offersModels) return sendError(response, 404);
    if (this.refuseWith !== null) return sendError(response, this.refuseWith);
    const id = decodeURIComponent(path.slice('/v1/models/'.length));
    const model = { id, object: 'model', created: 0, owned_by: 'test' };
    if (id !== '' && !this.knowsModel) return sendError(response, 404);
    sendJson(response, 200, id === '' ? { object: 'list', data: [] } : model);
  }

  async #complete({ body }: ModelRequest, response: ServerResponse): Promise<void> {
    if (this.refuseWith !== null) return sendError(response, this.refuseWith);
    const parameter = this.rejectsParameter?.(body) ?? null;
    if (parameter !== null) return sendError(response, 400, { param: parameter });
    return this.#behave(this.decides?.(body) ?? this.next.shift() ?? this.otherwise, body, response);
  }

  async #behave(
    behaviour: ModelBehaviour,
    body: ModelRequest['body'],
    response: ServerResponse,
  ): Promise<void> {
    const streamed = this.streams && body['stream'] === true;
    switch (behaviour.kind) {
      case 'answer':
        return this.#answer(body, messageOf(behaviour), response, streamed);
      case 'events':
        return sendEvents(response, behaviour);
      case 'status':
        return sendError(response, behaviour.status, behaviour.error, behaviour.headers);
      case 'raw':
        response.writeHead(200, { 'content-type': behaviour.contentType ?? 'application/json' });
        response.end(behaviour.body);
        return;
      case 'hang-up':
      case 'stall':
        return sendHalf(response, streamed, behaviour.kind === 'hang-up' ? 'cut' : 'stall');
    }
  }

  async #answer(
    body: ModelRequest['body'],
    message: ModelMessage,
    response: ServerResponse,
    streamed: boolean,
  ): Promise<void> {
    if (!streamed) return sendJson(response, 200, completion(body.model, message));
    const events = eventsOf(message, body['stream_options'] === undefined ? null : USAGE);
    return sendEvents(response, { events, pauseMs: this.eventDelayMs });
  }
}

const sendHalf = async (
  response: ServerResponse,
  streamed: boolean,
  ending: 'cut' | 'stall',
): Promise<void> => {
  if (streamed) return sendEvents(response, { events: [chunkOf({ content: '{"en":' })], ending });
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"id":"cut', () => {
    if (ending === 'cut') setTimeout(() => response.destroy(), 10);
  });
};

const sendError = (
  response: ServerResponse,
  status: number,
  error: { readonly message?: string; readonly code?: string; readonly param?: string } = {},
  headers: Readonly<Record<string, string>> = {},
): void => {
  const described = {
    message: `refused with ${status}`,
    type: 'test_error',
    param: null,
    code: null,
    ...error,
  };
  sendJson(response, status, { error: described }, headers);
};
