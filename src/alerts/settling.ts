import type { Earlier } from './episode.js';
import { answersBy } from './episode.js';
import type { GroupMember } from './group.js';
import { firingOf } from './group.js';

export interface SettleTimes {
  /** No new member for this long. */
  readonly quietMs: number;
  /** At most this long after the first new one. */
  readonly maxMs: number;
}

/**
 * How long a group must still settle, in ms; 0 when it is settled. Only firing members that the earlier result does not
 * know count as new. Both times are on the stream's clock, so a worker's clock may be wrong.
 */
export const settleRemainderMs = (
  members: readonly GroupMember[],
  earlier: Earlier | null,
  times: SettleTimes,
  serverNow: number,
): number => {
  const answered = answersBy(earlier);
  const joined = firingOf(members)
    .filter((member) => answered(member) === undefined)
    .map((member) => member.state.firstAt);
  if (joined.length === 0) return 0;
  const until = Math.min(Math.max(...joined) + times.quietMs, Math.min(...joined) + times.maxMs);
  return Math.max(0, Math.min(until - serverNow, times.maxMs));
};
