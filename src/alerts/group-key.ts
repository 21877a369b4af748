import { createHash } from 'node:crypto';
import type { TextMap } from './alert.js';
import { canonicalJson } from './canonical-json.js';
import { targetFromLabels } from './target-from-labels.js';

/** 16 hex digits over a group key; what subjects and keys carry instead of label text. */
export type GroupHash = string & { readonly __brand: 'GroupHash' };

/** What the alerts of one group share, by name, such as {cluster, namespace, workload}. */
export type GroupKey = Readonly<Record<string, string>>;

/** Endings that controllers give to pod names: `-<ReplicaSet hash>-<5>`, `-<5>` and `-<ordinal>`. */
const POD_SUFFIXES = [
  /-[bcdf-hj-np-tv-xz2456789]{6,10}-[bcdf-hj-np-tv-xz2456789]{5}$/,
  /-[bcdf-hj-np-tv-xz2456789]{5}$/,
  /-\d{1,5}$/,
];

/** A pod's name without what its controller appended: the workload's name in most cases. */
export const podBaseName = (pod: string): string => {
  const suffix = POD_SUFFIXES.find((pattern) => pattern.test(pod) && pod.replace(pattern, '') !== '');
  return suffix ? pod.replace(suffix, '') : pod;
};

/**
 * The group an alert belongs to: the first rule that fits (design.md 4.3). A node and neither pod nor workload →
 * [cluster, node]; a workload → [cluster, namespace, workload]; a pod → the same with the pod's base name; else
 * [cluster, alertname, namespace].
 */
export const groupKeyOf = (labels: TextMap, clusterName: string | null): GroupKey => {
  const target = targetFromLabels(labels, clusterName);
  const cluster = target.cluster ?? 'default';
  const namespace = target.namespace ?? '';
  if (target.node !== null && target.pod === null && target.workload === null)
    return { cluster, node: target.node };
  if (target.workload !== null) return { cluster, namespace, workload: target.workload.name };
  if (target.pod !== null) return { cluster, namespace, workload: podBaseName(target.pod) };
  return { cluster, alertname: labels['alertname'] ?? '', namespace };
};

export const groupHashOf = (key: GroupKey): GroupHash =>
  createHash('sha256').update(canonicalJson(key)).digest('hex').slice(0, 16) as GroupHash;
