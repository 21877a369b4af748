import { createServer, request as forward, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** A local HTTP proxy, for tests: forwards plain requests, tunnels CONNECT, and keeps what it was asked for. */
export class ForwardProxy {
  /** `GET http://…` or `CONNECT host:port`, in the order of arrival. */
  readonly asked: string[] = [];
  /** `Proxy-Authorization` of each. */
  readonly authorizations: (string | null)[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#note(`${request.method} ${request.url}`, request.headers['proxy-authorization']);
      const { 'proxy-authorization': _, ...headers } = request.headers;
      const onward = forward(request.url ?? '', { method: request.method ?? 'GET', headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on('error', () => response.destroy());
      response.on('close', () => onward.destroy());
      request.pipe(onward);
    });
    this.#server.on('connect', (request, socket: Socket) => {
      this.#note(`CONNECT ${request.url}`, request.headers['proxy-authorization']);
      const { hostname, port } = new URL(`http://${request.url}`);
      const onward = connect(Number(port), hostname, () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      this.#sockets.add(onward);
      onward.on('error', () => socket.destroy()).on('close', () => socket.destroy());
      socket.on('error', () => onward.destroy()).on('close', () => onward.destroy());
    });
    this.#server.on('connection', (socket) => this.#sockets.add(socket));
  }

  static async start(): Promise<ForwardProxy> {
    const proxy = new ForwardProxy();
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** `http://127.0.0.1:port`; with a user, as `http://user:password@127.0.0.1:port`. */
  url(user = ''): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://${user === '' ? '' : `${user}@`}127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #note(asked: string, authorization: string | undefined): void {
    this.asked.push(asked);
    this.authorizations.push(authorization ?? null);
  }
}
