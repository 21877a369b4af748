import { Injectable } from '@nestjs/common';
import { Buckets } from '../../jetstream/ports.js';
import { readRecord, recordBytes } from '../../jetstream/record.js';
import { retryDelayMs } from '../../jetstream/retry-delay.js';
import { MAX_ATTEMPTS } from '../../jetstream/settle-failure.js';
import { deadLetter, retryAfter, type Settlement } from '../../jetstream/settlement.js';
import { Clock } from '../../telemetry/clock.js';
import { Logger } from '../../telemetry/logger.js';
import { Meter } from '../../telemetry/metrics/meter.js';
import type { Telling } from '../sinks/sink.js';
import type { Story, Told } from '../sinks/told.js';
import type { OpenSink } from '../routes/open-sinks.js';
import type { Attempted, Failing } from './told-record.js';

/** A record and its revision, for the next write. */
export interface Kept<R> {
  readonly record: R;
  readonly revision: number;
}

/** How often a sink may ask to wait before a message is given up. */
const MAX_THROTTLED = 20;

/** Until a message is tried again whose record somebody else wrote, ms. */
const CONFLICT_MS = 200;

/** What is told, by whom it is kept apart from other tellings of its key. */
export interface Attempt<R extends Attempted> {
  readonly key: string;
  readonly kept: Kept<R>;
  /** Of the revision. */
  readonly number: number;
  readonly sink: OpenSink;
  readonly telling: Telling;
  readonly signal: AbortSignal;
}

/** It was told, or what becomes of its message. */
export type Outcome =
  | { readonly kind: 'told'; readonly story: Story | null; readonly revision: number }
  | { readonly kind: 'settled'; readonly settlement: Settlement };

const settled = (settlement: Settlement): Outcome => ({ kind: 'settled', settlement });

/** The failures of a revision with one more. */
const failedAgain = (before: Failing | null, number: number, { kind }: Told, now: number): Failing => {
  const { attempts, throttled, firstAt } =
    before?.number === number ? before : { attempts: 0, throttled: 0, firstAt: now };
  return kind === 'throttled'
    ? { number, attempts, throttled: throttled + 1, firstAt }
    : { number, attempts: attempts + 1, throttled, firstAt };
};

/**
 * Tells a sink something at most once: that it is begun is written down before, what became of it after. A process that dies in
 * between leaves a telling whose end is not known; it is not told again, unless the receiver knows it by its id.
 */
@Injectable()
export class TellOnce {
  constructor(
    private readonly buckets: Buckets,
    private readonly clock: Clock,
    private readonly meter: Meter,
    private readonly logger: Logger,
  ) {}

  /** @throws {StreamUnavailable} */
  async read<R extends object>(key: string, otherwise: R): Promise<Kept<R>> {
    const entry = await this.buckets.notify.read(key);
    return {
      record: entry?.value ? { ...otherwise, ...readRecord<R>(entry.value) } : otherwise,
      revision: entry?.revision ?? 0,
    };
  }

  /** @throws {StreamUnavailable} */
  async write<R extends object>(key: string, record: R, revision: number): Promise<number | 'conflict'> {
    return this.buckets.notify.write(key, recordBytes(record), revision);
  }

  /** @throws {StreamUnavailable} */
  async tell<R extends Attempted>(attempt: Attempt<R>): Promise<Outcome> {
    const { key, kept, number, sink, telling, signal } = attempt;
    if (kept.record.begun === number && !sink.sink.isIdempotent)
      return this.#giveUp(attempt, kept, 'unknown-outcome', 'a process ended while it told this');
    const revision = await this.write(key, { ...kept.record, begun: number }, kept.revision);
    if (revision === 'conflict') return settled(retryAfter(CONFLICT_MS, 'conflict'));
    const told = await sink.sink.tell(telling, signal);
    sink.gate.note(told, this.#now);
    this.meter.count('kuberca_notifications_total', { sink: sink.kind, outcome: told.kind });
    if (told.kind === 'told') {
      this.logger.info('notified', { sink: sink.name, id: telling.id, told: telling.notice.value.event });
      return { kind: 'told', story: told.story, revision };
    }
    return this.#failed(attempt, { record: kept.record, revision }, told);
  }

  get #now(): number {
    return this.clock.now().getTime();
  }

  async #failed<R extends Attempted>(
    attempt: Attempt<R>,
    kept: Kept<R>,
    told: Exclude<Told, { kind: 'told' }>,
  ): Promise<Outcome> {
    const { sink, number, key } = attempt;
    if (told.kind === 'refused') return this.#giveUp(attempt, kept, 'refused', told.why);
    if (told.kind === 'unknown' && !sink.sink.isIdempotent)
      return this.#giveUp(attempt, kept, 'unknown-outcome', told.why);
    const failing = failedAgain(kept.record.failing, number, told, this.#now);
    const record = { ...kept.record, begun: null, failing };
    if (failing.attempts >= MAX_ATTEMPTS || failing.throttled >= MAX_THROTTLED)
      return this.#giveUp(attempt, { ...kept, record }, 'max-attempts', told.why);
    await this.write(key, record, kept.revision);
    const afterMs = told.kind === 'throttled' ? told.afterMs : retryDelayMs(failing.attempts);
    this.logger.warn('not_notified', { sink: sink.name, why: told.why, outcome: told.kind, afterMs });
    return settled(retryAfter(afterMs, told.kind));
  }

  /** The record forgets it, so that a letter that is published again is tried anew. */
  async #giveUp<R extends Attempted>(
    { key, sink }: Attempt<R>,
    { record, revision }: Kept<R>,
    kind: string,
    why: string,
  ): Promise<Outcome> {
    await this.write(key, { ...record, begun: null, failing: null }, revision);
    return settled(
      deadLetter({
        stage: 'notify',
        class: kind,
        reason: `${sink.name}: ${why}`,
        attempts: Math.max(1, record.failing?.attempts ?? 1),
        firstFailureAt: record.failing?.firstAt ?? null,
      }),
    );
  }
}
