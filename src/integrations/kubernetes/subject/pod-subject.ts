import type { Target } from '../../../alerts/target.js';
import type { Pod } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { candidatesFromPodName, candidatesOf } from '../survey/owner-candidates.js';
import { NO_OWNERS, ownersOfPod, type Owners } from '../survey/owners.collector.js';
import { readPod } from '../survey/pod.collector.js';
import { isUnread, valueOf, type Reading } from '../../../evidence/reading.js';
import { readFirstWorkload } from '../survey/workload.collector.js';
import { worstOf, type Subject } from './subject.js';
import { podsOfWorkload } from './workload-pods.js';

/** The workload of the named pod: its owner; for a pod that is gone, what a label names or the pod's name suggests. */
const ownersOf = async (
  reader: CaseReader,
  namespace: string,
  target: Target,
  named: Reading<Pod>,
): Promise<Owners> => {
  const pod = valueOf(named);
  const owners = pod === null ? NO_OWNERS : await ownersOfPod(reader, namespace, pod);
  if (owners.workload !== null) return owners;
  const labelled = target.workload === null ? [] : candidatesOf(target.workload);
  const guessed = pod === null && !isUnread(named) ? candidatesFromPodName(target.pod ?? '') : [];
  return { ...NO_OWNERS, workload: await readFirstWorkload(reader, namespace, [...labelled, ...guessed]) };
};

/**
 * An alert that names a pod. If the pod is gone, another one of its workload is looked into. At most three calls deep, so
 * that logs are the fourth.
 */
export const podSubject = (reader: CaseReader, namespace: string, name: string, target: Target): Subject => {
  const named = readPod(reader, namespace, name);
  const owners = named.then((pod) => ownersOf(reader, namespace, target, pod));
  const pods = owners.then((found) => podsOfWorkload(reader, namespace, found));
  const chosen = named.then(async (pod) => (valueOf(pod) !== null ? pod : worstOf(await pods)));
  return { named, owners, pods, chosen };
};
