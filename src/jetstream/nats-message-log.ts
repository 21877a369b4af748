import { Injectable } from '@nestjs/common';
import { headers as natsHeaders, type MsgHdrs } from '@nats-io/transport-node';
import { Settings } from '../config/settings.js';
import { Logger } from '../telemetry/logger.js';
import { sleep } from '../waiting/sleep.js';
import { NatsLink } from './connection.js';
import { isConflict, unavailable } from './nats-bucket.js';
import { type AppendOptions, type Appended, MessageLog, type StoredMessage } from './ports.js';
import { names } from './stream-names.js';

/** Waits between tries of one publish, ms; the last is repeated. */
const WAITS_MS = [100, 250, 500, 1000, 2000];

/** nats-server's default. */
const DEFAULT_MAX_PAYLOAD = 1_048_576;

const DEFAULT_PATIENCE_MS = 60_000;

const headersOf = (fields: Readonly<Record<string, string>> = {}): MsgHdrs => {
  const result = natsHeaders();
  for (const [name, value] of Object.entries(fields)) result.set(name, value);
  return result;
};

const fieldsOf = (headers: MsgHdrs | undefined): Record<string, string> =>
  Object.fromEntries([...(headers ?? [])].map(([name, values]) => [name, values[0] ?? '']));

/** Room for the protocol's own headers (message id, expected sequence) and the frame around all of them. */
const OWN_HEADER_BYTES = 512;

/** What headers take of the server's `max_payload`, which counts them with the body. */
const headerBytes = (fields: Readonly<Record<string, string>> = {}): number =>
  Object.entries(fields).reduce(
    (sum, [name, value]) => sum + name.length + Buffer.byteLength(value) + 4,
    OWN_HEADER_BYTES,
  );

/** A message that can never be stored, however often it is tried: larger than the server takes. */
export class MessageTooLarge extends Error {
  override readonly name = 'MessageTooLarge';
}

/** The streams on the server. Publishing is tried again until the patience ends; conflicts are answers, not errors. */
@Injectable()
export class NatsMessageLog extends MessageLog {
  constructor(
    private readonly link: NatsLink,
    private readonly settings: Settings,
    private readonly logger: Logger,
  ) {
    super();
  }

  maxBytes(): number {
    return this.link.maxPayload ?? DEFAULT_MAX_PAYLOAD;
  }

  async last(subject: string): Promise<StoredMessage | null> {
    try {
      const { jsm } = this.link.handles();
      const { prefix, partitions } = this.settings.stream;
      const stream = names(prefix, partitions).streamOf(subject);
      const message = await jsm.streams.getMessage(stream, { last_by_subj: subject });
      if (message === null) return null;
      return {
        sequence: message.seq,
        storedAt: message.time.getTime(),
        data: message.data,
        headers: fieldsOf(message.header),
      };
    } catch (error) {
      throw unavailable('reading a stream', error);
    }
  }

  async append(subject: string, data: Uint8Array, options: AppendOptions = {}): Promise<Appended> {
    const until = performance.now() + (options.patienceMs ?? DEFAULT_PATIENCE_MS);
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#publish(subject, data, options);
      } catch (error) {
        const wait = WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)] ?? 0;
        if (error instanceof MessageTooLarge) throw error;
        if (performance.now() + wait > until) throw unavailable(`publishing on ${subject}`, error);
        this.logger.debug('publish_retried', { subject, attempt: attempt + 1, error });
        await sleep(wait);
      }
    }
  }

  async #publish(subject: string, data: Uint8Array, options: AppendOptions): Promise<Appended> {
    const { js } = this.link.handles();
    const max = this.maxBytes() - headerBytes(options.headers);
    if (data.length > max)
      throw new MessageTooLarge(
        `a message of ${data.length} bytes exceeds the server's max_payload of ${max}`,
      );
    try {
      const ack = await js.publish(subject, data, {
        headers: headersOf(options.headers),
        ...(options.messageId === undefined ? {} : { msgID: options.messageId }),
        ...(options.expectedLast === undefined
          ? {}
          : { expect: { lastSubjectSequence: options.expectedLast } }),
      });
      return { outcome: ack.duplicate ? 'duplicate' : 'stored', sequence: ack.seq };
    } catch (error) {
      if (isConflict(error)) return { outcome: 'conflict' };
      throw error;
    }
  }
}
