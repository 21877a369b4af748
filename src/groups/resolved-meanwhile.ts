import type { GroupMember, GroupSnapshot } from '../alerts/group.js';

/**
 * The group as it was analysed, with what ended since: an alert that fired and is over by the same start is told so with its
 * first answer. Who joined since is left out, for the analysis has not seen it, and the revision stays: a snapshot may know
 * more than it claims, never less.
 */
export const resolvedMeanwhile = (analysed: GroupSnapshot, now: GroupSnapshot): GroupSnapshot => {
  if (now.incarnation !== analysed.incarnation) return analysed;
  const later = new Map(now.members.map((member) => [member.id, member]));
  const asOfNow = (member: GroupMember): GroupMember => {
    const found = later.get(member.id);
    const ended =
      member.status === 'firing' &&
      found?.status === 'resolved' &&
      found.state.startsAt === member.state.startsAt;
    return ended ? found : member;
  };
  return { ...analysed, members: analysed.members.map(asOfNow) };
};
