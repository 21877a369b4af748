import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** One command of the NATS client protocol; for a publish with its subject and the bytes of headers and payload. */
export interface Frame {
  readonly verb: string;
  /** Empty for what is no publish. */
  readonly subject: string;
  readonly payload: string;
  readonly bytes: Buffer;
}

export type FrameMatch = (frame: Frame) => boolean;

const END_OF_LINE = '\r\n';

/** Cuts a client's bytes into frames, wherever the chunks begin and end. */
class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): readonly Frame[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const frames: Frame[] = [];
    for (let frame = this.#next(); frame !== null; frame = this.#next()) frames.push(frame);
    return frames;
  }

  #next(): Frame | null {
    const lineEnd = this.#rest.indexOf(END_OF_LINE);
    if (lineEnd === -1) return null;
    const words = this.#rest.toString('latin1', 0, lineEnd).split(' ');
    const verb = (words[0] ?? '').toUpperCase();
    const publishes = verb === 'PUB' || verb === 'HPUB';
    const start = lineEnd + END_OF_LINE.length;
    const end = publishes ? start + Number(words.at(-1)) + END_OF_LINE.length : start;
    if (this.#rest.length < end) return null;
    const bytes = this.#rest.subarray(0, end);
    this.#rest = this.#rest.subarray(end);
    return {
      verb,
      subject: publishes ? (words[1] ?? '') : '',
      payload: publishes ? bytes.toString('utf8', start, end - END_OF_LINE.length) : '',
      bytes,
    };
  }
}

interface Cut {
  readonly match: FrameMatch;
  readonly forwards: boolean;
  readonly done: (frame: Frame) => void;
}

/**
 * Stands between one service and NATS and can cut the line at an exact message, so that a test kills the service at an
 * exact step: what comes after the cut never reaches the server, and nothing that the server says reaches the service.
 */
export class NatsProxy {
  /** What was published through it so far, in order, and reached the server. */
  readonly published: Frame[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #cut: Cut | null = null;
  #drops: FrameMatch = () => false;
  #severed = false;

  private constructor(private readonly port: number) {
    this.#server = createServer((client) => this.#join(client));
  }

  /** Listens on a free port of 127.0.0.1 and connects to `port` there. */
  static async start(port: number): Promise<NatsProxy> {
    const proxy = new NatsProxy(port);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    proxy.#server.unref();
    return proxy;
  }

  get url(): string {
    return `nats://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Cuts the line just before the first frame that matches. Resolves when it was cut. */
  cutBefore(match: FrameMatch): Promise<Frame> {
    return this.#cutAt(match, false);
  }

  /** Cuts the line just after it: the server gets the frame, its answer is never seen. Resolves when it was cut. */
  cutAfter(match: FrameMatch): Promise<Frame> {
    return this.#cutAt(match, true);
  }

  /** Keeps from the server what matches; everything else passes. */
  drop(match: FrameMatch): void {
    this.#drops = match;
  }

  /** From now on nothing passes in either direction, while all connections stay open: a network that is cut, not a server that ended. */
  silence(): void {
    this.#severed = true;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #cutAt(match: FrameMatch, forwards: boolean): Promise<Frame> {
    return new Promise((done) => {
      this.#cut = { match, forwards, done };
    });
  }

  #join(client: Socket): void {
    const server = connect(this.port, '127.0.0.1');
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.#sockets.delete(socket));
    }
    const reader = new FrameReader();
    client.on('data', (chunk) => {
      for (const frame of reader.push(chunk)) this.#pass(frame, server);
    });
    server.on('data', (chunk) => {
      if (!this.#severed) client.write(chunk);
    });
    client.on('close', () => server.end());
    server.on('close', () => client.end());
  }

  #pass(frame: Frame, server: Socket): void {
    if (this.#severed || this.#drops(frame)) return;
    const cut = this.#cut;
    const cuts = cut?.match(frame) ?? false;
    if (!cuts || cut?.forwards) {
      if (frame.subject !== '') this.published.push(frame);
      server.write(frame.bytes);
    }
    if (!cuts) return;
    this.#severed = true;
    cut?.done(frame);
  }
}
