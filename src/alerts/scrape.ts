import type { TextMap } from './alert.js';
import { labelValue } from './label-value.js';
import { exporterNamed } from './subject/exporters.js';
import { namesInLabels } from './subject/names-in-labels.js';

/** Whether a name is that of an exporter of nodes or of all objects, such as `kps-kube-state-metrics`. */
export const isExporterName = (name: string): boolean => {
  const about = exporterNamed(name)?.about;
  return about === 'state' || about === 'node';
};

/** Whether the labels hold what a scrape adds (`job` and `endpoint`), so that some of them may describe the exporter. */
export const isScraped = (labels: TextMap): boolean =>
  labelValue(labels, 'job') !== null && labelValue(labels, 'endpoint') !== null;

/**
 * Whether the Target's `service` is what the alert says, rather than a guess that counts only if a Service of that name
 * exists in the namespace: the name of a workload, or a `service` label that may be the exporter's.
 */
export const namesService = (labels: TextMap): boolean => namesInLabels(labels, null).serviceIsCertain;
