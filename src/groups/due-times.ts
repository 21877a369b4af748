import type { GroupHash } from '../alerts/group-key.js';

/** Groups remembered; of others the trigger is looked at, which costs reads and nothing else. */
const MAX_GROUPS = 10_000;

/**
 * When groups that wait (for more alerts, or for the next carried commit) are due. A new trigger of such a group is delivered at
 * once, whatever the earlier one waits for; what came with it can only make the group wait longer, so nothing is read for it
 * before that time.
 */
export class DueTimes {
  /** ms of `performance.now()`. */
  readonly #dueAt = new Map<GroupHash, number>();

  waits(group: GroupHash, afterMs: number, now = performance.now()): void {
    this.#dueAt.delete(group);
    this.#dueAt.set(group, now + afterMs);
    const [oldest] = this.#dueAt.keys();
    if (this.#dueAt.size > MAX_GROUPS && oldest !== undefined) this.#dueAt.delete(oldest);
  }

  /** How long a group waits still, ms; 0 when it is due or not known to wait. */
  remainderMs(group: GroupHash, now = performance.now()): number {
    const remainder = (this.#dueAt.get(group) ?? 0) - now;
    if (remainder > 0) return remainder;
    this.#dueAt.delete(group);
    return 0;
  }
}
