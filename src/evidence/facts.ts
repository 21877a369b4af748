import type { Target } from '../alerts/target.js';
import type { EndpointSlice, KubeEvent, Node, Pod, Service, WorkloadObject } from './objects.js';
import type { CaseGraph } from './case-graph.js';
import type { PodUsage } from './pod-usage.js';
import type { Evidence } from './evidence.js';
import type { ContainerLog, Fact } from './fact.js';
import type { IntegrationReport } from './integration-report.js';

export type { ContainerLog, Fact } from './fact.js';

/** One revision of a workload, newest first: a ReplicaSet or ControllerRevision. */
export interface Revision {
  readonly number: number;
  readonly name: string;
  /** RFC 3339 or `null`. */
  readonly createdAt: string | null;
  /** Ready and wanted replicas; `null` for ControllerRevisions. */
  readonly replicas: { readonly wanted: number; readonly ready: number } | null;
  /** Image by container name. */
  readonly images: Readonly<Record<string, string>>;
}

/** Everything the collectors read, typed, for the rules. Nothing in it is masked. */
export interface ClusterFacts {
  /** The analysis clock: now, or when a snapshot was recorded. */
  readonly now: Date;
  /** As resolved in the cluster: the pod found for a workload, the workload found for a pod, … */
  readonly target: Target;
  readonly pod: Fact<Pod>;
  /** Pods of the target's workload or service, or of the node; worst first, at most 50. */
  readonly pods: Fact<readonly Pod[]>;
  readonly podEvents: Fact<readonly KubeEvent[]>;
  readonly workload: Fact<WorkloadObject>;
  readonly workloadEvents: Fact<readonly KubeEvent[]>;
  readonly revisions: Fact<readonly Revision[]>;
  readonly service: Fact<Service>;
  readonly endpoints: Fact<readonly EndpointSlice[]>;
  readonly node: Fact<Node>;
  readonly nodeEvents: Fact<readonly KubeEvent[]>;
  /** What the pod uses, where the cluster serves metrics.k8s.io. */
  readonly podUsage?: Fact<PodUsage>;
  /** Of every container (init and sidecar too) of the target pod. */
  readonly logs: readonly ContainerLog[];
}

/** The result of collecting. */
export interface Collected {
  readonly facts: ClusterFacts;
  /** In the order of their ids. */
  readonly evidence: readonly Evidence[];
  /** What each integration tells beside its evidence. */
  readonly sources: readonly IntegrationReport[];
  /** What was read from the subject outward; absent when there was no time. Not masked: the rules alone see it. */
  readonly graph?: CaseGraph;
}
