import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import type { ReadOutcome } from '../../transport/read-outcome.js';
import { SingleFlight } from '../../waiting/single-flight.js';
import { KUBERNETES } from './settings.js';
import { UnservedKinds } from './unserved-kinds.js';

/** What a call answered, and when (RFC 3339): an answer that is shared is not newer for it. */
export interface Answer<T> {
  readonly outcome: ReadOutcome<T>;
  readonly collectedAt: string;
}

interface Kept {
  readonly answer: Answer<unknown>;
  readonly bytes: number;
  /** In ms of `performance.now()`. */
  readonly until: number;
}

const MAX_ENTRIES = 1000;
/** As JSON; in memory it is some three times that. */
const MAX_BYTES = 16 * 1024 * 1024;
/** What the API server has decided; anything else is a failure. */
const DECIDED = new Set<Answer<unknown>['outcome']['status']>(['ok', 'absent', 'forbidden']);
/** Items of a list that are measured for all of it. */
const MEASURED = 3;

/** Size as JSON in characters, of a long list by some of its items. */
const sizeOf = (value: unknown): number => {
  if (!Array.isArray(value) || value.length <= MEASURED) return JSON.stringify(value).length;
  const items: readonly unknown[] = value;
  const step = Math.floor(items.length / MEASURED);
  const some = Array.from({ length: MEASURED }, (_, index) => items[index * step]);
  return (JSON.stringify(some).length * items.length) / MEASURED;
};

/**
 * Answers of the API server that analyses share: those who ask while a call is under way wait for it, and what it answered
 * is kept for `SHARED_READ_SECONDS`, also that something is not there or may not be read. So a namespace in trouble is read
 * once, not once an alert. A failure is not kept: the next analysis may be luckier.
 */
@Injectable()
export class SharedReads {
  /** Kinds that no analysis needs to ask for. */
  readonly unserved: UnservedKinds;
  readonly #flights = new SingleFlight<Answer<unknown>>();
  readonly #kept = new Map<string, Kept>();
  readonly #keptMs: number;
  #bytes = 0;
  #isSwept = false;

  constructor(settings: Settings) {
    this.#keptMs = settings.of(KUBERNETES).sharedReadSeconds * 1000;
    this.unserved = new UnservedKinds(this.#keptMs > 0);
  }

  /**
   * The answer of the call of this key, lately given, under way or new.
   * @param key the whole call; calls of the same key have answers of one type, which nobody changes
   * @throws the signal's reason when it is aborted; the others go on waiting
   */
  async run<T>(
    key: string,
    signal: AbortSignal,
    start: (signal: AbortSignal) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    if (this.#keptMs === 0) return start(signal);
    const kept = this.#kept.get(key);
    if (kept !== undefined && performance.now() < kept.until) return kept.answer as Answer<T>;
    const asked = async (joint: AbortSignal): Promise<Answer<T>> => {
      const answer = await start(joint);
      this.#keep(key, answer);
      return answer;
    };
    return this.#flights.run(key, signal, asked) as Promise<Answer<T>>;
  }

  #keep(key: string, answer: Answer<unknown>): void {
    const { outcome } = answer;
    if (!DECIDED.has(outcome.status)) return;
    const bytes = sizeOf(outcome.status === 'ok' ? outcome.value : outcome.reason);
    this.#drop(key);
    if (bytes > MAX_BYTES) return;
    this.#kept.set(key, { answer, bytes, until: performance.now() + this.#keptMs });
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= MAX_BYTES && this.#kept.size <= MAX_ENTRIES) break;
      this.#drop(oldest);
    }
    this.#sweepLater();
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0;
    this.#kept.delete(key);
  }

  #sweepLater(): void {
    if (this.#isSwept) return;
    this.#isSwept = true;
    setTimeout(() => this.#letGo(), this.#keptMs).unref();
  }

  /** So that nothing stays in memory when no more analyses come. */
  #letGo(): void {
    const now = performance.now();
    for (const [key, { until }] of this.#kept) if (until <= now) this.#drop(key);
    this.#isSwept = false;
    if (this.#kept.size > 0) this.#sweepLater();
  }
}
