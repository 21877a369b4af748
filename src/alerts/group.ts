import type { Alert, AlertId, AlertStatus } from './alert.js';
import type { GroupHash, GroupKey } from './group-key.js';
import { severityRank } from './severity.js';
import { type AlertState, statusOf } from './state.js';

/** One alert of a group as read from the state bucket. */
export interface GroupMember {
  readonly id: AlertId;
  readonly status: AlertStatus;
  readonly state: AlertState;
}

/**
 * All alerts of a group, read after its revision, which is all the snapshot claims (docs/stream-protocol.md "Work on a
 * group", step 3).
 */
export interface GroupSnapshot {
  readonly group: GroupHash;
  readonly key: GroupKey;
  /** Stream sequence of the group's last change that is certainly in `members`. */
  readonly revision: number;
  /** When the state bucket was created: sequences of another incarnation cannot be compared. RFC 3339. */
  readonly incarnation: string;
  readonly members: readonly GroupMember[];
}

export const memberOf = (id: AlertId, state: AlertState, reopenGraceMs: number): GroupMember => ({
  id,
  state,
  status: statusOf(state, reopenGraceMs),
});

export const firingOf = (members: readonly GroupMember[]): readonly GroupMember[] =>
  members.filter((member) => member.status === 'firing');

/** What alerts are put in order by. */
interface Ranked extends Pick<Alert, 'labels' | 'startsAt'> {
  readonly id: string;
}

/** Order of alerts, the worst first: most severe, then oldest, then by id. */
export const byWorst = (a: Ranked, b: Ranked): number =>
  severityRank(b.labels) - severityRank(a.labels) ||
  Date.parse(a.startsAt) - Date.parse(b.startsAt) ||
  (a.id < b.id ? -1 : 1);

const rankedOf = ({ id, state }: GroupMember): Ranked => ({
  id,
  labels: state.content.labels,
  startsAt: state.startsAt,
});

export const worstFirst = (members: readonly GroupMember[]): readonly GroupMember[] =>
  [...members].sort((a, b) => byWorst(rankedOf(a), rankedOf(b)));
