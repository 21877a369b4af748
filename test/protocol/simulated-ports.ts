import {
  Bucket,
  Buckets,
  type Appended,
  type AppendOptions,
  type KeyEntry,
  MessageLog,
  type StoredMessage,
} from '../../src/jetstream/ports.js';
import { SimulatedBucket, type SimulatedQueue, type SimulatedStream } from './simulated-server.js';

/** Runs one call to the server when the scheduler says so; it may fail, or never come back. */
export type Call = <T>(name: string, run: () => T) => Promise<T>;

const text = (data: Uint8Array): Uint8Array => Uint8Array.from(data);

class WorkerBucket extends Bucket {
  constructor(
    private readonly call: Call,
    private readonly name: string,
    private readonly bucket: SimulatedBucket,
  ) {
    super();
  }

  read(key: string): Promise<KeyEntry | null> {
    return this.call(`read ${this.name}`, () => this.bucket.read(key));
  }

  write(key: string, value: Uint8Array, revision: number): Promise<number | 'conflict'> {
    return this.call(`write ${this.name}`, () => this.bucket.write(key, text(value), revision));
  }

  remove(key: string, revision: number): Promise<'removed' | 'conflict'> {
    return this.call(`remove ${this.name}`, () =>
      this.bucket.write(key, null, revision) === 'conflict' ? 'conflict' : 'removed',
    );
  }

  lastRevisionUnder(prefix: string): Promise<number> {
    return this.call(`revision ${this.name}`, () =>
      Math.max(0, ...this.bucket.under(prefix).map(({ entry }) => entry.revision)),
    );
  }

  keysUnder(prefix: string): Promise<{ keys: readonly string[]; incarnation: string }> {
    return this.call(`keys ${this.name}`, () => ({
      keys: this.bucket.under(prefix).map(({ key }) => key),
      incarnation: '2026-01-01T00:00:00.000Z',
    }));
  }
}

export interface SimulatedServer {
  readonly alertState: SimulatedBucket;
  readonly groupOf: SimulatedBucket;
  readonly lease: SimulatedBucket;
  readonly attempts: SimulatedBucket;
  readonly results: SimulatedStream;
  readonly dead: SimulatedStream;
  readonly work: SimulatedQueue;
  readonly now: () => number;
}

/** The buckets as one worker sees them. */
export class WorkerBuckets extends Buckets {
  readonly alertState: Bucket;
  readonly groupOf: Bucket;
  readonly lease: Bucket;
  readonly attempts: Bucket;
  readonly notify: Bucket;

  constructor(call: Call, server: SimulatedServer) {
    super();
    this.alertState = new WorkerBucket(call, 'alertState', server.alertState);
    this.groupOf = new WorkerBucket(call, 'groupOf', server.groupOf);
    this.lease = new WorkerBucket(call, 'lease', server.lease);
    this.attempts = new WorkerBucket(call, 'attempts', server.attempts);
    // Nobody is told of anything here.
    this.notify = new WorkerBucket(call, 'notify', new SimulatedBucket(() => 0));
  }
}

/** The streams as one worker sees them. */
export class WorkerLog extends MessageLog {
  constructor(
    private readonly call: Call,
    private readonly server: SimulatedServer,
  ) {
    super();
  }

  maxBytes(): number {
    return 1_048_576;
  }

  last(subject: string): Promise<StoredMessage | null> {
    return this.call('last', () => this.server.results.last(subject));
  }

  append(subject: string, data: Uint8Array, options: AppendOptions = {}): Promise<Appended> {
    return this.call(`append ${subject}`, () => {
      if (subject.includes('.work.')) return this.server.work.publish(subject, text(data), this.server.now());
      const stream = subject.includes('.dead.') ? this.server.dead : this.server.results;
      return stream.append(subject, text(data), options);
    });
  }
}
