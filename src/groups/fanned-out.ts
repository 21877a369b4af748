import type { AlertId } from '../alerts/alert.js';
import type { GroupHash } from '../alerts/group-key.js';
import type { GroupResult, ResultMember } from './group-result.js';

/** What a group's alerts were told last, by a result that was fanned out to its end here. */
interface Told {
  readonly sequence: number;
  readonly analysis: number;
  readonly members: ReadonlyMap<AlertId, string>;
}

/** Members remembered, of all groups, some 100 bytes each; of the others the last result is read. */
const MAX_MEMBERS = 50_000;

const answerOf = ({ startsAt, status }: ResultMember): string => `${startsAt} ${status}`;

/**
 * Which alerts of a group need no look at their last result, so that one more alert in a large group costs one result and not
 * as many reads as the group has members. Only what this process has fanned out itself to the end counts, and only while no
 * other result of the group came between.
 */
export class FannedOut {
  readonly #groups = new Map<GroupHash, Told>();
  #remembered = 0;

  /** Members of a result that may have to be told something. */
  open(result: GroupResult, analysis: number): readonly ResultMember[] {
    const { id, members } = result.group;
    const told = this.#groups.get(id);
    if (told === undefined || told.sequence !== result.after || told.analysis !== analysis) return members;
    return members.filter((member) => told.members.get(member.id) !== answerOf(member));
  }

  /** All members of this result have what it tells them. */
  done(sequence: number, result: GroupResult, analysis: number): void {
    const { id, members } = result.group;
    this.#forget(id);
    this.#remembered += members.length;
    this.#groups.set(id, {
      sequence,
      analysis,
      members: new Map(members.map((member) => [member.id, answerOf(member)])),
    });
    for (const oldest of this.#groups.keys()) {
      if (this.#remembered <= MAX_MEMBERS) break;
      this.#forget(oldest);
    }
  }

  #forget(group: GroupHash): void {
    this.#remembered -= this.#groups.get(group)?.members.size ?? 0;
    this.#groups.delete(group);
  }
}
