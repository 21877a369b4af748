import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody } from './json-exchange.js';

/** One part of a candidate's content. */
export type GeminiPart = Readonly<Record<string, unknown>>;

/** What the server does with one request for content. */
export type GeminiBehaviour =
  | {
      readonly kind: 'answer';
      /** Parts of each event, in order; the last event carries the finish reason and the usage. */
      readonly events: readonly (readonly GeminiPart[])[];
      /** `null`: the stream ends without one. */
      readonly finish?: string | null;
      readonly usage?: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: 'status';
      readonly status: number;
      /** Of the API's error object; `null` sends words of a proxy instead. */
      readonly error?: {
        readonly status?: string;
        readonly message?: string;
        readonly details?: readonly unknown[];
      } | null;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Bytes as they are, with status 200 unless another is given. */
  | { readonly kind: 'raw'; readonly body: string; readonly contentType?: string; readonly status?: number }
  /** The connection is cut after this much of an answer. */
  | { readonly kind: 'hang-up'; readonly after: Beginning }
  /** This much of an answer, then nothing. */
  | { readonly kind: 'stall'; readonly after: Beginning }
  /** Nothing but comments of the event stream, as gateways send them to keep a connection open. */
  | { readonly kind: 'pings-only' };

type Beginning = 'nothing' | 'headers' | 'event';

/** One request for content as it arrived. */
export interface GeminiRequest {
  /** In ms since the epoch. */
  readonly at: number;
  /** Path with the query. */
  readonly path: string;
  readonly apiKey: string | null;
  readonly headers: IncomingMessage['headers'];
  readonly body: {
    readonly contents: readonly { readonly role: string; readonly parts: readonly GeminiPart[] }[];
    readonly generationConfig?: Readonly<Record<string, unknown>>;
    readonly [parameter: string]: unknown;
  };
  /** Whether the caller closed the connection before it was answered. */
  aborted: boolean;
}

export const saying = (...texts: readonly string[]): GeminiBehaviour => ({
  kind: 'answer',
  events: texts.map((text) => [{ text }]),
});

/** An error as Google's APIs send it. */
export const refusing = (
  status: number,
  word: string,
  message = `refused with ${status}`,
  ...details: readonly unknown[]
): Extract<GeminiBehaviour, { kind: 'status' }> => ({
  kind: 'status',
  status,
  error: { status: word, message, details },
});

const rpc = (type: string, fields: Readonly<Record<string, unknown>>): unknown => ({
  '@type': `type.googleapis.com/google.rpc.${type}`,
  ...fields,
});
export const retryInfo = (retryDelay: string): unknown => rpc('RetryInfo', { retryDelay });
export const errorInfo = (reason: string): unknown =>
  rpc('ErrorInfo', {
    reason,
    domain: 'googleapis.com',
    metadata: { service: 'generativelanguage.googleapis.com' },
  });
export const quotaFailure = (...quotaIds: readonly string[]): unknown =>
  rpc('QuotaFailure', {
    violations: quotaIds.map((quotaId) => ({
      quotaMetric: 'generativelanguage.googleapis.com/generate_content_requests',
      quotaId,
      quotaDimensions: { location: 'global', model: 'gemini-3-flash' },
      quotaValue: '20',
    })),
  });

const USAGE = {
  promptTokenCount: 120,
  candidatesTokenCount: 30,
  thoughtsTokenCount: 10,
  cachedContentTokenCount: 20,
};
const PREFIX = '/v1beta/models/';

/**
 * A local server that speaks the Gemini API's `streamGenerateContent?alt=sse`, for tests: it answers, delays and fails as
 * told. Point the service at it with `GEMINI_BASE_URL=<url>`, `AI_PROVIDER=gemini` and any `GEMINI_API_KEY`.
 */
export class GeminiServer {
  /** Requests for content in the order of arrival, also those that were refused. */
  readonly requests: GeminiRequest[] = [];
  /** What the next requests meet, first first; when empty, {@link otherwise}. */
  readonly next: GeminiBehaviour[] = [];
  otherwise: GeminiBehaviour = saying('It was OOM-killed.');
  /** Decides by its body what one request meets; `null` leaves it to {@link next} and {@link otherwise}. */
  decides: ((body: GeminiRequest['body']) => GeminiBehaviour | null) | null = null;
  /** How often a model's description was asked for. */
  probes = 0;
  /** What that call meets; `null`: the description. */
  describes: Extract<GeminiBehaviour, { kind: 'status' | 'raw' }> | null = null;

  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  /** Listens on a free port of 127.0.0.1. */
  static async start(): Promise<GeminiServer> {
    const gemini = new GeminiServer();
    await new Promise<void>((resolve) => gemini.#server.listen(0, '127.0.0.1', resolve));
    gemini.#server.unref();
    return gemini;
  }

  /** The base URL, without the version. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The latest request for content. */
  get latest(): GeminiRequest {
    const latest = this.requests.at(-1);
    if (latest === undefined) throw new Error('no request has arrived');
    return latest;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined);
    const path = request.url ?? '/';
    const body = await readBody(request);
    if (request.method === 'GET' && path.startsWith(PREFIX)) return this.#describe(path, response);
    if (request.method !== 'POST' || !/^\/v1beta\/models\/[^/]+:streamGenerateContent\?alt=sse$/.test(path)) {
      return behave(response, refusing(404, 'NOT_FOUND'));
    }
    const apiKey = request.headers['x-goog-api-key'];
    const arrived: GeminiRequest = {
      at: Date.now(),
      path,
      apiKey: typeof apiKey === 'string' ? apiKey : null,
      headers: request.headers,
      body: JSON.parse(body) as GeminiRequest['body'],
      aborted: false,
    };
    response.on('close', () => {
      if (!response.writableEnded) arrived.aborted = true;
    });
    this.requests.push(arrived);
    behave(response, this.decides?.(arrived.body) ?? this.next.shift() ?? this.otherwise);
  }

  #describe(path: string, response: ServerResponse): void {
    this.probes += 1;
    if (this.describes !== null) return behave(response, this.describes);
    response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' });
    response.end(JSON.stringify({ name: `models/${path.slice(PREFIX.length)}`, inputTokenLimit: 1_048_576 }));
  }
}

