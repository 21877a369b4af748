import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { textAnswer, type WireAnswer } from './wire-answers.js';
import { readRecording, type WireRecording } from './wire-recording.js';

const MAX_FORM_BYTES = 65_536;
const TENANT = 'x-scope-orgid';

/** One request as the server saw it. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly parameters: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
}

export interface ReplayOptions {
  /** Parameters that need not be as recorded, for clients that choose their own window or limit. */
  readonly ignoring?: readonly string[];
}

/** A local HTTP server that answers as recorded servers did, or as a test says. */
export interface WireServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Requests so far. */
  readonly requests: readonly WireRequest[];
  /** TCP connections accepted so far. */
  connections(): number;
  /** Answers in this way from now on, whatever the parameters; wins over recordings. */
  answer(path: string, how: WireAnswer): void;
  /** Answers requests like those recorded in this way from now on. */
  replay(names: readonly string[], options?: ReplayOptions): Promise<void>;
  stop(): Promise<void>;
}

interface Replayed {
  readonly recording: WireRecording;
  readonly ignoring: ReadonlySet<string>;
}

const sorted = (parameters: Iterable<readonly [string, string]>, ignoring: ReadonlySet<string>): string =>
  JSON.stringify(
    [...parameters]
      .filter(([name]) => !ignoring.has(name))
      .map(String)
      .sort(),
  );

const matches = (request: WireRequest, { recording, ignoring }: Replayed): boolean =>
  recording.method === request.method &&
  recording.path === request.path &&
  (recording.requestHeaders[TENANT] ?? '') === (request.headers[TENANT] ?? '') &&
  sorted(recording.parameters, ignoring) === sorted(request.parameters, ignoring);

const play =
  (recording: WireRecording): WireAnswer =>
  (_request, response) =>
    void response.writeHead(recording.status, recording.headers).end(recording.body);

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > MAX_FORM_BYTES) throw new Error('form too large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString();
};

/**
 * Starts a server on a free port. Recordings are matched by method, path, tenant and parameters (in any order); the one
 * named last wins. What nothing answers is 501 and names the request, so that a test fails with the reason.
 */
export const startWireServer = async (names: readonly string[] = []): Promise<WireServer> => {
  const requests: WireRequest[] = [];
  const replayed: Replayed[] = [];
  const answers = new Map<string, WireAnswer>();
  let connections = 0;

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://wire');
    const parameters = new URLSearchParams(url.searchParams);
    for (const [name, value] of new URLSearchParams(await bodyOf(request))) parameters.append(name, value);
    const seen: WireRequest = {
      method: request.method ?? '',
      path: url.pathname,
      parameters,
      headers: request.headers,
    };
    requests.push(seen);
    const recorded = replayed.findLast((candidate) => matches(seen, candidate));
    const answer =
      answers.get(url.pathname) ??
      (recorded
        ? play(recorded.recording)
        : textAnswer(501, `no recording of ${seen.method} ${request.url}`));
    answer(request, response);
  };

  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const replay = async (more: readonly string[], options: ReplayOptions = {}): Promise<void> => {
    const ignoring = new Set(options.ignoring);
    for (const recording of await Promise.all(more.map(readRecording)))
      replayed.push({ recording, ignoring });
  };
  await replay(names);

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    connections: () => connections,
    answer: (path, how) => void answers.set(path, how),
    replay,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
