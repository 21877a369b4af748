import type { AlertId, AlertStatus } from './alert.js';
import type { GroupMember } from './group.js';
import { firingOf } from './group.js';
import { severityRank } from './severity.js';

/** What a committed result says of one alert. */
export interface AnsweredMember {
  readonly id: AlertId;
  readonly startsAt: string;
  readonly status: AlertStatus;
}

/** What the last analysis saw, to tell whether another would see something new. Counts firing alerts only. */
export interface Outline {
  readonly alertnames: readonly string[];
  /** Rank of the most severe firing alert. */
  readonly severity: number;
  readonly memberCount: number;
  /** Whether the group's recovery was already answered. */
  readonly resolved: boolean;
}

/** An earlier result of a group, as far as episodes and materiality go. */
export interface Earlier {
  readonly members: readonly AnsweredMember[];
  readonly outline: Outline;
}

export const outlineOf = (members: readonly GroupMember[]): Outline => {
  const firing = firingOf(members);
  const seen = firing.length > 0 ? firing : members;
  return {
    alertnames: [...new Set(seen.map((member) => member.state.content.labels['alertname'] ?? ''))].sort(),
    severity: Math.max(0, ...seen.map((member) => severityRank(member.state.content.labels))),
    memberCount: seen.length,
    resolved: firing.length === 0,
  };
};

/** What a result that answered these members as they are says of them. */
export const answeredAs = (members: readonly GroupMember[]): readonly AnsweredMember[] =>
  members.map(({ id, status, state }) => ({ id, status, startsAt: state.startsAt }));

/** Finds what an earlier result says of an alert's present `startsAt`; `undefined` when it does not know it. */
export const answersBy = (earlier: Earlier | null): ((member: GroupMember) => AnsweredMember | undefined) => {
  const known = new Map(
    earlier?.members.map((answered) => [`${answered.id} ${answered.startsAt}`, answered]),
  );
  return (member) => known.get(`${member.id} ${member.state.startsAt}`);
};

/**
 * What a snapshot is against the group's earlier result (docs/stream-protocol.md "Group and episode"):
 * - `new-episode`: there is no earlier result, all its members were resolved and one is not any more, or it knows none of
 *   the firing members with the same startsAt; for a group whose members are all resolved, none of its members
 * - `material`: within the episode, a new alertname, a higher severity, or twice the firing members
 * - `recovered`: within the episode, all members resolved, for the first time
 * - `same`: nothing that another analysis would see
 */
export type Change = 'new-episode' | 'material' | 'recovered' | 'same';

export const changeSince = (earlier: Earlier | null, members: readonly GroupMember[]): Change => {
  if (earlier === null) return 'new-episode';
  const answered = answersBy(earlier);
  const firing = firingOf(members);
  const wasOver = earlier.members.every((member) => member.status === 'resolved');
  if (firing.length === 0) {
    if (wasOver) return members.every((member) => answered(member) !== undefined) ? 'same' : 'new-episode';
    if (!members.some((member) => answered(member) !== undefined)) return 'new-episode';
    return earlier.outline.resolved ? 'same' : 'recovered';
  }
  if (wasOver || !firing.some((member) => answered(member) !== undefined)) return 'new-episode';
  return isMaterial(earlier.outline, outlineOf(members)) ? 'material' : 'same';
};

/** Whether firing alerts show what an analysis has not seen: a new name, a higher severity, twice as many. */
export const isMaterial = (before: Outline, now: Outline): boolean =>
  now.alertnames.some((name) => !before.alertnames.includes(name)) ||
  now.severity > before.severity ||
  now.memberCount >= 2 * before.memberCount;
