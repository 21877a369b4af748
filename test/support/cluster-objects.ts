import type {
  ContainerStatus,
  EndpointSlice,
  KubeEvent,
  Node,
  ObjectMeta,
  Pod,
  Service,
  WorkloadObject,
} from '../../src/evidence/objects.js';

/** Objects of a small cluster, for tests: namespace `shop`, times in March 2026, everything well unless told otherwise. */

const CREATED = '2026-03-02T08:00:00Z';

export const metadata = (name: string, more: Partial<ObjectMeta> = {}): ObjectMeta => ({
  name,
  namespace: 'shop',
  uid: `uid-${name}`,
  creationTimestamp: CREATED,
  ...more,
});

export const ownedBy = (kind: string, name: string): Pick<ObjectMeta, 'ownerReferences'> => ({
  ownerReferences: [{ apiVersion: 'apps/v1', kind, name, uid: `uid-${name}`, controller: true }],
});

export const running = (name: string, more: Partial<ContainerStatus> = {}): ContainerStatus => ({
  name,
  ready: true,
  restartCount: 0,
  state: { running: { startedAt: CREATED } },
  ...more,
});

export const crashing = (name: string): ContainerStatus => ({
  name,
  ready: false,
  restartCount: 7,
  state: { waiting: { reason: 'CrashLoopBackOff' } },
  lastState: { terminated: { exitCode: 1, reason: 'Error' } },
});

interface PodParts {
  readonly meta?: Partial<ObjectMeta>;
  readonly statuses?: readonly ContainerStatus[];
  readonly initStatuses?: readonly ContainerStatus[];
  readonly phase?: string;
  readonly node?: string;
}

/** A pod whose containers are those of its statuses; ready if they all are. */
export const pod = (name: string, parts: PodParts = {}): Pod => {
  const { meta, statuses = [running('app')], initStatuses = [], phase = 'Running', node = 'w1' } = parts;
  const ready = statuses.every((status) => status.ready);
  return {
    metadata: metadata(name, meta),
    spec: {
      nodeName: node,
      initContainers: initStatuses.map((status) => ({ name: status.name })),
      containers: statuses.map((status) => ({ name: status.name, image: `registry/${status.name}:1` })),
    },
    status: {
      phase,
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
      containerStatuses: statuses,
      initContainerStatuses: initStatuses,
    },
  };
};

export const workload = (
  name: string,
  labels: Readonly<Record<string, string>> = { app: name },
  meta: Partial<ObjectMeta> = {},
): WorkloadObject => ({
  metadata: metadata(name, meta),
  spec: {
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'registry/app:1' }] } },
  },
});

export const cronJob = (name: string): WorkloadObject => ({
  metadata: metadata(name),
  spec: { schedule: '@daily' },
});

/** A ReplicaSet of a Deployment with its revision. */
export const replicaSet = (deployment: string, hash: string, revision: number): WorkloadObject => ({
  ...workload(
    `${deployment}-${hash}`,
    { app: deployment, 'pod-template-hash': hash },
    {
      labels: { app: deployment, 'pod-template-hash': hash },
      annotations: { 'deployment.kubernetes.io/revision': String(revision) },
      ...ownedBy('Deployment', deployment),
    },
  ),
});

/** Metadata of a pod of such a ReplicaSet. */
export const inReplicaSet = (deployment: string, hash: string): Partial<ObjectMeta> => ({
  labels: { app: deployment, 'pod-template-hash': hash },
  ...ownedBy('ReplicaSet', `${deployment}-${hash}`),
});

export const service = (name: string, selector: Readonly<Record<string, string>>): Service => ({
  metadata: metadata(name),
  spec: { selector, ports: [{ port: 80 }] },
});

export const endpointSlice = (of: string, ready: boolean): EndpointSlice => ({
  metadata: metadata(`${of}-abc`, { labels: { 'kubernetes.io/service-name': of } }),
  endpoints: [{ addresses: ['10.0.0.1'], conditions: { ready } }],
});

export const node = (name: string, ready = true): Node => ({
  metadata: { name, uid: `uid-${name}` },
  status: { conditions: [{ type: 'Ready', status: ready ? 'True' : 'Unknown' }] },
});

export const event = (kind: string, name: string, reason: string, lastTimestamp = CREATED): KubeEvent => ({
  type: 'Warning',
  reason,
  message: `${reason} of ${name}`,
  count: 1,
  firstTimestamp: lastTimestamp,
  lastTimestamp,
  involvedObject: { kind, name, namespace: 'shop', uid: null, fieldPath: null },
});
