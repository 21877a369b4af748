import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between a client and a server on 127.0.0.1 and can fall silent, as a network does that drops packets. */
export class Line {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #silent = false;

  private constructor(private readonly port: number) {
    this.#server = createServer((client) => this.#join(client));
  }

  static async to(port: number): Promise<Line> {
    const line = new Line(port);
    await new Promise<void>((resolve) => line.#server.listen(0, '127.0.0.1', resolve));
    line.#server.unref();
    return line;
  }

  get listensOn(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** From now on connections are taken, and nothing passes in either direction. */
  fallSilent(): void {
    this.#silent = true;
  }

  /** What was connected during the silence stays silent; new connections work. */
  workAgain(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#silent = false;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #join(client: Socket): void {
    const server = connect(this.port, '127.0.0.1');
    const pass = (from: Socket, to: Socket): void => {
      this.#sockets.add(from);
      from.on('error', () => undefined);
      from.on('data', (chunk) => {
        if (!this.#silent) to.write(chunk);
      });
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    };
    pass(client, server);
    pass(server, client);
  }
}
