import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { Lifecycle } from '../../lifecycle/lifecycle.js';
import { abortedAfter } from '../../waiting/aborted-after.js';
import { deadlineAfter } from '../../waiting/deadline.js';
import { QueueFull, Slots } from '../../waiting/slots.js';
import type { Call } from '../call.js';
import { CallerGone } from '../errors/caller-gone.js';
import { Unavailable } from '../errors/unavailable.js';
import type { Unavailability } from '../openapi/route.js';

/** Share of the grace period that running analyses may still use. */
const GRACE_SHARE = 0.75;

const QUEUE_RETRY_SECONDS = 15;
const STOP_RETRY_SECONDS = 5;

/** When a route that runs such jobs answers 503. */
export const UNAVAILABLE: Unavailability = {
  when: 'Shutting down, too many analyses are waiting, or the time for the answer was over; try again',
};

const stopping = (): Unavailable => new Unavailable('the service is shutting down', STOP_RETRY_SECONDS);

/** An ended work may reject with any error of its own; what ended it is the answer. */
const explained = (error: unknown, signal: AbortSignal): unknown => {
  if (error instanceof QueueFull) {
    return new Unavailable('too many analyses are waiting', QUEUE_RETRY_SECONDS, { cause: error });
  }
  const reason: unknown = signal.aborted ? signal.reason : null;
  return reason instanceof Unavailable || reason instanceof CallerGone ? reason : error;
};

/** One analysis for a caller: how long it may take and what ends it early. */
export interface Job {
  readonly signal: AbortSignal;
  /** Ms since the epoch. */
  readonly deadlineAt: number;
}

/**
 * Analyses for HTTP callers: at most `MAX_CONCURRENT_ANALYSES` at a time, `HTTP_QUEUE_LIMIT` waiting. Each ends with its
 * deadline, which counts from the call's arrival, with its caller's connection, or, when the process stops, after three
 * quarters of the grace period; those still waiting are turned away at once.
 */
@Injectable()
export class AnalysisJobs {
  readonly #slots: Slots;
  readonly #deadlineMs: number;
  /** Over for all, when the process stops. */
  readonly #cut: AbortSignal;

  constructor(
    { analysis, server }: Settings,
    private readonly lifecycle: Lifecycle,
  ) {
    this.#slots = new Slots(analysis.maxConcurrent, server.httpQueueLimit);
    this.#deadlineMs = analysis.deadlineSeconds * 1000;
    const graceMs = server.shutdownGraceSeconds * 1000;
    this.#cut = abortedAfter(lifecycle.stopSignal, graceMs * GRACE_SHARE, stopping);
  }

  /**
   * @throws {Unavailable} when the queue is full, the process stops or the deadline passed
   * @throws {CallerGone} when the caller hung up
   */
  async run<T>(call: Call, work: (job: Job) => Promise<T>): Promise<T> {
    if (this.lifecycle.stopping) throw stopping();
    const deadlineAt = call.arrivedAt + this.#deadlineMs;
    const deadline = deadlineAfter(
      AbortSignal.any([call.hungUp, this.#cut]),
      deadlineAt - Date.now(),
      () => new Unavailable('the analysis took too long', QUEUE_RETRY_SECONDS),
    );
    const { signal } = deadline;
    const turnAway = (): void => deadline.end(stopping());
    this.lifecycle.stopSignal.addEventListener('abort', turnAway);
    try {
      return await this.#slots.run(() => {
        this.lifecycle.stopSignal.removeEventListener('abort', turnAway);
        return work({ signal, deadlineAt });
      }, signal);
    } catch (error) {
      throw explained(error, signal);
    } finally {
      deadline.release();
      this.lifecycle.stopSignal.removeEventListener('abort', turnAway);
    }
  }
}
