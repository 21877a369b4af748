import type { Target } from '../../alerts/target.js';

/** What the alert is about in a few words, such as `pod shop/cart-0`; `null` when nothing names it. */
export const targetText = (target: Target): string | null => {
  const { namespace, pod, workload, service, node, cluster, object, instance } = target;
  const inNamespace = (name: string) => (namespace === null ? name : `${namespace}/${name}`);
  if (object !== undefined) return `${object.kind} ${inNamespace(object.name)}`;
  if (pod !== null) return `pod ${inNamespace(pod)}`;
  if (workload !== null) return `${workload.kind ?? 'workload'} ${inNamespace(workload.name)}`;
  if (node !== null) return `node ${node}`;
  if (instance !== undefined) return `node at ${instance}`;
  if (service !== null) return `service ${inNamespace(service)}`;
  if (namespace !== null) return `namespace ${namespace}`;
  return cluster === null ? null : `cluster ${cluster}`;
};

/** What Kubernetes calls things; the names of a target come from labels, and a command is pasted into a shell. */
const OBJECT_NAME = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;

/** A command that shows what is around the target, with events; `null` when nothing says where to look. */
export const firstCommand = ({ namespace, node }: Target): string | null => {
  if (namespace !== null)
    return OBJECT_NAME.test(namespace)
      ? `kubectl -n ${namespace} get pods,events --sort-by=.metadata.creationTimestamp`
      : null;
  return node === null ? null : 'kubectl get nodes -o wide';
};

/** Whether a text says which object it means: the pod, workload, node or service by name. */
export const namesTarget = (text: string, { pod, workload, node, service, object }: Target): boolean =>
  [pod, workload?.name, node, service, object?.name].some((name) => name && text.includes(name));
