import type { Pod } from '../../../evidence/objects.js';
import { waitingReason } from '../../container-view.js';
import { workloadContainers } from '../../kit/look.js';

const CREATING: readonly string[] = ['ContainerCreating', 'PodInitializing'];

/** Whether a pod still waits for what must be there before its containers: events of that outlive it by an hour. */
export const waitsToStart = (pod: Pod): boolean => {
  if (pod.status?.phase !== 'Pending' || pod.spec.nodeName === undefined) return false;
  const containers = workloadContainers(pod);
  return containers.every(
    (each) => each.role === 'init' || each.status === null || CREATING.includes(waitingReason(each) ?? ''),
  );
};
