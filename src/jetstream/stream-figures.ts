import { Injectable } from '@nestjs/common';
import type { ConsumerInfo, StreamInfo } from '@nats-io/jetstream';
import { Settings } from '../config/settings.js';
import { Clock } from '../telemetry/clock.js';
import { Meter } from '../telemetry/metrics/meter.js';
import { names } from './stream-names.js';

/** What is kept of one look at a stream. */
interface Fill {
  readonly messages: number;
  readonly bytes: number;
  /** `null` without a bound. */
  readonly maxBytes: number | null;
  /** ms since the epoch; `null` while it is empty. */
  readonly oldestAt: number | null;
}

interface Waiting {
  readonly consumer: string;
  readonly pending: number;
  readonly inFlight: number;
}

/** What the last look at the server saw of streams and consumers, for the metrics. */
@Injectable()
export class StreamFigures {
  readonly #fills = new Map<string, Fill>();
  readonly #waiting = new Map<string, Waiting>();

  constructor(
    meter: Meter,
    { stream }: Settings,
    private readonly clock: Clock,
  ) {
    const work = names(stream.prefix, stream.partitions).streams('work');
    meter.watch('kuberca_stream_messages', () => this.#each(({ messages }) => messages));
    meter.watch('kuberca_stream_bytes', () => this.#each(({ bytes }) => bytes));
    meter.watch('kuberca_stream_max_bytes', () => this.#each(({ maxBytes }) => maxBytes));
    meter.watch('kuberca_work_oldest_seconds', () =>
      [...this.#fills]
        .filter(([name]) => work.includes(name))
        .map(([, fill]) => ({ labels: {}, value: this.#ageOf(fill) }))
        .toSorted((a, b) => b.value - a.value)
        .slice(0, 1),
    );
    meter.watch('kuberca_consumer_pending_messages', () => this.#eachConsumer(({ pending }) => pending));
    meter.watch('kuberca_consumer_in_flight_messages', () => this.#eachConsumer(({ inFlight }) => inFlight));
  }

  stream({ config: { name, max_bytes: maxBytes }, state }: StreamInfo): void {
    this.#fills.set(name, {
      messages: state.messages,
      bytes: state.bytes,
      maxBytes: maxBytes > 0 ? maxBytes : null,
      oldestAt: state.messages > 0 ? Date.parse(state.first_ts) : null,
    });
  }

  consumer({ name, stream_name, num_pending: pending, num_ack_pending: inFlight }: ConsumerInfo): void {
    this.#waiting.set(`${stream_name} ${name}`, { consumer: name, pending, inFlight });
  }

  #each(valueOf: (fill: Fill) => number | null) {
    return [...this.#fills].flatMap(([stream, fill]) => {
      const value = valueOf(fill);
      return value === null ? [] : [{ labels: { stream }, value }];
    });
  }

  /** Partitions have consumers of the same names. */
  #eachConsumer(valueOf: (waiting: Waiting) => number) {
    const sums = new Map<string, number>();
    for (const waiting of this.#waiting.values())
      sums.set(waiting.consumer, (sums.get(waiting.consumer) ?? 0) + valueOf(waiting));
    return [...sums].map(([consumer, value]) => ({ labels: { consumer }, value }));
  }

  #ageOf({ oldestAt }: Fill): number {
    return oldestAt === null ? 0 : Math.max(0, this.clock.now().getTime() - oldestAt) / 1000;
  }
}
