/** What an alert is about. Names are as the labels gave them or as the cluster resolved them; `null` when unknown. */
export interface Target {
  readonly cluster: string | null;
  readonly namespace: string | null;
  readonly pod: string | null;
  readonly container: string | null;
  readonly workload: WorkloadRef | null;
  readonly service: string | null;
  readonly node: string | null;
}

/** A workload by name; the kind is `null` when the label does not tell it (`app`, `workload`). */
export interface WorkloadRef {
  readonly kind: WorkloadKind | null;
  readonly name: string;
}

export const WORKLOAD_KINDS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'ReplicaSet',
] as const;
export type WorkloadKind = (typeof WORKLOAD_KINDS)[number];

/** A node alert names a node and neither pod nor workload (contract Q15). */
export const isNodeTarget = (target: Target): boolean =>
  target.node !== null && target.pod === null && target.workload === null;
