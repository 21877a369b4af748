import type { Condition, Container, ContainerStatus, Pod, PodSpec } from '../../../evidence/objects.js';
import { containerStatuses, isReady, restartsOf } from '../pod-health.js';
import { metadataBody } from './object-body.js';

/** Put on every pod by the API server; it tells nothing about this one. */
const isDefaultToleration = (key: string | undefined): boolean =>
  key === 'node.kubernetes.io/not-ready' || key === 'node.kubernetes.io/unreachable';

/** Mounted into every pod by the API server. */
const isTokenVolume = (name: unknown): boolean =>
  typeof name === 'string' && name.startsWith('kube-api-access-');

/** Fields of a container that tell nothing about it: the API server fills them in, the same for all. */
const UNTELLING: ReadonlySet<string> = new Set(['terminationMessagePath', 'terminationMessagePolicy']);

/** A container without what every container has. */
const containerBody = (container: Container): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(container)
      .filter(([field]) => !UNTELLING.has(field))
      .map(([field, value]: readonly [string, unknown]) =>
        field === 'volumeMounts' && Array.isArray(value)
          ? [field, value.filter((mount: { readonly name?: unknown }) => !isTokenVolume(mount.name))]
          : [field, value],
      ),
  );

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
  volumes: spec.volumes?.filter(({ name }) => !isTokenVolume(name)),
  initContainers: spec.initContainers?.map(containerBody),
  containers: spec.containers.map(containerBody),
  ephemeralContainers: spec.ephemeralContainers?.map(containerBody),
});

const conditionBody = ({ type, status, reason, message, lastTransitionTime }: Condition) => ({
  type,
  status,
  reason,
  message,
  lastTransitionTime,
});

const statusBody = ({
  name,
  image,
  ready,
  started,
  restartCount,
  state,
  lastState,
}: ContainerStatus): Readonly<Record<string, unknown>> => ({
  name,
  image,
  ready,
  started,
  restartCount,
  state,
  lastState,
});

/** The state of a pod without its addresses and the ids of containers. */
const podStatusBody = (status: Pod['status']): Readonly<Record<string, unknown>> => ({
  phase: status?.phase,
  reason: status?.reason,
  message: status?.message,
  startTime: status?.startTime,
  podIP: status?.podIP,
  qosClass: status?.qosClass,
  conditions: status?.conditions?.map(conditionBody),
  initContainerStatuses: status?.initContainerStatuses?.map(statusBody),
  containerStatuses: status?.containerStatuses?.map(statusBody),
  ephemeralContainerStatuses: status?.ephemeralContainerStatuses?.map(statusBody),
});

/** A pod as evidence: its state first. */
export const podBody = (pod: Pod): Readonly<Record<string, unknown>> => ({
  kind: 'Pod',
  metadata: metadataBody(pod.metadata),
  status: podStatusBody(pod.status),
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
