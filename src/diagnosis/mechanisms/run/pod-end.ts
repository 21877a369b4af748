import { conditionOf, eventsOf, podOf } from '../../kit/look.js';
import type { SeenPod } from '../../kit/container-rule.js';
import { firstSeen } from '../../kit/pod-times.js';

/** When a pod was ended from outside: by its condition, else by its event, else since it is not ready. */
export const endedAt = ({ pod, entity }: SeenPod, reason: string): string | null =>
  conditionOf(pod.status?.conditions, 'DisruptionTarget')?.lastTransitionTime ??
  firstSeen(eventsOf(entity, reason)) ??
  conditionOf(pod.status?.conditions, 'Ready')?.lastTransitionTime ??
  pod.status?.startTime ??
  null;

/** Whether its owner has a younger pod that is ready: what ended this one is over. */
const isReplaced = ({ pod, entity, graph }: SeenPod): boolean => {
  const made = Date.parse(pod.metadata.creationTimestamp ?? '');
  return graph
    .targets(entity.key, 'owned by')
    .flatMap((owner) => graph.sources(owner.key, 'owned by'))
    .some((sibling) => {
      const other = podOf(sibling);
      if (other === null || sibling.key === entity.key) return false;
      const isYounger = Date.parse(other.metadata.creationTimestamp ?? '') > made;
      return isYounger && conditionOf(other.status?.conditions, 'Ready')?.status === 'True';
    });
};

/** `lastSeen` of what ended a pod, once another one has taken its place; empty while none has. */
export const replacedAt = (seen: SeenPod, at: string | null): { readonly lastSeen?: string | null } =>
  isReplaced(seen) ? { lastSeen: at } : {};
