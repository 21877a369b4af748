import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import type { Masked } from '../masking/index.js';
import { doublingMs } from '../waiting/backoff.js';
import { idle } from '../waiting/sleep.js';
import { Slots } from '../waiting/slots.js';
import { NatsLink } from './connection.js';
import { fromBytes, MessageLog, toBytes } from './ports.js';
import { unavailable } from './nats-bucket.js';
import { names } from './stream-names.js';

/** Most objects whose changes are read for one analysis, and at the same time. */
const MOST_READ = 60;
const AT_ONCE = 16;
/** How long a change is tried to be written, ms: a server that is being replaced is waited for. */
const PATIENCE_MS = 5 * 60_000;
/** Wait between tries, ms, and how long one of them publishes. */
const RETRY_MS = { first: 500, most: 15_000 };
const TRY_MS = 5_000;

/** Most changes of one object that a message holds, the newest. */
const MOST_OF_ONE = 10;

/** What has no namespace stands under this, which no namespace is called. */
const NO_NAMESPACE = '_';

/** A name as one token of a subject. */
const token = (name: string): string =>
  name.replaceAll(/[^A-Za-z0-9_-]/g, (char) => `=${(char.codePointAt(0) ?? 0).toString(16)}`);

/** An object of the cluster by its name; `namespace` is `null` for what has none. */
export interface ObjectName {
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
}

/** What a message holds. */
interface Recorded {
  readonly object: ObjectName;
  /** Newest first. */
  readonly changes: readonly unknown[];
}

/**
 * What changed in the cluster, as the change recorder wrote it: a message a change on a subject an object, which holds the
 * changes before it too, so that one read tells all (docs/changes.md).
 */
@Injectable()
export class ChangeLog {
  readonly #slots = new Slots(AT_ONCE);

  constructor(
    private readonly log: MessageLog,
    private readonly link: NatsLink,
    private readonly settings: Settings,
  ) {}

  /** Whether changes are recorded at all. */
  get isOn(): boolean {
    const { changesWatch, enabled } = this.settings.stream;
    return changesWatch && enabled;
  }

  /**
   * Writes a change; those of one object are to be written one after the other.
   * @param version of the object after the change: the same change is stored once
   * @throws {StreamUnavailable} when the server was away for too long
   */
  async append(
    object: ObjectName,
    change: Masked<unknown>,
    version: string,
    stop: AbortSignal,
  ): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    for (let tries = 1; ; tries += 1) {
      try {
        if (await this.#appended(object, change, version)) return;
      } catch (error) {
        if (stop.aborted || performance.now() > until) throw error;
        await idle(doublingMs(tries, RETRY_MS), stop);
      }
    }
  }

  /** @returns whether it was; another process may have written in between */
  async #appended(object: ObjectName, change: Masked<unknown>, version: string): Promise<boolean> {
    const subject = this.#subject(object);
    const last = await this.log.last(subject);
    const before = last === null ? [] : fromBytes<Recorded>(last.data).changes;
    const changes = [change.value, ...before].slice(0, MOST_OF_ONE);
    const { outcome } = await this.log.append(subject, toBytes({ object, changes } satisfies Recorded), {
      messageId: `${subject} ${version}`,
      expectedLast: last?.sequence ?? 0,
      patienceMs: TRY_MS,
    });
    return outcome !== 'conflict';
  }

  /** The recorded changes of those objects that have any, newest first, as they were appended. @throws {StreamUnavailable} */
  async of<O extends ObjectName>(objects: readonly O[]): Promise<ReadonlyMap<O, readonly unknown[]>> {
    if (!this.isOn || objects.length === 0) return new Map();
    const changed = await this.#changedIn(new Set(objects.map(({ namespace }) => namespace)));
    const asked = objects.filter((object) => changed.has(this.#subject(object))).slice(0, MOST_READ);
    const { signal } = new AbortController();
    const found = await Promise.all(
      asked.map((object) => this.#slots.run(() => this.log.last(this.#subject(object)), signal)),
    );
    return new Map(
      found.flatMap((message, at) => {
        const object = asked[at];
        if (message === null || object === undefined) return [];
        return [[object, fromBytes<Recorded>(message.data).changes] as const];
      }),
    );
  }

  /** Subjects of the objects of namespaces that have changes. */
  async #changedIn(namespaces: ReadonlySet<string | null>): Promise<ReadonlySet<string>> {
    const called = names(this.settings.stream.prefix);
    try {
      const { jsm } = this.link.handles();
      const infos = await Promise.all(
        [...namespaces].map((namespace) =>
          jsm.streams.info(called.stream('changes'), {
            subjects_filter: called.changes(token(namespace ?? NO_NAMESPACE)),
          }),
        ),
      );
      return new Set(infos.flatMap(({ state }) => Object.keys(state.subjects ?? {})));
    } catch (error) {
      throw unavailable('reading the stream of changes', error);
    }
  }

  #subject({ kind, namespace, name }: ObjectName): string {
    return names(this.settings.stream.prefix).changes(
      token(namespace ?? NO_NAMESPACE),
      `${token(kind)}.${token(name)}`,
    );
  }
}
