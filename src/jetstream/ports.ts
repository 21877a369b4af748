/** Last entry of a key: `value` is `null` where the last change was a removal; its revision still counts. */
export interface KeyEntry {
  readonly value: Uint8Array | null;
  readonly revision: number;
  /** When it was written, on the server's clock, ms since the epoch. */
  readonly writtenAt: number;
}

/**
 * One KV bucket, as far as the protocol needs it. Reads come from the stream's leader, so a write that was acknowledged
 * is seen by every later read. Every call ends within the connection's timeout.
 */
export abstract class Bucket {
  abstract read(key: string): Promise<KeyEntry | null>;
  /** Writes if the key's last revision is `revision` (0: the key was never written). @returns the new revision */
  abstract write(key: string, value: Uint8Array, revision: number): Promise<number | 'conflict'>;
  /** Removes if the key's last revision is `revision`. */
  abstract remove(key: string, revision: number): Promise<'removed' | 'conflict'>;
  /** Revision of the last change under `<prefix>.*`, removals counted; 0 when there is none. */
  abstract lastRevisionUnder(prefix: string): Promise<number>;
  /** Keys under `<prefix>.*` (or all, for an empty prefix), removed ones too, and when the bucket was created. */
  abstract keysUnder(
    prefix: string,
  ): Promise<{ readonly keys: readonly string[]; readonly incarnation: string }>;
}

/** The buckets (docs/stream-protocol.md "Subjects, streams and buckets"). */
export abstract class Buckets {
  abstract readonly alertState: Bucket;
  abstract readonly groupOf: Bucket;
  abstract readonly lease: Bucket;
  abstract readonly attempts: Bucket;
  /** What sinks were told; only there where somebody is. */
  abstract readonly notify: Bucket;
}

export interface StoredMessage {
  readonly sequence: number;
  /** ms since the epoch, on the server's clock. */
  readonly storedAt: number;
  readonly data: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

export interface AppendOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** `Nats-Msg-Id`: a second message with it is dropped within the stream's duplicate window. */
  readonly messageId?: string;
  /** Sequence the subject's last message must have (0: none). */
  readonly expectedLast?: number;
  /** How long publishing is tried, in ms. */
  readonly patienceMs?: number;
}

export type Appended =
  | { readonly outcome: 'stored' | 'duplicate'; readonly sequence: number }
  | { readonly outcome: 'conflict' };

/** The streams, as far as the protocol publishes to them and reads them back. */
export abstract class MessageLog {
  /** Largest message the server takes, in bytes. */
  abstract maxBytes(): number;
  /** The subject's last message, from the leader. */
  abstract last(subject: string): Promise<StoredMessage | null>;
  /**
   * Publishes and waits for the server's acknowledgement.
   * @throws {StreamUnavailable} when none came in time; the message may or may not be stored
   */
  abstract append(subject: string, data: Uint8Array, options?: AppendOptions): Promise<Appended>;
}

/** NATS cannot be reached, or a stream or bucket is missing or full. What was asked may be tried again. */
export class StreamUnavailable extends Error {
  override readonly name = 'StreamUnavailable';
}

const decoder = new TextDecoder();

export const toBytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

/** Reads JSON that this service wrote. @throws {SyntaxError} when it is none */
export const fromBytes = <T>(bytes: Uint8Array): T => JSON.parse(decoder.decode(bytes)) as T;
