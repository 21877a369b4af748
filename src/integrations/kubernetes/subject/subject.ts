import type { Pod } from '../../../evidence/objects.js';
import { type Owners, NO_OWNERS } from '../survey/owners.collector.js';
import { foundPod } from '../survey/pod.collector.js';
import { valueOf, type Reading } from '../../../evidence/reading.js';

/**
 * What an alert is about, as it is found in the cluster. Each part is there as soon as its own calls have answered, so
 * that what needs only one of them starts at once.
 */
export interface Subject {
  /** The pod that the alert names; `null` if it names none. Absent if the pod is gone. */
  readonly named: Promise<Reading<Pod> | null>;
  /** The pod to look into: the named one while it exists, else the worst of the workload or service. */
  readonly chosen: Promise<Reading<Pod> | null>;
  readonly owners: Promise<Owners>;
  readonly pods: Promise<Reading<readonly Pod[]> | null>;
}

/** The worst of some pods; they come worst first. */
export const worstOf = (pods: Reading<readonly Pod[]> | null): Reading<Pod> | null => {
  const worst = valueOf(pods)?.[0];
  return pods === null || worst === undefined ? null : foundPod(worst, pods);
};

/** A subject without workload and without a pod to look into: pods at most. */
export const podsOnly = (pods: Promise<Reading<readonly Pod[]> | null>): Subject => ({
  named: Promise.resolve(null),
  chosen: Promise.resolve(null),
  owners: Promise.resolve(NO_OWNERS),
  pods,
});
