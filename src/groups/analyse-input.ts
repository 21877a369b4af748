import type { GroupSnapshot } from '../alerts/group.js';
import type { Delivery } from '../jetstream/delivery.js';
import type { Settlement } from '../jetstream/settlement.js';
import type { CountedAttempts } from './attempts.js';
import type { Committed } from './commit-group.js';
import { reaches } from './decide.js';
import type { ResultKind } from './group-result.js';
import type { LastGroupResult } from './group-results.js';

/** One attempt at the analysis of a group. */
export interface AnalyseInput {
  readonly snapshot: GroupSnapshot;
  readonly last: LastGroupResult | null;
  readonly kind: ResultKind;
  readonly delivery: Delivery;
  /** As counted before this one. */
  readonly attempts: CountedAttempts;
  /** The server's time when the work began, ms since the epoch. */
  readonly serverNow: number;
  /** Milliseconds spent before the work began, for `provenance.timings`. */
  readonly waited: Readonly<Record<'queued' | 'settled', number>>;
  /** Aborted when its alerts are over, so that no model need be asked. */
  readonly over?: AbortSignal;
}

/**
 * `done`: this is stored now and answers the snapshot; `counted` is there where it took an attempt. `settled`: nothing was
 * stored, this becomes of the message.
 */
export type AnalyseOutcome =
  | { readonly kind: 'done'; readonly committed: Committed; readonly counted?: CountedAttempts }
  | { readonly kind: 'settled'; readonly settlement: Settlement };

/** Nothing was stored. */
export const settled = (settlement: Settlement): AnalyseOutcome => ({ kind: 'settled', settlement });

/** A stored result that answers the snapshot already. */
export const reached = (last: LastGroupResult | null, snapshot: GroupSnapshot): Committed | null =>
  last?.result && reaches(last.result.value, snapshot)
    ? { sequence: last.sequence, result: last.result }
    : null;
