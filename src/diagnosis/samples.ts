import type { EvidenceId } from '../evidence/evidence.js';
import type { ClusterFacts, ContainerLog, Fact } from '../evidence/facts.js';
import type {
  Condition,
  Container,
  ContainerState,
  ContainerStatus,
  KubeEvent,
  Node,
  Pod,
  PodSpec,
  WorkloadObject,
} from '../evidence/objects.js';

/** Builders for the samples that each rule carries: a small cluster around pod `shop/cart-7d9f8b6c5-x2x4q`. */
export const NOW = '2026-03-02T10:00:00Z';
export const POD = 'cart-7d9f8b6c5-x2x4q';
const NAMESPACE = 'shop';

/** The time so many minutes before the samples' clock. */
export const minutesAgo = (minutes: number): string =>
  new Date(Date.parse(NOW) - minutes * 60_000).toISOString();

export const seen = <T>(value: T, evidence: EvidenceId): Fact<T> => ({ status: 'ok', value, evidence });

const NOTHING = { status: 'not-applicable' } as const;

/** Facts in which nothing was read but what is given. */
export const factsWith = (parts: Partial<ClusterFacts>): ClusterFacts => ({
  now: new Date(NOW),
  target: {
    cluster: null,
    namespace: NAMESPACE,
    pod: POD,
    container: null,
    workload: null,
    service: null,
    node: null,
  },
  pod: NOTHING,
  pods: NOTHING,
  podEvents: NOTHING,
  workload: NOTHING,
  workloadEvents: NOTHING,
  revisions: NOTHING,
  service: NOTHING,
  endpoints: NOTHING,
  node: NOTHING,
  nodeEvents: NOTHING,
  logs: [],
  ...parts,
});

/** What is said of one container of a sample pod. */
export interface ContainerParts {
  readonly name?: string;
  readonly spec?: Partial<Container>;
  readonly state?: ContainerState;
  readonly lastState?: ContainerState;
  readonly restarts?: number;
  readonly ready?: boolean;
}

export interface PodParts {
  readonly name?: string;
  readonly app?: readonly ContainerParts[];
  readonly init?: readonly ContainerParts[];
  readonly spec?: Partial<PodSpec>;
  readonly conditions?: readonly Condition[];
  readonly phase?: string;
  readonly owner?: { readonly kind: string; readonly name: string };
  readonly reason?: string;
  readonly message?: string;
}

const containerOf = (parts: ContainerParts): Container => ({
  name: parts.name ?? 'app',
  image: 'registry.example.com/shop/cart:1.4.0',
  ...parts.spec,
});

const statusOf = (parts: ContainerParts): ContainerStatus => ({
  name: parts.name ?? 'app',
  ready: parts.ready ?? false,
  restartCount: parts.restarts ?? 0,
  state: parts.state ?? {},
  lastState: parts.lastState ?? {},
});

export const podWith = (parts: PodParts = {}): Pod => {
  const owner = parts.owner ?? { kind: 'ReplicaSet', name: 'cart-7d9f8b6c5' };
  return {
    metadata: {
      name: parts.name ?? POD,
      namespace: NAMESPACE,
      labels: { app: 'cart', 'pod-template-hash': '7d9f8b6c5' },
      ownerReferences: [{ apiVersion: 'v1', uid: 'u1', controller: true, ...owner }],
    },
    spec: {
      nodeName: 'worker-1',
      initContainers: parts.init?.map(containerOf),
      containers: (parts.app ?? [{}]).map(containerOf),
      ...parts.spec,
    },
    status: {
      phase: parts.phase ?? 'Running',
      reason: parts.reason,
      message: parts.message,
      conditions: parts.conditions,
      initContainerStatuses: parts.init?.map(statusOf),
      containerStatuses: (parts.app ?? [{}]).map(statusOf),
    },
  };
};

export const terminated = (reason: string, exitCode: number, minutes = 2): ContainerState => ({
  terminated: { reason, exitCode, startedAt: minutesAgo(minutes + 3), finishedAt: minutesAgo(minutes) },
});

export const waiting = (reason: string, message?: string): ContainerState => ({
  waiting: message === undefined ? { reason } : { reason, message },
});

export const running = (minutes = 60): ContainerState => ({ running: { startedAt: minutesAgo(minutes) } });

/** An event about the sample pod, or what `about` names; `container` gives it a field path. */
export const event = (
  reason: string,
  message: string,
  parts: {
    readonly container?: string;
    readonly about?: { readonly kind: string; readonly name: string };
    readonly count?: number;
    readonly type?: string;
  } = {},
): KubeEvent => ({
  type: parts.type ?? 'Warning',
  reason,
  message,
  count: parts.count ?? 5,
  firstTimestamp: minutesAgo(20),
  lastTimestamp: minutesAgo(1),
  involvedObject: {
    kind: parts.about?.kind ?? 'Pod',
    name: parts.about?.name ?? POD,
    namespace: NAMESPACE,
    uid: null,
    fieldPath: parts.container === undefined ? null : `spec.containers{${parts.container}}`,
  },
});

export const logOf = (lines: readonly string[], container = 'app', previous = true): ContainerLog => ({
  pod: POD,
  container,
  previous,
  lines: seen(
    lines.map((line) => `2026-03-02T09:58:00.123456789Z ${line}`),
    'E3',
  ),
});

export const nodeWith = (conditions: readonly Condition[], name = 'worker-1'): Node => ({
  metadata: { name },
  status: { conditions },
});

export const jobWith = (
  conditions: readonly Condition[],
  spec: Partial<WorkloadObject['spec']> = {},
): WorkloadObject => ({
  kind: 'Job',
  metadata: { name: 'nightly-export', namespace: NAMESPACE },
  spec: { backoffLimit: 2, ...spec },
  status: { conditions, failed: 3 },
});

/** The sample pod with its events, read as E1 and E2. */
export const podFacts = (
  pod: Pod,
  events: readonly KubeEvent[] = [],
  rest: Partial<ClusterFacts> = {},
): ClusterFacts => factsWith({ pod: seen(pod, 'E1'), podEvents: seen(events, 'E2'), ...rest });
