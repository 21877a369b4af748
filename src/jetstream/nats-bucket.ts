import { JetStreamApiError } from '@nats-io/jetstream';
import { type KV, Kvm } from '@nats-io/kv';
import { Bucket, type KeyEntry, StreamUnavailable } from './ports.js';
import type { NatsLink } from './connection.js';
import type { Handles } from './open.js';

/** `wrong last sequence`, from nats-server's `errors.json`. */
const WRONG_LAST_SEQUENCE = [10_071, 10_164];

export const isConflict = (error: unknown): boolean =>
  error instanceof JetStreamApiError && WRONG_LAST_SEQUENCE.includes(error.code);

/** Turns whatever the client throws into the one error that callers know. */
export const unavailable = (what: string, error: unknown): StreamUnavailable =>
  error instanceof StreamUnavailable
    ? error
    : new StreamUnavailable(`${what}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });

/**
 * A bucket on the server. Reads use STREAM.MSG.GET, which the leader answers; the KV client's own reads may come from a
 * follower that lags.
 */
export class NatsBucket extends Bucket {
  #opened: { readonly for: Handles; readonly kv: Promise<KV> } | null = null;

  constructor(
    private readonly link: NatsLink,
    private readonly bucket: string,
  ) {
    super();
  }

  async read(key: string): Promise<KeyEntry | null> {
    return this.#try(`reading a key of ${this.bucket}`, async ({ jsm }) => {
      const message = await jsm.streams.getMessage(this.#stream, { last_by_subj: this.#subject(key) });
      if (message === null) return null;
      const removed = (message.header?.get('KV-Operation') ?? '') !== '';
      return {
        value: removed ? null : message.data,
        revision: message.seq,
        writtenAt: message.time.getTime(),
      };
    });
  }

  async write(key: string, value: Uint8Array, revision: number): Promise<number | 'conflict'> {
    return this.#try(`writing a key of ${this.bucket}`, async (handles) => {
      try {
        return await (await this.#kv(handles)).put(key, value, { previousSeq: revision });
      } catch (error) {
        if (isConflict(error)) return 'conflict';
        throw error;
      }
    });
  }

  async remove(key: string, revision: number): Promise<'removed' | 'conflict'> {
    return this.#try(`removing a key of ${this.bucket}`, async (handles) => {
      try {
        await (await this.#kv(handles)).delete(key, { previousSeq: revision });
        return 'removed';
      } catch (error) {
        if (isConflict(error)) return 'conflict';
        throw error;
      }
    });
  }

  async lastRevisionUnder(prefix: string): Promise<number> {
    return this.#try(`reading ${this.bucket}`, async ({ jsm }) => {
      const last = await jsm.streams.getMessage(this.#stream, { last_by_subj: this.#subject(`${prefix}.*`) });
      return last?.seq ?? 0;
    });
  }

  async keysUnder(prefix: string): Promise<{ keys: readonly string[]; incarnation: string }> {
    return this.#try(`listing ${this.bucket}`, async ({ jsm }) => {
      const filter = this.#subject(prefix === '' ? '>' : `${prefix}.*`);
      const info = await jsm.streams.info(this.#stream, { subjects_filter: filter });
      const cut = this.#subject('').length;
      return {
        keys: Object.keys(info.state.subjects ?? {}).map((subject) => subject.slice(cut)),
        incarnation: new Date(info.created).toISOString(),
      };
    });
  }

  get #stream(): string {
    return `KV_${this.bucket}`;
  }

  #subject(key: string): string {
    return `$KV.${this.bucket}.${key}`;
  }

  async #kv(handles: Handles): Promise<KV> {
    if (this.#opened?.for !== handles)
      this.#opened = { for: handles, kv: new Kvm(handles.js).open(this.bucket) };
    const { kv } = this.#opened;
    kv.catch(() => (this.#opened = null));
    return kv;
  }

  async #try<T>(what: string, work: (handles: Handles) => Promise<T>): Promise<T> {
    try {
      return await work(this.link.handles());
    } catch (error) {
      throw unavailable(what, error);
    }
  }
}
