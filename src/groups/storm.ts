import type { GroupHash, GroupKey } from '../alerts/group-key.js';
import type { Folded, ReportedCause } from '../analysis/report.js';

export interface StormLimits {
  /** More groups than this within the window are a storm; 0: never. */
  readonly groups: number;
  readonly windowMs: number;
  /** Groups that the model explains in a window of a storm. */
  readonly modelAnalyses: number;
}

/** Share of the model's analyses that only groups with a critical alert get. */
const KEPT_FOR_CRITICAL = 0.25;

/** Explained groups that a folded one names. */
const MAX_NAMED = 10;

/** Groups remembered; far more than a window holds. */
const MAX_GROUPS = 10_000;

interface Explained {
  readonly at: number;
  readonly group: GroupHash;
  readonly key: GroupKey;
  /** `undefined` while it is being explained, `null` when no cause was found. */
  cause: Pick<ReportedCause, 'entity' | 'mechanism' | 'text'> | null | undefined;
}

/** One cause, whoever found it. */
const sameCause = (a: Explained['cause'], b: Explained['cause']): boolean =>
  !!a &&
  !!b &&
  a.mechanism === b.mechanism &&
  (['kind', 'namespace', 'name'] as const).every((field) => a.entity[field] === b.entity[field]);

/**
 * Many groups that begin at once mostly have few causes. In such a storm the model explains the first and the critical ones; the
 * others are answered by the rules and folded: their results list what was explained. Times are ms of one clock.
 */
export class Storm {
  readonly #begun = new Map<GroupHash, number>();
  #explained: Explained[] = [];

  constructor(private readonly limits: StormLimits) {}

  /** A group has an alert that no result answered yet. */
  begins(group: GroupHash, now: number): void {
    if (this.#begun.has(group)) return;
    this.#begun.set(group, now);
    const [oldest] = this.#begun.keys();
    if (this.#begun.size > MAX_GROUPS && oldest !== undefined) this.#begun.delete(oldest);
  }

  /** Whether more groups began within the window than the limit. */
  isOn(now: number): boolean {
    this.#forgetBefore(now - this.limits.windowMs);
    return this.limits.groups > 0 && this.#begun.size > this.limits.groups;
  }

  /** Whether the model may be asked about a group; if so, it counts as asked. */
  admits(group: GroupHash, key: GroupKey, isCritical: boolean, now: number): boolean {
    this.begins(group, now);
    const isStorm = this.isOn(now);
    const kept = isCritical ? 0 : Math.floor(this.limits.modelAnalyses * KEPT_FOR_CRITICAL);
    if (isStorm && this.#explained.length >= this.limits.modelAnalyses - kept) return false;
    this.#explained.push({ at: now, group, key, cause: undefined });
    return true;
  }

  /** What the analysis of an admitted group found. */
  explained(group: GroupHash, cause: ReportedCause | null): void {
    const entry = this.#explained.findLast((each) => each.group === group);
    if (entry !== undefined) entry.cause = cause;
  }

  /** What a group that was not admitted is told. */
  folded(cause: ReportedCause | null): Folded {
    const explained = this.#explained
      .filter((each) => each.cause !== undefined)
      .map(({ group, key, cause: found }) => ({
        group,
        key,
        cause: found?.text ?? null,
        shared: sameCause(found, cause),
      }));
    const sharedFirst = explained.toSorted((a, b) => Number(b.shared) - Number(a.shared));
    return { groups: this.#begun.size, explained: sharedFirst.slice(0, MAX_NAMED) };
  }

  #forgetBefore(time: number): void {
    for (const [group, at] of this.#begun) if (at < time) this.#begun.delete(group);
    this.#explained = this.#explained.filter(({ at }) => at >= time);
  }
}
