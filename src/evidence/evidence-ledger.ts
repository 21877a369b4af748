import type { FailedRead } from '../transport/read-outcome.js';
import type { Evidence, EvidenceSource } from './evidence.js';
import type { Fact } from './facts.js';
import type { Reading } from './reading.js';

/** Plain JSON, without what has no value. */
const plain = (body: unknown): unknown => JSON.parse(JSON.stringify(body ?? null));

/** Numbers the readings of one analysis in the order in which they are entered, whatever order they answered in. */
export class EvidenceLedger {
  private readonly entries: Evidence[] = [];

  get evidence(): readonly Evidence[] {
    return this.entries;
  }

  /** The reading as numbered evidence. */
  enter(reading: Reading<unknown>, source: EvidenceSource = 'kubernetes', onlyIfCited = false): Evidence {
    const { type, title, query, outcome, body, collectedAt, weight } = reading;
    const entry: Evidence = {
      id: `E${this.entries.length + 1}`,
      source,
      type,
      title,
      query,
      status: outcome.status,
      reason: outcome.status === 'ok' ? null : outcome.reason,
      body: plain(body),
      collectedAt,
      weight,
      ...(onlyIfCited && { onlyIfCited }),
    };
    this.entries.push(entry);
    return entry;
  }

  /** The reading as a fact that rests on its evidence; `not-applicable` if there is none. */
  fact<T>(reading: Reading<T> | null): Fact<T> {
    if (reading === null) return { status: 'not-applicable' };
    const { id } = this.enter(reading);
    const { outcome } = reading;
    return outcome.status === 'ok'
      ? { status: 'ok', value: outcome.value, evidence: id }
      : { status: outcome.status, reason: outcome.reason, evidence: id };
  }
}

/** Whether it is unknown if the thing exists: refused, timed out, unavailable or failed. */
export const isUnreadFact = (
  fact: Fact<unknown>,
): fact is Extract<Fact<unknown>, { readonly status: FailedRead['status'] }> =>
  fact.status !== 'ok' && fact.status !== 'not-applicable' && fact.status !== 'absent';

/**
 * What would have been found through something that could not be read is unread for the same reason, not "nothing to
 * read": no conclusion rests on the gap, and the reason is seen.
 */
export const inherited = <T>(fact: Fact<T>, from: Fact<unknown>): Fact<T> =>
  fact.status === 'not-applicable' && isUnreadFact(from) ? from : fact;
