import { answersBy, type Earlier } from './episode.js';
import { firingOf, type GroupMember } from './group.js';

export interface FlapLimits {
  /** So many changes within the window are flapping; 0: never. */
  readonly threshold: number;
  readonly windowMs: number;
}

/** That a group goes to and fro between firing and resolved. */
export interface Flapping {
  /** When it began to, RFC 3339. */
  readonly since: string;
  /** Changes since then. */
  readonly changes: number;
  /** Without a change for so long, it is over. */
  readonly calmMinutes: number;
  /** Whether an analysis was made since, whose report is told until it is over. */
  readonly analysed: boolean;
}

/** What a group's results hand on about its changes. */
export interface Changes {
  /** The last ones, at most as many as the threshold, RFC 3339 on the stream's clock; oldest first. */
  readonly times: readonly string[];
  readonly flapping: Flapping | null;
}

export const NO_CHANGES: Changes = { times: [], flapping: null };

/**
 * How often a group went from firing to resolved or back since its earlier result: 0, 1, or 2 where it went and came
 * between two results.
 */
export const changesBetween = (earlier: Earlier | null, members: readonly GroupMember[]): 0 | 1 | 2 => {
  const wasOver = earlier === null || earlier.members.every(({ status }) => status === 'resolved');
  const firing = firingOf(members);
  if (wasOver !== (firing.length === 0)) return 1;
  const answered = answersBy(earlier);
  const isKnown = (member: GroupMember): boolean => answered(member) !== undefined;
  return (wasOver ? members.every(isKnown) : firing.some(isKnown)) ? 0 : 2;
};

/** Hands the changes on. Flapping begins with the threshold and ends when none came for the window. `now` in ms since the epoch. */
export const changesAfter = (
  before: Changes,
  changed: 0 | 1 | 2,
  now: number,
  { threshold, windowMs }: FlapLimits,
): Changes => {
  if (threshold === 0) return NO_CHANGES;
  const recent = before.times.filter((time) => Date.parse(time) > now - windowMs);
  const times = [...recent, ...Array.from({ length: changed }, () => new Date(now).toISOString())];
  const going = recent.length > 0 ? before.flapping : null;
  const [since] = times;
  const begins = times.length >= threshold && since !== undefined;
  const calmMinutes = windowMs / 60_000;
  const begun = begins ? { since, changes: times.length, calmMinutes, analysed: false } : null;
  const flapping = going === null ? begun : { ...going, changes: going.changes + changed };
  return { times: times.slice(-threshold), flapping };
};