const eventOf = (value: unknown): string => `data: ${JSON.stringify(value)}\r\n\r\n`;

const candidate = (parts: readonly GeminiPart[], rest: object = {}): object => ({
  candidates: [{ content: { role: 'model', parts }, index: 0, ...rest }],
  modelVersion: 'test',
});

const behave = (response: ServerResponse, behaviour: GeminiBehaviour): void => {
  switch (behaviour.kind) {
    case 'answer':
      return answer(response, behaviour);
    case 'status':
      return refuse(response, behaviour);
    case 'raw':
      response.writeHead(behaviour.status ?? 200, {
        'content-type': behaviour.contentType ?? 'text/event-stream',
      });
      response.end(behaviour.body);
      return;
    case 'hang-up':
      return begin(response, behaviour.after, () => setTimeout(() => response.destroy(), 10));
    case 'stall':
      return begin(response, behaviour.after);
    case 'pings-only':
      return ping(response);
  }
};

const ping = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const pinging = setInterval(() => response.write(': ping\r\n\r\n'), 10);
  response.on('close', () => clearInterval(pinging));
};

const begin = (response: ServerResponse, after: Beginning, then: () => void = () => undefined): void => {
  if (after === 'nothing') return then();
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  if (after === 'headers') return then();
  response.write(`${eventOf(candidate([{ text: 'It was ' }]))}data: {"candidates": [{"con`, then);
};

const answer = (
  response: ServerResponse,
  { events, finish = 'STOP', usage = USAGE }: Extract<GeminiBehaviour, { kind: 'answer' }>,
): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const parts of events.slice(0, -1)) response.write(eventOf(candidate(parts)));
  const end = { usageMetadata: usage };
  response.end(
    eventOf({ ...candidate(events.at(-1) ?? [], finish === null ? {} : { finishReason: finish }), ...end }),
  );
};

const refuse = (
  response: ServerResponse,
  { status, error, headers }: Extract<GeminiBehaviour, { kind: 'status' }>,
): void => {
  if (error === null) {
    response.writeHead(status, { 'content-type': 'text/html', ...headers });
    response.end(`<html><h1>${status}</h1></html>`);
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', ...headers });
  response.end(JSON.stringify({ error: { code: status, message: `refused with ${status}`, ...error } }));
};
