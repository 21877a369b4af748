import type { TextMap } from './alert.js';
import { firstValue, labelValue } from './label-value.js';
import { isExporterContainer, isExporterName, isExporterPod, namesSubject } from './scrape.js';
import { WORKLOAD_KINDS, type Target, type WorkloadKind, type WorkloadRef } from './target.js';

/** Labels that name a workload, in the order they are asked; those with a kind tell it. */
const WORKLOAD_LABELS: Readonly<Record<string, WorkloadKind | null>> = {
  workload: null,
  destination_workload: null,
  app: null,
  k8s_app: null,
  deployment: 'Deployment',
  statefulset: 'StatefulSet',
  daemonset: 'DaemonSet',
  replicaset: 'ReplicaSet',
  cronjob: 'CronJob',
  job_name: 'Job',
  app_kubernetes_io_name: null,
};

const NAMES = Object.keys(WORKLOAD_LABELS);
const KIND_NAMES = NAMES.filter((name) => WORKLOAD_LABELS[name] !== null);

/** The kind of a workload named by a label without kind: another label with the same value, or `workload_type`. */
const kindOf = (labels: TextMap, name: string, value: string): WorkloadKind | null => {
  const own = WORKLOAD_LABELS[name] ?? null;
  if (own !== null) return own;
  const twin = KIND_NAMES.find((candidate) => labelValue(labels, candidate) === value);
  if (twin !== undefined) return WORKLOAD_LABELS[twin] ?? null;
  const type = name === 'workload' ? labelValue(labels, 'workload_type')?.toLowerCase() : undefined;
  return WORKLOAD_KINDS.find((kind) => kind.toLowerCase() === type) ?? null;
};

const workloadOf = (labels: TextMap): WorkloadRef | null => {
  for (const name of NAMES) {
    const value = labelValue(labels, name);
    if (value === null) continue;
    // Some scrape configurations copy `app` and its like from the exporter's pod.
    const copied = WORKLOAD_LABELS[name] === null && isExporterName(value) && namesSubject(labels);
    if (!copied) return { kind: kindOf(labels, name, value), name: value };
  }
  return null;
};

const podOf = (labels: TextMap): string | null => {
  const exported = labelValue(labels, 'exported_pod');
  if (exported !== null) return exported;
  // With an exported namespace the plain labels tell where the exporter runs: its pod is not the alert's.
  if (labelValue(labels, 'exported_namespace') !== null) return null;
  const pod = firstValue(labels, ['pod', 'pod_name', 'kubernetes_pod_name']);
  return pod !== null && isExporterPod(labels, pod) ? null : pod;
};

const containerOf = (labels: TextMap, pod: string | null): string | null => {
  const exported = labelValue(labels, 'exported_container');
  if (exported !== null) return exported;
  if (firstValue(labels, ['exported_namespace', 'exported_pod']) !== null) return null;
  const container = firstValue(labels, ['container', 'container_name']);
  return container !== null && isExporterContainer(labels, container, pod) ? null : container;
};

const NAMESPACE_LABELS = [
  'exported_namespace',
  'namespace',
  'destination_service_namespace',
  'kubernetes_namespace',
  'destination_workload_namespace',
];

/** A node has no namespace: beside one, `namespace` is where the exporter runs, if the alert shows the exporter's pod. */
const namespaceOf = (labels: TextMap, node: string | null, workload: WorkloadRef | null): string | null => {
  const pod = labelValue(labels, 'pod');
  const exporters = pod !== null && isExporterPod(labels, pod);
  const plainOnly = labelValue(labels, 'exported_namespace') === null;
  return node !== null && workload === null && exporters && plainOnly
    ? null
    : firstValue(labels, NAMESPACE_LABELS);
};

/**
 * What an alert is about, from its labels alone (contract section 2); pure, and total over any labels. An `exported_*`
 * twin wins, for namespace, pod and container together. Whether `service` is more than a guess tells `namesService`.
 *
 * @param clusterName the cluster of alerts without a cluster label; `null` when not set.
 */
export const targetFromLabels = (labels: TextMap, clusterName: string | null): Target => {
  const node = firstValue(labels, ['exported_node', 'node', 'nodename', 'kubernetes_node']);
  const workload = workloadOf(labels);
  const pod = podOf(labels);
  return {
    cluster: firstValue(labels, ['cluster', 'cluster_name']) ?? clusterName,
    namespace: namespaceOf(labels, node, workload),
    pod,
    container: containerOf(labels, pod),
    workload,
    service: firstValue(labels, [
      'destination_service_name',
      'exported_service',
      'service',
      'destination_workload',
      'workload',
      'app',
    ]),
    node,
  };
};
