import type { Appended, AppendOptions, KeyEntry, StoredMessage } from '../../src/jetstream/ports.js';

interface Revisioned {
  readonly key: string;
  readonly entry: KeyEntry;
}

/** A bucket with the server's semantics: one sequence over all keys, removals leave a marker with a revision. */
export class SimulatedBucket {
  #sequence = 0;
  readonly #entries = new Map<string, KeyEntry>();

  /** @param fenced whether a write expects the revision that its writer read; else a test wants it gone */
  constructor(
    private readonly now: () => number,
    private readonly fenced = true,
  ) {}

  read(key: string): KeyEntry | null {
    return this.#entries.get(key) ?? null;
  }

  write(key: string, value: Uint8Array | null, revision: number): number | 'conflict' {
    if (this.fenced && (this.#entries.get(key)?.revision ?? 0) !== revision) return 'conflict';
    this.#sequence += 1;
    this.#entries.set(key, { value, revision: this.#sequence, writtenAt: this.now() });
    return this.#sequence;
  }

  under(prefix: string): readonly Revisioned[] {
    return [...this.#entries]
      .filter(([key]) => prefix === '' || key.startsWith(`${prefix}.`))
      .map(([key, entry]) => ({ key, entry }));
  }

  /** What a bucket's TTL does: the entry is gone without a marker. */
  expire(key: string): void {
    this.#entries.delete(key);
  }

  keys(): readonly string[] {
    return [...this.#entries.keys()].filter((key) => this.#entries.get(key)?.value !== null);
  }
}

/** A stream with the last message of each subject, all that was stored, and message ids. */
export class SimulatedStream {
  readonly stored: (StoredMessage & { readonly subject: string })[] = [];
  readonly #ids = new Map<string, number>();

  /** @param unfenced start of the subjects whose expected sequence is not looked at; `null`: of none */
  constructor(private readonly unfenced: string | null = null) {}

  last(subject: string): StoredMessage | null {
    return this.stored.findLast((message) => message.subject === subject) ?? null;
  }

  /** The id is looked up before the expected sequence is checked, as nats-server does. */
  append(subject: string, data: Uint8Array, options: AppendOptions): Appended {
    const known = options.messageId === undefined ? undefined : this.#ids.get(options.messageId);
    if (known !== undefined) return { outcome: 'duplicate', sequence: known };
    const fenced = this.unfenced === null || !subject.startsWith(this.unfenced);
    if (
      fenced &&
      options.expectedLast !== undefined &&
      (this.last(subject)?.sequence ?? 0) !== options.expectedLast
    ) {
      return { outcome: 'conflict' };
    }
    const sequence = this.stored.length + 1;
    this.stored.push({ subject, sequence, storedAt: 0, data, headers: options.headers ?? {} });
    if (options.messageId !== undefined) this.#ids.set(options.messageId, sequence);
    return { outcome: 'stored', sequence };
  }
}

/** A message of a queue: delivered, it is in flight until it is settled or its `ack_wait` ends. */
export interface QueuedMessage {
  readonly sequence: number;
  readonly subject: string;
  readonly data: Uint8Array;
  readonly receivedAt: number;
  deliveries: number;
  /** Number of the delivery that holds it; `null` while it waits. */
  heldBy: number | null;
}

/**
 * A consumer's view of a stream. With `onePerSubject` a new message replaces the subject's earlier one, in flight or not,
 * and settling the replaced one does nothing (measured: docs/nats-facts.md "Work queue").
 */
export class SimulatedQueue {
  #sequence = 0;
  readonly #messages = new Map<number, QueuedMessage>();

  constructor(private readonly onePerSubject: boolean) {}

  publish(subject: string, data: Uint8Array, receivedAt: number): Appended {
    this.#sequence += 1;
    if (this.onePerSubject) {
      for (const message of this.#messages.values())
        if (message.subject === subject) this.#messages.delete(message.sequence);
    }
    this.#messages.set(this.#sequence, {
      sequence: this.#sequence,
      subject,
      data,
      receivedAt,
      deliveries: 0,
      heldBy: null,
    });
    return { outcome: 'stored', sequence: this.#sequence };
  }

  waiting(): readonly QueuedMessage[] {
    return [...this.#messages.values()].filter((message) => message.heldBy === null);
  }

  inFlight(): readonly QueuedMessage[] {
    return [...this.#messages.values()].filter((message) => message.heldBy !== null);
  }

  get size(): number {
    return this.#messages.size;
  }

  /** A stale acknowledgement counts as well: the server takes it. */
  ack(message: QueuedMessage): void {
    this.#messages.delete(message.sequence);
  }

  /** Hands back, if this delivery still holds it: a stale one sends nothing. */
  handBack(message: QueuedMessage, delivery: number): void {
    if (message.heldBy === delivery) message.heldBy = null;
  }
}
