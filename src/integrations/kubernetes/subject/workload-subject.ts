import type { WorkloadRef } from '../../../alerts/target.js';
import type { Pod, Service, WorkloadObject } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { readJobOf } from '../survey/jobs.collector.js';
import { candidatesOf } from '../survey/owner-candidates.js';
import { NO_OWNERS, ownersAbove, ownersOfPod, type Owners } from '../survey/owners.collector.js';
import { valueOf, type Reading } from '../../../evidence/reading.js';
import { WEIGHT } from '../../../evidence/weights.js';
import { readFirstWorkload } from '../survey/workload.collector.js';
import { worstOf, type Subject } from './subject.js';
import { podsOfApp, podsOfService, podsOfWorkload } from './workload-pods.js';

/** The workload as what makes pods: of a CronJob that is one of its Jobs, of a ReplicaSet its Deployment. */
const asOwners = async (
  reader: CaseReader,
  namespace: string,
  found: Reading<WorkloadObject> | null,
): Promise<Owners> => {
  if (found === null) return NO_OWNERS;
  const labelled = { ...found, weight: WEIGHT.workloadOfAlert };
  const object = valueOf(found);
  if (object?.kind !== 'CronJob') return ownersAbove(reader, namespace, labelled);
  const job = await readJobOf(reader, namespace, object);
  return job === null
    ? { ...NO_OWNERS, workload: labelled }
    : { ...NO_OWNERS, workload: { ...job, weight: WEIGHT.workloadOfAlert }, parent: found };
};

/**
 * The owners that count: those of the label; else those of the pod found by other means, unless these could not be read
 * either.
 */
const settled = async (
  reader: CaseReader,
  namespace: string,
  labelled: Owners,
  pod: Reading<Pod> | null,
): Promise<Owners> => {
  const found = valueOf(pod);
  if (valueOf(labelled.workload) !== null || found === null) return labelled;
  const owners = await ownersOfPod(reader, namespace, found);
  return owners.workload === null ? labelled : owners;
};

/**
 * An alert that names a workload or a Service but no pod. Pods: by the workload's selector, else by the Service's, else by
 * the customary labels. At most three calls deep up to the pods.
 */
export const workloadSubject = (
  reader: CaseReader,
  namespace: string,
  ref: WorkloadRef | null,
  service: Promise<Reading<Service> | null>,
): Subject => {
  const found =
    ref === null ? Promise.resolve(null) : readFirstWorkload(reader, namespace, candidatesOf(ref));
  const labelled = found.then((workload) => asOwners(reader, namespace, workload));
  const pods = labelled.then(async (owners) => {
    if (valueOf(owners.workload) !== null) {
      return podsOfWorkload(reader, namespace, owners, WEIGHT.podsOfAlert);
    }
    const behindService = await podsOfService(reader, namespace, await service);
    if (behindService !== null || ref === null) return behindService;
    return podsOfApp(reader, namespace, ref.name);
  });
  const chosen = pods.then(worstOf);
  const owners = Promise.all([labelled, chosen]).then(([known, pod]) =>
    settled(reader, namespace, known, pod),
  );
  return { named: Promise.resolve(null), chosen, owners, pods };
};
