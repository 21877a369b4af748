import type { WorkloadKind, WorkloadRef } from '../target.js';
import type { Details } from './details.js';
import type { NamedObject, ObjectSubjectKind } from './object-kinds.js';

/** Everything that labels name, what they do not name being `null`. */
export interface Names {
  readonly cluster: string | null;
  readonly namespace: string | null;
  readonly pod: string | null;
  readonly container: string | null;
  readonly workload: WorkloadRef | null;
  readonly service: string | null;
  /** Whether `service` is the name of a Service for certain, rather than a guess that counts if there is one. */
  readonly serviceIsCertain: boolean;
  readonly node: string | null;
  readonly object: NamedObject | null;
  /** Of a node that is known by the address of its exporter: that address, with its port. */
  readonly instance: string | null;
}

interface Named<Kind extends string> {
  readonly kind: Kind;
  readonly cluster: string | null;
  /** `null` for what has none, and when the labels do not tell. */
  readonly namespace: string | null;
  readonly name: string;
  /** All that the labels name, the subject included. */
  readonly names: Names;
  /** What else the labels say: mount point, device, container, port, … */
  readonly details: Details;
}

export interface PodSubject extends Named<'pod'> {
  readonly container: string | null;
}

export interface WorkloadSubject extends Named<'workload'> {
  readonly workloadKind: WorkloadKind | null;
}

export interface JobSubject extends Named<'job'> {
  /** The cron job that a Job of this name is likely a run of; `null` when the name has no time in it. */
  readonly cronJob: string | null;
}

export interface ServiceSubject extends Named<'service'> {
  readonly certain: boolean;
}

export interface NodeSubject extends Named<'node'> {
  /** Address of its exporter where only that names the node, which is then called by the host of it; else `null`. */
  readonly instance: string | null;
}

export interface ObjectSubject extends Named<ObjectSubjectKind> {
  readonly objectKind: string;
}

/** A part of the monitoring, seen by its own metrics. */
export type MonitoringSubject = Named<'monitoring'>;
/** A host outside of the cluster, as a probe names it. */
export type HostSubject = Named<'host'>;
export type NamespaceSubject = Named<'namespace'>;
export type CronJobSubject = Named<'cron-job'>;

export interface NoSubject extends Omit<Named<'none'>, 'name'> {
  readonly name: null;
}

/** What an alert is about. */
export type Subject =
  | PodSubject
  | WorkloadSubject
  | JobSubject
  | CronJobSubject
  | ServiceSubject
  | NodeSubject
  | ObjectSubject
  | MonitoringSubject
  | HostSubject
  | NamespaceSubject
  | NoSubject;

export type SubjectKind = Subject['kind'];
