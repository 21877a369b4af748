import type { ContainerStatus, Pod, PodSpec } from '../../sources/kubernetes/objects.js';
import { containerStatuses, isReady, restartsOf } from '../pod-health.js';
import { metadataBody } from './object-body.js';

/** Put on every pod by the API server; it tells nothing about this one. */
const isDefaultToleration = (key: string | undefined): boolean =>
  key === 'node.kubernetes.io/not-ready' || key === 'node.kubernetes.io/unreachable';

/** A pod template's or pod's spec without what every pod has. */
export const podSpecBody = (spec: PodSpec): Readonly<Record<string, unknown>> => ({
  nodeName: spec.nodeName,
  serviceAccountName: spec.serviceAccountName,
  restartPolicy: spec.restartPolicy,
  priorityClassName: spec.priorityClassName,
  imagePullSecrets: spec.imagePullSecrets,
  nodeSelector: spec.nodeSelector,
  tolerations: spec.tolerations?.filter(({ key }) => !isDefaultToleration(key)),
  affinity: spec.affinity,
  volumes: spec.volumes?.filter(({ name }) => !name.startsWith('kube-api-access-')),
  initContainers: spec.initContainers,
  containers: spec.containers,
});

/** A pod as evidence: its state first. */
export const podBody = (pod: Pod): Readonly<Record<string, unknown>> => ({
  kind: 'Pod',
  metadata: metadataBody(pod.metadata),
  status: pod.status,
  spec: podSpecBody(pod.spec),
});

const stateOf = ({ name, ready, restartCount, state, lastState }: ContainerStatus): string => {
  const now = state?.waiting?.reason ?? state?.terminated?.reason ?? (state?.running ? 'Running' : 'unknown');
  const last = lastState?.terminated;
  const before = last === undefined ? '' : `, last ${last.reason ?? 'terminated'} (exit ${last.exitCode})`;
  return `${name}: ${now}${before}, ${ready ? 'ready' : 'not ready'}, ${restartCount} restarts`;
};

/** One line of a table of pods. */
export const podRow = (pod: Pod): Readonly<Record<string, unknown>> => ({
  name: pod.metadata.name,
  namespace: pod.metadata.namespace,
  phase: pod.status?.phase,
  reason: pod.status?.reason,
  ready: isReady(pod),
  restarts: restartsOf(pod),
  node: pod.spec.nodeName,
  createdAt: pod.metadata.creationTimestamp,
  containers: containerStatuses(pod).map(stateOf),
});
