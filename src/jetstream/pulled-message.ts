import type { Msg, NatsConnection } from '@nats-io/transport-node';

/** Tokens of a reply subject `$JS.ACK.…` from the end; newer servers put the domain and the account's hash before them. */
const PLACES_V1 = { stream: 2, delivered: 4, sequence: 5, at: 7, pending: 8 } as const;
const PLACES_V2 = { stream: 4, delivered: 6, sequence: 7, at: 9, pending: 10 } as const;
const TOKENS_V1 = 9;

const NANOS_PER_MS = 1_000_000;

/**
 * One message of a consumer, with bytes of its own: those of the client are part of what was read from the socket at once,
 * 64 kB, which would live as long as the message is worked on. What it tells the server is lost without
 * an error while the connection is; only `confirm` knows.
 */
export class PulledMessage {
  readonly subject: string;
  readonly data: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly sequence: number;
  /** From 1. */
  readonly deliveryCount: number;
  /** When the stream received it, ms since the epoch on the server's clock. */
  readonly receivedAt: number;
  readonly #reply: string;

  /** @throws {TypeError} when the message comes from no consumer */
  constructor(
    private readonly nc: Pick<NatsConnection, 'publish' | 'request'>,
    { subject, data, headers, reply = '' }: Msg,
  ) {
    const tokens = reply.split('.');
    const places = tokens.length > TOKENS_V1 ? PLACES_V2 : PLACES_V1;
    if (!reply.startsWith('$JS.ACK.') || tokens.length < TOKENS_V1)
      throw new TypeError('a message that no consumer delivered');
    this.#reply = reply;
    this.subject = subject;
    this.data = new Uint8Array(data);
    this.headers = Object.fromEntries([...(headers ?? [])].map(([name, values]) => [name, values[0] ?? '']));
    this.sequence = Number(tokens[places.sequence]);
    this.deliveryCount = Number(tokens[places.delivered]);
    this.receivedAt = Number(BigInt(tokens[places.at] ?? '0') / BigInt(NANOS_PER_MS));
  }

  /** Acknowledges and hopes: where it is lost, the message comes again. */
  acknowledge(): void {
    this.nc.publish(this.#reply, '+ACK');
  }

  /** Acknowledges. @returns whether the server said that it knows */
  async confirm(timeoutMs: number): Promise<boolean> {
    return this.nc.request(this.#reply, '+ACK', { timeout: timeoutMs }).then(
      () => true,
      () => false,
    );
  }

  /** Delivered again after so many ms, at once for 0. */
  handBack(afterMs: number): void {
    const delay = Math.round(afterMs) * NANOS_PER_MS;
    this.nc.publish(this.#reply, delay < NANOS_PER_MS ? '-NAK' : `-NAK ${JSON.stringify({ delay })}`);
  }

  /** Asks for another `ack_wait`. */
  extend(): void {
    this.nc.publish(this.#reply, '+WPI');
  }

  /** Never delivered again. Without a reason: servers before 2.11 ignore one that has it, and deliver again. */
  terminate(): void {
    this.nc.publish(this.#reply, '+TERM');
  }
}
