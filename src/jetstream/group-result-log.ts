import { Injectable } from '@nestjs/common';
import { JetStreamApiError, type StoredMsg } from '@nats-io/jetstream';
import { Settings } from '../config/settings.js';
import { NatsLink } from './connection.js';
import { inBatches } from './in-batches.js';
import { unavailable } from './nats-bucket.js';
import { names } from './stream-names.js';

/** `no message found`, from nats-server's `errors.json`. */
const NO_MESSAGE = 10_037;

/** Messages that are read at the same time. */
const AT_ONCE = 16;

/** A group's result as it stands in the stream. */
export interface StoredResult {
  readonly group: string;
  /** Of its stream. */
  readonly sequence: number;
  /** ms since the epoch, on the server's clock. */
  readonly storedAt: number;
  readonly data: Uint8Array;
}

/** Where reading goes on: by stream, the sequence that was seen last. */
export type ResultCursor = ReadonlyMap<string, number>;

/** What was read, and where to go on. */
export interface ResultPage {
  readonly cursor: ResultCursor;
  /** Whether it is all that there was. */
  readonly isAll: boolean;
}

const groupOf = (subject: string): string => subject.slice(subject.lastIndexOf('.') + 1);

/** Reads the results of all groups back from the stream, of every partition. */
@Injectable()
export class GroupResultLog {
  constructor(
    private readonly link: NatsLink,
    private readonly settings: Settings,
  ) {}

  /**
   * The last result of each group, one after the other, so that no more than a few are in memory.
   * @param most groups
   * @throws {StreamUnavailable}
   */
  async last(most: number, take: (result: StoredResult) => void): Promise<ResultPage> {
    const cursor = new Map<string, number>();
    let isAll = true;
    for (const stream of this.#streams) {
      const info = await this.#try((jsm) => jsm.streams.info(stream, { subjects_filter: this.#filter }));
      cursor.set(stream, info.state.last_seq);
      const subjects = Object.keys(info.state.subjects ?? {});
      isAll &&= subjects.length <= most;
      await inBatches(subjects.slice(0, most), AT_ONCE, async (subject) => {
        const message = await this.#message(stream, { last_by_subj: subject });
        if (message !== null) take(this.#resultOf(message));
      });
    }
    return { cursor, isAll };
  }

  /**
   * The results since, in their order.
   * @param most results
   * @throws {StreamUnavailable}
   */
  async since(from: ResultCursor, most: number, take: (result: StoredResult) => void): Promise<ResultPage> {
    const cursor = new Map(from);
    let left = most;
    for (const stream of this.#streams) {
      for (; left > 0; left -= 1) {
        const seq = (cursor.get(stream) ?? 0) + 1;
        // The client passes the question on as it is; its type knows this one for direct reads only.
        const next = { seq, next_by_subj: this.#filter } as { seq: number };
        const message = await this.#message(stream, next);
        if (message === null) break;
        cursor.set(stream, message.seq);
        take(this.#resultOf(message));
      }
    }
    return { cursor, isAll: left > 0 };
  }

  get #streams(): readonly string[] {
    const { prefix, partitions } = this.settings.stream;
    return names(prefix, partitions).streams('results');
  }

  get #filter(): string {
    return `${this.settings.stream.prefix}.results.group.>`;
  }

  #resultOf({ subject, seq, time, data }: StoredMsg): StoredResult {
    return { group: groupOf(subject), sequence: seq, storedAt: time.getTime(), data };
  }

  async #message(
    stream: string,
    query: { readonly last_by_subj: string } | { readonly seq: number },
  ): Promise<StoredMsg | null> {
    return this.#try(async (jsm) => {
      try {
        return await jsm.streams.getMessage(stream, query);
      } catch (error) {
        if (error instanceof JetStreamApiError && error.code === NO_MESSAGE) return null;
        throw error;
      }
    });
  }

  async #try<T>(work: (jsm: ReturnType<NatsLink['handles']>['jsm']) => Promise<T>): Promise<T> {
    try {
      return await work(this.link.handles().jsm);
    } catch (error) {
      throw unavailable('reading the results', error);
    }
  }
}
