import type { KubeObject, OwnerReference, Pod, WorkloadObject } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { valueOf, type Reading } from '../../../evidence/reading.js';
import { WEIGHT } from '../../../evidence/weights.js';
import { readWorkload } from './workload.collector.js';
import { workloadKind } from '../workload-kinds.js';

/** Who runs a pod. */
export interface Owners {
  /** What makes the pods: Deployment, StatefulSet, DaemonSet, Job, or a ReplicaSet without Deployment. */
  readonly workload: Reading<WorkloadObject> | null;
  /** The CronJob above a Job. */
  readonly parent: Reading<WorkloadObject> | null;
  /** Name of the pod's ReplicaSet below a Deployment, whose events tell why pods cannot be made. */
  readonly replicaSet: string | null;
}

export const NO_OWNERS: Owners = { workload: null, parent: null, replicaSet: null };

const controllerOf = (object: KubeObject): OwnerReference | null =>
  object.metadata.ownerReferences?.find(({ controller }) => controller === true) ?? null;

/** A Deployment names its ReplicaSets after itself and the hash that their pods carry as a label. */
const deploymentNameOf = (pod: KubeObject, replicaSet: string): string | null => {
  const suffix = `-${pod.metadata.labels?.['pod-template-hash'] ?? ''}`;
  return suffix.length > 1 && replicaSet.length > suffix.length && replicaSet.endsWith(suffix)
    ? replicaSet.slice(0, -suffix.length)
    : null;
};

/**
 * From a ReplicaSet to its Deployment. `guess` is read beside the ReplicaSet instead of after it, and counts only if the
 * ReplicaSet says the same or cannot be read.
 */
const aboveReplicaSet = async (
  reader: CaseReader,
  namespace: string,
  name: string,
  guess: string | null,
): Promise<Owners> => {
  const [own, guessed] = await Promise.all([
    readWorkload(reader, namespace, { kind: 'ReplicaSet', name }),
    guess === null ? null : readWorkload(reader, namespace, { kind: 'Deployment', name: guess }),
  ]);
  const replicaSet = valueOf(own);
  if (replicaSet === null) {
    const trusted = valueOf(guessed) !== null;
    return { ...NO_OWNERS, workload: trusted ? guessed : own, replicaSet: trusted ? name : null };
  }
  const above = controllerOf(replicaSet);
  if (above?.kind !== 'Deployment') return { ...NO_OWNERS, workload: own };
  const workload =
    above.name === guess && guessed !== null
      ? guessed
      : await readWorkload(reader, namespace, { kind: 'Deployment', name: above.name });
  return { ...NO_OWNERS, workload, replicaSet: name };
};

/** The CronJob above a Job, if it has one. */
const aboveJob = async (
  reader: CaseReader,
  namespace: string,
  job: Reading<WorkloadObject>,
): Promise<Owners> => {
  const read = valueOf(job);
  const above = read === null ? null : controllerOf(read);
  if (above?.kind !== 'CronJob') return { ...NO_OWNERS, workload: job };
  const ref = { kind: 'CronJob', name: above.name } as const;
  return { ...NO_OWNERS, workload: job, parent: await readWorkload(reader, namespace, ref, WEIGHT.parent) };
};

/** What is above a workload that was found by its name: a ReplicaSet's Deployment, a Job's CronJob. */
export const ownersAbove = async (
  reader: CaseReader,
  namespace: string,
  found: Reading<WorkloadObject>,
): Promise<Owners> => {
  const workload = valueOf(found);
  if (workload?.kind === 'Job') return aboveJob(reader, namespace, found);
  if (workload?.kind === 'ReplicaSet')
    return aboveReplicaSet(reader, namespace, workload.metadata.name, null);
  return { ...NO_OWNERS, workload: found };
};

/** From a pod up to its workload, at most two calls deep. Owners of other kinds are not read. */
export const ownersOfPod = async (reader: CaseReader, namespace: string, pod: Pod): Promise<Owners> => {
  const owner = controllerOf(pod);
  const kind = workloadKind(owner?.kind);
  if (owner === null || kind === null) return NO_OWNERS;
  if (kind === 'ReplicaSet') {
    return aboveReplicaSet(reader, namespace, owner.name, deploymentNameOf(pod, owner.name));
  }
  const workload = await readWorkload(reader, namespace, { kind, name: owner.name });
  return kind === 'Job' ? aboveJob(reader, namespace, workload) : { ...NO_OWNERS, workload };
};
