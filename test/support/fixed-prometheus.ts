import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A query that is never answered, and one that many series answer, both about the namespace of the recorded case. */
export const SLOW_QUERY = 'slow_query{namespace="shop"}';
export const WIDE_QUERY = 'wide_query{namespace="shop"}';

const SERIES = 60;

const wide = Array.from({ length: SERIES }, (_, at) => ({
  metric: { __name__: 'wide_query', namespace: 'shop', pod: `cart-api-${at}`, path: `/items/${at * 7919}` },
  value: [1_800_000_000, String(at * 31)],
}));

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return `${request.url} ${Buffer.concat(chunks).toString('utf8')}`;
};

/** A Prometheus with fixed answers: nothing, many series, or silence. */
export class FixedPrometheus {
  /** Whether the slow query arrived, and whether its caller closed the connection. */
  asked = false;
  closed = false;
  readonly #server: Server = createServer((request, response) => {
    void textOf(request).then((text) => {
      if (text.includes('slow_query')) {
        this.asked = true;
        response.on('close', () => (this.closed = true));
        return;
      }
      const result = text.includes('wide_query') ? wide : [];
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }));
    });
  });

  static async start(): Promise<FixedPrometheus> {
    const prometheus = new FixedPrometheus();
    await new Promise<void>((resolve) => prometheus.#server.listen(0, '127.0.0.1', resolve));
    return prometheus;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
