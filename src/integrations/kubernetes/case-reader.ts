import { deadlineAfter, DeadlineExceeded } from '../../waiting/deadline.js';
import { orAborted } from '../../waiting/or-aborted.js';
import type { KubeEvent, KubeObject } from '../../evidence/objects.js';
import { withDatedParts } from './kept-fields.js';
import type { ApiResource, ServedKind } from './client/discovery.js';
import type { EventQuery, KubernetesReader, ListQuery, LogQuery, ObjectRef } from './reader.js';
import { describeRead, type Read } from './client/request-path.js';
import type { ReadOutcome } from '../../transport/read-outcome.js';
import type { Call } from '../../evidence/reading.js';
import type { Answer, SharedReads } from './shared-reads.js';
import { WholeLists } from './whole-lists.js';

type Ask<T> = (signal: AbortSignal) => Promise<ReadOutcome<T>>;

/** Part of a reading's time that others wait for a list before they read what they need of it by themselves. */
const PATIENCE = 1 / 5;

/** The reading as text, also for names that no path can hold. */
const written = (read: Read): string | null => {
  try {
    return describeRead(read);
  } catch {
    return null;
  }
};

/** The whole call: two calls of the same key have the same answer. */
const keyOf = (read: Read): string => {
  const reduced = 'reduced' in read ? (read.reduced?.name ?? '') : '';
  return JSON.stringify(read, Object.keys(read).sort()) + reduced;
};

const isWhole = ({ labelSelector, fieldSelector, metadataOnly, reduced }: ListQuery): boolean =>
  !labelSelector && !fieldSelector && metadataOnly !== true && reduced === undefined;

/**
 * Reads for one analysis: the same call is made once, whoever asks, and what a list of the whole namespace holds is not
 * asked for again. Never rejects, so that a reading which nobody waits for any more (the analysis was aborted) is no
 * unhandled error. Each reading ends within `limitMs`, its further pages and its wait for a free connection included.
 */
export class CaseReader {
  private readonly calls = new Map<string, Promise<Call<unknown>>>();
  private readonly lists = new WholeLists();

  /** @param shared what other analyses read as well; `null` for one that is to see the cluster as it is now */
  constructor(
    private readonly reader: KubernetesReader,
    private readonly signal: AbortSignal,
    private readonly limitMs: number,
    private readonly shared: SharedReads | null = null,
  ) {}

  /** Now, or when the snapshot was recorded. */
  now(): Date {
    return this.reader.now();
  }

  get<T extends KubeObject>(ref: ObjectRef): Promise<Call<T>> {
    return this.once(ref, async () => {
      // The collection says the type of its objects.
      const listed = this.lists.covers(ref) ? ((await this.lists.object(ref)) as Answer<T> | null) : null;
      return listed ?? this.sharedAsk(ref, (signal) => this.reader.get<T>(ref, signal));
    });
  }

  list<T extends KubeObject>(query: ListQuery): Promise<Call<readonly T[]>> {
    return this.once(query, async () => {
      const part = this.lists.covers(query)
        ? ((await this.lists.part(query)) as Answer<readonly T[]> | null)
        : null;
      return part ?? this.askList<T>(query);
    });
  }

  logs(query: LogQuery): Promise<Call<readonly string[]>> {
    return this.once(query, () => this.ask((signal) => this.reader.logs(query, signal)));
  }

  events(query: EventQuery): Promise<Call<readonly KubeEvent[]>> {
    return this.once(query, () => this.sharedAsk(query, (signal) => this.reader.events(query, signal)));
  }

  /** The kinds that an API version serves. */
  async resources(apiVersion: string): Promise<ReadOutcome<readonly ApiResource[]>> {
    const { outcome } = await this.ask((signal) => this.reader.resources(apiVersion, signal));
    return outcome;
  }

  /** Every kind that the cluster serves. */
  async kinds(): Promise<ReadOutcome<readonly ServedKind[]>> {
    const { outcome } = await this.ask((signal) => this.reader.kinds(signal));
    return outcome;
  }

  private async askList<T extends KubeObject>(query: ListQuery): Promise<Answer<readonly T[]>> {
    const unserved = this.shared?.unserved.of(query) ?? null;
    if (unserved !== null) return this.answered(unserved);
    const answer = await this.askServedList<T>(query);
    this.shared?.unserved.learn(query, answer.outcome);
    return answer;
  }

  private askServedList<T extends KubeObject>(query: ListQuery): Promise<Answer<readonly T[]>> {
    const reduced = query.reduced ?? withDatedParts;
    const { promise: isLong, resolve } = Promise.withResolvers<null>();
    const onFurtherPage = (): void => resolve(null);
    const answer = this.sharedAsk(query, (signal) =>
      this.reader.list<T>({ ...query, reduced, onFurtherPage }, signal),
    );
    if (isWhole(query)) {
      const { limit } = query;
      this.lists.add(query, answer, isLong, { limit, patienceMs: this.limitMs * PATIENCE });
    }
    return answer;
  }

  private once<T>(read: Read, ask: () => Promise<Answer<T>>): Promise<Call<T>> {
    const key = keyOf(read);
    // The key holds the whole call, and a call has one type of answer.
    const known = this.calls.get(key) as Promise<Call<T>> | undefined;
    if (known !== undefined) return known;
    const call = ask().then((answer) => ({ ...answer, query: written(read) }));
    this.calls.set(key, call);
    return call;
  }

  private sharedAsk<T>(read: Read, ask: Ask<T>): Promise<Answer<T>> {
    const { shared } = this;
    return shared === null ? this.ask(ask) : this.ask(ask, { shared, key: keyOf(read) });
  }

  private async ask<T>(
    ask: Ask<T>,
    sharing: { readonly shared: SharedReads; readonly key: string } | null = null,
  ): Promise<Answer<T>> {
    const { configured, reason } = this.reader.availability();
    if (!configured)
      return this.answered({
        status: 'unavailable',
        reason: reason ?? 'kubernetes client is not configured',
      });
    const deadline = deadlineAfter(this.signal, this.limitMs);
    const asked = async (signal: AbortSignal): Promise<Answer<T>> => this.answered(await ask(signal));
    try {
      const { signal } = deadline;
      const work = sharing === null ? asked(signal) : sharing.shared.run(sharing.key, signal, asked);
      return await orAborted(work, signal);
    } catch (error) {
      if (error instanceof DeadlineExceeded)
        return this.answered({ status: 'timeout', reason: error.message });
      return this.answered({
        status: 'error',
        reason: error instanceof Error ? error.message : String(error),
      });
    } finally {
      deadline.release();
    }
  }

  private answered<T>(outcome: ReadOutcome<T>): Answer<T> {
    return { outcome, collectedAt: this.now().toISOString() };
  }
}
