import { deadlineAfter, DeadlineExceeded } from '../../waiting/deadline.js';
import { orAborted } from '../../waiting/or-aborted.js';
import type { KubeEvent, KubeObject } from '../../evidence/objects.js';
import type { EventQuery, KubernetesReader, ListQuery, LogQuery, ObjectRef } from './reader.js';
import { describeRead } from './client/request-path.js';
import type { ReadOutcome } from '../../transport/read-outcome.js';
import type { Call } from '../../evidence/reading.js';

type Ask<T> = (signal: AbortSignal) => Promise<ReadOutcome<T>>;

/** Of many objects, who wrote which field is half of what they take. */
const withoutManagedFields = ({ metadata, ...object }: KubeObject): KubeObject => {
  const { managedFields: _managed, ...kept } = metadata;
  return { ...object, metadata: kept };
};

/** The reading as text, also for names that no path can hold. */
const written = (read: ObjectRef | ListQuery | LogQuery | EventQuery): string | null => {
  try {
    return describeRead(read);
  } catch {
    return null;
  }
};

/**
 * Reads for one analysis: the same call is made once, whoever asks. Never rejects, so that a reading which nobody
 * waits for any more (the analysis was aborted) is no unhandled error. Each reading ends within `limitMs`, its further
 * pages and its wait for a free connection included.
 */
export class CaseReader {
  private readonly calls = new Map<string, Promise<Call<unknown>>>();

  constructor(
    private readonly reader: KubernetesReader,
    private readonly signal: AbortSignal,
    private readonly limitMs: number,
  ) {}

  /** Now, or when the snapshot was recorded. */
  now(): Date {
    return this.reader.now();
  }

  get<T extends KubeObject>(ref: ObjectRef): Promise<Call<T>> {
    return this.once(ref, (signal) => this.reader.get<T>(ref, signal));
  }

  list<T extends KubeObject>(query: ListQuery): Promise<Call<readonly T[]>> {
    const reduced = query.reduced ?? withoutManagedFields;
    return this.once(query, (signal) => this.reader.list<T>({ ...query, reduced }, signal));
  }

  logs(query: LogQuery): Promise<Call<readonly string[]>> {
    return this.once(query, (signal) => this.reader.logs(query, signal));
  }

  events(query: EventQuery): Promise<Call<readonly KubeEvent[]>> {
    return this.once(query, (signal) => this.reader.events(query, signal));
  }

  private once<T>(read: ObjectRef | ListQuery | LogQuery | EventQuery, ask: Ask<T>): Promise<Call<T>> {
    const key = JSON.stringify(read, Object.keys(read).sort());
    // The key holds the whole call, and a call has one type of answer.
    const known = this.calls.get(key) as Promise<Call<T>> | undefined;
    if (known !== undefined) return known;
    const call = this.ask(ask).then((outcome) => ({
      outcome,
      query: written(read),
      collectedAt: this.now().toISOString(),
    }));
    this.calls.set(key, call);
    return call;
  }

  private async ask<T>(ask: Ask<T>): Promise<ReadOutcome<T>> {
    const { configured, reason } = this.reader.availability();
    if (!configured)
      return { status: 'unavailable', reason: reason ?? 'kubernetes client is not configured' };
    const deadline = deadlineAfter(this.signal, this.limitMs);
    try {
      return await orAborted(ask(deadline.signal), deadline.signal);
    } catch (error) {
      if (error instanceof DeadlineExceeded) return { status: 'timeout', reason: error.message };
      return { status: 'error', reason: error instanceof Error ? error.message : String(error) };
    } finally {
      deadline.release();
    }
  }
}
