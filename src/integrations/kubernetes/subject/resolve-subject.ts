import { isNodeTarget, type Target } from '../../../alerts/target.js';
import type { Service } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { readPods } from '../survey/pods.collector.js';
import type { Reading } from '../../../evidence/reading.js';
import { WEIGHT } from '../../../evidence/weights.js';
import { podSubject } from './pod-subject.js';
import { podsOnly, type Subject } from './subject.js';
import { workloadSubject } from './workload-subject.js';

/** A name that a node can have, and that can stand in a field selector. */
const NODE_NAME = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

const onNode = (reader: CaseReader, node: string): Subject =>
  podsOnly(
    NODE_NAME.test(node)
      ? readPods(
          reader,
          { fieldSelector: `spec.nodeName=${node}` },
          `pods on node ${node}`,
          WEIGHT.podsOfAlert,
        )
      : Promise.resolve(null),
  );

/** Only a namespace is known: its pods are shown, but none is looked into, as nothing ties the alert to it. */
const inNamespace = (reader: CaseReader, namespace: string): Subject =>
  podsOnly(readPods(reader, { namespace }, `pods of namespace ${namespace}`, WEIGHT.podsOfAlert));

/**
 * Starts finding what the target names.
 * @param service the Service by the target's name, if that was read
 */
export const resolveSubject = (
  reader: CaseReader,
  target: Target,
  service: Promise<Reading<Service> | null>,
): Subject => {
  const { namespace, pod, workload, node } = target;
  if (node !== null && (isNodeTarget(target) || namespace === null)) return onNode(reader, node);
  if (namespace === null) return podsOnly(Promise.resolve(null));
  if (pod !== null) return podSubject(reader, namespace, pod, target);
  if (workload !== null || target.service !== null) {
    return workloadSubject(reader, namespace, workload, service);
  }
  return inNamespace(reader, namespace);
};
