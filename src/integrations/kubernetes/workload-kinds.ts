import { WORKLOAD_KINDS, type WorkloadKind } from '../../alerts/target.js';
import type { CollectionRef } from './reader.js';

const COLLECTIONS: Readonly<Record<WorkloadKind, Pick<CollectionRef, 'apiVersion' | 'plural'>>> = {
  Deployment: { apiVersion: 'apps/v1', plural: 'deployments' },
  StatefulSet: { apiVersion: 'apps/v1', plural: 'statefulsets' },
  DaemonSet: { apiVersion: 'apps/v1', plural: 'daemonsets' },
  ReplicaSet: { apiVersion: 'apps/v1', plural: 'replicasets' },
  Job: { apiVersion: 'batch/v1', plural: 'jobs' },
  CronJob: { apiVersion: 'batch/v1', plural: 'cronjobs' },
};

/** Where objects of a kind are. */
export const collectionOf = (kind: WorkloadKind, namespace: string): CollectionRef => ({
  ...COLLECTIONS[kind],
  namespace,
});

/** The kind of an owner, if it is one that is read. */
export const workloadKind = (kind: string | undefined): WorkloadKind | null =>
  WORKLOAD_KINDS.find((known) => known === kind) ?? null;
