import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from './self-signed.js';

const IDLE_MS = 300_000;

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A TLS server that stands for an API server and does what a test says. */
export interface ApiServer {
  /** Kubeconfig with its authority and the token `test-token`. */
  readonly kubeconfig: string;
  /** Requests so far. */
  readonly requests: readonly IncomingMessage[];
  /** TLS connections accepted so far. */
  connections(): number;
  /** What is answered from now on. */
  answer(how: Answer): void;
  stop(): Promise<void>;
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));

export const status = (code: number, message: string, headers: Record<string, string> = {}): Answer =>
  json(code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code }, headers);

export const startApiServer = async (): Promise<ApiServer> => {
  const certificate = selfSigned('api-server');
  const requests: IncomingMessage[] = [];
  let connections = 0;
  let respond: Answer = status(404, 'the server could not find the requested resource');
  const server = createServer(certificate, (request, response) => {
    requests.push(request);
    respond(request, response);
  });
  server.on('secureConnection', () => {
    connections += 1;
  });
  // Only the client ends an idle connection: a test that is stopped for seconds by others still finds its own open.
  server.keepAliveTimeout = IDLE_MS;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const folder = await mkdtemp(join(tmpdir(), 'api-server-'));
  const kubeconfig = join(folder, 'kubeconfig');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    clusters: [
      {
        name: 'test',
        cluster: {
          server: `https://127.0.0.1:${port}`,
          'certificate-authority-data': Buffer.from(certificate.cert).toString('base64'),
        },
      },
    ],
    users: [{ name: 'test', user: { token: 'test-token' } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
  };
  await writeFile(kubeconfig, JSON.stringify(config)); // JSON is YAML
  return {
    kubeconfig,
    requests,
    connections: () => connections,
    answer: (how) => {
      respond = how;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
};
