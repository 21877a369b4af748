import type { NamedObject } from './subject/object-kinds.js';

/** What an alert is about. Names are as the labels gave them or as the cluster resolved them; `null` when unknown. */
export interface Target {
  readonly cluster: string | null;
  readonly namespace: string | null;
  readonly pod: string | null;
  readonly container: string | null;
  readonly workload: WorkloadRef | null;
  readonly service: string | null;
  readonly node: string | null;
  /** A claim, volume, autoscaler, quota, ingress, certificate … that the alert names; absent when it names none. */
  readonly object?: NamedObject;
  /** Address of the exporter of a node that nothing else names, such as `10.0.0.7:9100`; absent else. */
  readonly instance?: string;
  /** Host of an address outside of the cluster's names that a probe asked, and that nothing else is named beside; absent else. */
  readonly host?: string;
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

/** A node alert names a node, by its name or the address of its exporter, and neither pod nor workload. */
export const isNodeTarget = ({ node, instance, pod, workload, object }: Target): boolean =>
  (node !== null || instance !== undefined) && pod === null && workload === null && object === undefined;
