import { answeredAs, changeSince, type Earlier, outlineOf } from '../alerts/episode.js';
import { type GroupSnapshot, worstFirst } from '../alerts/group.js';
import { MAX_ATTEMPTS } from '../jetstream/settle-failure.js';

/** Value of the attempts bucket: how often the analysis of a group was started without a result being stored. */
export interface AttemptRecord {
  readonly revision: number;
  readonly attempts: number;
  /** Not before this time, ms since the epoch; 0 when at once. */
  readonly notBefore: number;
  /** ms since the epoch; `null` when no attempt failed in an orderly way. */
  readonly firstFailureAt: number | null;
  /** Class of the last failure. */
  readonly class: string | null;
  /** Whether the last attempt was begun and never ended: its process died, or it is still at work. */
  readonly open?: boolean;
  /** What the group looked like at the first attempt, to tell a repeat from something new. */
  readonly basis: Earlier;
}

/** What the bucket held of a group when it was looked at; written and removed by that revision only. */
export interface CountedAttempts {
  readonly record: AttemptRecord | null;
  /** 0: never written. */
  readonly revision: number;
}

/** Members kept in `basis`, worst first: enough to know the group again, bounded for storms. */
const BASIS_MEMBERS = 200;

const basisOf = ({ members }: GroupSnapshot): Earlier => ({
  members: answeredAs(worstFirst(members).slice(0, BASIS_MEMBERS)),
  outline: outlineOf(members),
});

export type AttemptDecision =
  | { readonly do: 'start'; readonly record: AttemptRecord }
  | { readonly do: 'give-up'; readonly record: AttemptRecord };

/**
 * Counts an attempt before its work. What was counted is kept while only repeats arrive, and is forgotten when the group
 * changed materially since, or a new episode began.
 */
export const countAttempt = (record: AttemptRecord | null, snapshot: GroupSnapshot): AttemptDecision => {
  const kept = record !== null && changeSince(record.basis, snapshot.members) === 'same' ? record : null;
  if (kept !== null && kept.attempts >= MAX_ATTEMPTS) return { do: 'give-up', record: kept };
  return {
    do: 'start',
    record: {
      revision: snapshot.revision,
      attempts: (kept?.attempts ?? 0) + 1,
      notBefore: 0,
      firstFailureAt: kept?.firstFailureAt ?? null,
      class: kept?.class ?? null,
      open: true,
      basis: kept?.basis ?? basisOf(snapshot),
    },
  };
};

/** Attempts that ended with their process, after which one more is made with nothing beside it. */
const SUSPECT_AFTER = 2;

/**
 * Whether a group may be what kills the process: then it is worked alone, so that no neighbour is charged with its end. After
 * one death nobody is suspected; a process may die for other reasons.
 */
export const isSuspect = (record: AttemptRecord | null): boolean =>
  record?.open === true && record.attempts >= SUSPECT_AFTER;

/** The record after an orderly failure that is tried again in `afterMs`. */
export const afterFailure = (
  record: AttemptRecord,
  failure: { readonly class: string; readonly now: number; readonly afterMs: number },
): AttemptRecord => ({
  ...record,
  notBefore: failure.now + failure.afterMs,
  firstFailureAt: record.firstFailureAt ?? failure.now,
  class: failure.class,
  open: false,
});

/** The record when the work was handed back for no fault of the message: the process stops, or the stream is away. */
export const handedBack = (record: AttemptRecord): AttemptRecord => ({
  ...record,
  attempts: Math.max(0, record.attempts - 1),
  open: false,
});
