import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Duration } from './duration.ts';
import { mergePatch, type Json } from './json.ts';
import type { PodState } from './pod-state.ts';

export type { Duration } from './duration.ts';

/** `[W|N, reason, message, count = 1, last = 2m ago, first = as last]`. */
export type EventText = readonly [
  type: string,
  reason: string,
  message: string,
  count?: number,
  last?: Duration,
  first?: Duration,
];

export interface ServiceText {
  readonly name?: string;
  /** Of the Service; as the container's unless said. */
  readonly port?: number;
  readonly targetPort?: number | string;
  readonly selector?: Readonly<Record<string, string>>;
  readonly spec?: Json;
}

export interface InitText {
  readonly image?: string;
  readonly command?: readonly string[];
}

/** A workload in few words; the builder makes its controller, revisions, pods, Service, endpoints, events and logs of it. */
export interface WorkloadText {
  readonly kind?: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job' | 'CronJob';
  readonly namespace?: string;
  readonly replicas?: number;
  readonly image?: string;
  /** Container port; 0 for none. */
  readonly port?: number;
  readonly service?: false | ServiceText;
  /** A value, or `configmap:NAME/KEY`, `secret:NAME/KEY`. */
  readonly env?: Readonly<Record<string, string>>;
  /** `configmap:NAME`, `secret:NAME`. */
  readonly envFrom?: readonly string[];
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  /** Path → `configmap:NAME`, `secret:NAME`, `claim:NAME` or `empty`. */
  readonly mounts?: Readonly<Record<string, string>>;
  readonly requests?: Json;
  readonly limits?: Json;
  /** `GET /ready :8080` or `tcp :5432`; none with `false`. */
  readonly readiness?: string | false;
  readonly liveness?: string;
  /** Merged over the probe made of `liveness`. */
  readonly livenessProbe?: Json;
  readonly labels?: Readonly<Record<string, string>>;
  readonly init?: Readonly<Record<string, InitText>>;
  /** Merged over the pod's spec. */
  readonly pod?: Json;
  /** Merged over the main container. */
  readonly container?: Json;
  /** Merged over the controller. */
  readonly controller?: Json;
  readonly nodes?: readonly string[];
  readonly age?: Duration;
  /** Of all pods; {@link states} has one for each. */
  readonly state?: PodState;
  readonly states?: readonly PodState[];
  /** Of the running containers: `-5m text`, or text alone, spread over the last minutes. */
  readonly log?: readonly string[];
  /** On the controller; those of pods come from their state. */
  readonly events?: readonly EventText[];
  readonly schedule?: string;
}

export interface NodeText {
  readonly zone?: string;
  readonly labels?: Json;
  readonly cpu?: string;
  readonly memory?: string;
  /** Most that it runs; 110 unless told. */
  readonly pods?: string;
  /** Condition type → `status reason message`. */
  readonly conditions?: Readonly<Record<string, string>>;
  readonly taints?: readonly Json[];
  readonly unschedulable?: boolean;
  readonly events?: readonly EventText[];
}

export interface ClusterText {
  readonly nodes?: Readonly<Record<string, NodeText>>;
  readonly workloads: Readonly<Record<string, WorkloadText>>;
  /** `Kind/name` or `Kind/namespace/name` → what differs from a bare object of the kind. */
  readonly objects?: Readonly<Record<string, Json>>;
  /** `Kind/name` or `Kind/namespace/name` → events on it. */
  readonly events?: Readonly<Record<string, readonly EventText[]>>;
}

export interface AlertText {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly summary?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly since?: Duration;
  /** When it was over; it still fires without. */
  readonly resolved?: Duration;
}

/** What an answer must and must not say; patterns of any case. */
export interface Expectation {
  readonly tier?: 'deterministic' | 'llm';
  readonly hops: number;
  readonly fault: string;
  /** `Kind/name`; one of them must be named by the summary. */
  readonly root: readonly string[];
  readonly mechanism?: string;
  readonly cause_any: readonly string[];
  readonly must_name: readonly string[];
  readonly must_not: readonly string[];
}

export interface ScenarioFile {
  readonly about: string;
  readonly group: 'symptom' | 'object' | 'negative';
  readonly at?: string;
  readonly namespace: string;
  readonly alert: AlertText;
  /** An alert on the faulty object itself: it has the same cause. */
  readonly direct?: AlertText;
  /** All is well. */
  readonly cluster: ClusterText;
  /** Merged over `cluster`; what it changes changed this long ago. */
  readonly fault?: Partial<ClusterText> & { readonly since?: Duration };
  readonly expect: Expectation;
}

export interface Scenario extends ScenarioFile {
  readonly name: string;
}

const FOLDER = new URL('../../scenarios/', import.meta.url);

/** All scenarios of the library, by name. */
export const scenarios = (): readonly Scenario[] =>
  readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => ({
      name,
      ...(parse(readFileSync(new URL(`${name}/scenario.yaml`, FOLDER), 'utf8')) as ScenarioFile),
    }));

/** The cluster with its fault. */
export const faulty = ({ cluster, fault = {} }: ScenarioFile): ClusterText => {
  const { since: _since, ...patch } = fault;
  return mergePatch(cluster, patch) as ClusterText;
};
