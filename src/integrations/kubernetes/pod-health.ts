import type { ContainerStatus, Pod } from '../../evidence/objects.js';

/** Statuses of all containers: init and sidecar, regular, ephemeral. */
export const containerStatuses = (pod: Pod): readonly ContainerStatus[] => [
  ...(pod.status?.initContainerStatuses ?? []),
  ...(pod.status?.containerStatuses ?? []),
  ...(pod.status?.ephemeralContainerStatuses ?? []),
];

/** Restarts of all containers together. */
export const restartsOf = (pod: Pod): number =>
  containerStatuses(pod).reduce((sum, { restartCount }) => sum + restartCount, 0);

export const isReady = (pod: Pod): boolean =>
  pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false;

/** Ready, or done with success. */
export const isHealthy = (pod: Pod): boolean => pod.status?.phase === 'Succeeded' || isReady(pod);

const createdMs = (pod: Pod): number => Date.parse(pod.metadata.creationTimestamp ?? '') || 0;

/** Not ready first, then most restarts, then newest; the name decides between equals, so that the order is stable. */
const byTrouble = (a: Pod, b: Pod): number =>
  Number(isHealthy(a)) - Number(isHealthy(b)) ||
  restartsOf(b) - restartsOf(a) ||
  createdMs(b) - createdMs(a) ||
  a.metadata.name.localeCompare(b.metadata.name, 'en');

export const worstFirst = (pods: readonly Pod[]): readonly Pod[] => pods.toSorted(byTrouble);
