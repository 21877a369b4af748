import { firingOf, type GroupMember } from '../alerts/group.js';
import type { GroupResult } from './group-result.js';

/** When alerts that a report is not about get one of their own. Times are ms. */
export interface ReanalyseTimes {
  /** At most once in this time, from one analysis of the group to the next. */
  readonly everyMs: number;
  /** Whether it waits all the same: in a storm the model is there for groups that nothing explains yet. */
  readonly isHeld: boolean;
}

/** Alerts that fire and that the report of a result is not about: they began, or joined the group, after its evidence was read. */
export const unreadOf = (
  { group }: Pick<GroupResult, 'group'>,
  members: readonly GroupMember[],
): readonly GroupMember[] => {
  const read = new Set(
    group.members
      .filter(({ joinedLater }) => joinedLater !== true)
      .map(({ id, startsAt }) => `${id} ${startsAt}`),
  );
  return firingOf(members).filter(({ id, state }) => !read.has(`${id} ${state.startsAt}`));
};

/**
 * How long it takes until a group is analysed for alerts that its report is not about, ms; `null` when there are none, or when its
 * alerts only come and go.
 * @param serverNow ms since the epoch, on the stream's clock
 */
export const reanalyseInMs = (
  stored: GroupResult | null,
  members: readonly GroupMember[],
  { everyMs, isHeld }: ReanalyseTimes,
  serverNow: number,
): number | null => {
  if (stored === null || stored.group.flapping?.analysed === true) return null;
  if (unreadOf(stored, members).length === 0) return null;
  if (isHeld) return everyMs;
  const { analysedAt } = stored;
  const due = analysedAt === undefined ? serverNow : Date.parse(analysedAt) + everyMs;
  return Math.min(everyMs, Math.max(0, due - serverNow));
};
