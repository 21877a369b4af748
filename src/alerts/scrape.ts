import type { TextMap } from './alert.js';
import { firstValue, labelValue } from './label-value.js';

/** Exporters that report about other objects; their own names appear in the labels of everything they report. */
const EXPORTER = /(^|[-/_.])(kube-state-metrics|node-exporter)([-/_.]|$)/;

/** Labels that name the object a metric is about, and that no scrape adds. */
const SUBJECTS: readonly string[] = [
  'node',
  'exported_node',
  'nodename',
  'deployment',
  'statefulset',
  'daemonset',
  'replicaset',
  'cronjob',
  'job_name',
  'horizontalpodautoscaler',
  'persistentvolumeclaim',
  'persistentvolume',
  'poddisruptionbudget',
  'resourcequota',
];

/** Whether a name is that of an exporter, such as `kps-kube-state-metrics`. */
export const isExporterName = (name: string): boolean => EXPORTER.test(name);

/** Whether the labels hold what a scrape adds (`job` and `endpoint`), so that some of them may describe the exporter. */
export const isScraped = (labels: TextMap): boolean =>
  labelValue(labels, 'job') !== null && labelValue(labels, 'endpoint') !== null;

/** Whether the labels name an object other than a pod or service that a metric is about. */
export const namesSubject = (labels: TextMap): boolean => firstValue(labels, SUBJECTS) !== null;

/**
 * Whether `container` is the exporter's and not one of `pod`'s: kube-state-metrics honours the labels of its metrics, so
 * where a metric has no such label, the alert shows the exporter's own.
 */
export const isExporterContainer = (labels: TextMap, container: string, pod: string | null): boolean =>
  isScraped(labels) && isExporterName(container) && !(pod !== null && isExporterName(pod));

/**
 * Whether `pod` is the exporter's: for the same reason an alert about a Deployment or a node shows the pod of
 * kube-state-metrics. Only where the labels name another object too; else the alert may well be about the exporter.
 */
export const isExporterPod = (labels: TextMap, pod: string): boolean => {
  if (!isScraped(labels) || !namesSubject(labels)) return false;
  const service = labelValue(labels, 'service');
  return isExporterName(pod) && (service === null || pod.startsWith(`${service}-`));
};

/**
 * Whether the Target's `service` is what the alert says, rather than a guess that counts only if a Service of that name
 * exists in the namespace: the name of a workload, or a `service` label that may be the exporter's (design section 5).
 */
export const namesService = (labels: TextMap): boolean => {
  if (firstValue(labels, ['destination_service_name', 'exported_service']) !== null) return true;
  return labelValue(labels, 'service') !== null && !isScraped(labels);
};
