import type { TextMap } from '../alert.js';
import { readableLabels, type ReadableLabels } from '../readable-labels.js';
import type { WorkloadRef } from '../target.js';
import { withoutPort } from './cluster-address.js';
import { detailsIn } from './details.js';
import { probedHost } from './endpoint.js';
import { exporterNamed } from './exporters.js';
import { namesInLabels } from './names-in-labels.js';
import { objectKind } from './object-kinds.js';
import { cronJobOf, podBaseName } from './pod-base-name.js';
import { scraperOf } from './scraper.js';
import type { Names, Subject } from './subject.js';

/** What every sort of subject has. */
type Common = Pick<Subject, 'cluster' | 'namespace' | 'names' | 'details'>;

const ofWorkload = (common: Common, { kind, name }: WorkloadRef): Subject => {
  if (kind === 'Job') return { ...common, kind: 'job', name, cronJob: cronJobOf(name) };
  if (kind === 'CronJob') return { ...common, kind: 'cron-job', name };
  return { ...common, kind: 'workload', name, workloadKind: kind };
};

/** Whether a pod or Service is that of the exporter or monitoring server that the metric comes from. */
const isOwnMetric = (labels: ReadableLabels, name: string): boolean =>
  scraperOf(labels)?.name.test(name) === true;

const ofNames = (common: Common, names: Names, labels: ReadableLabels): Subject | null => {
  const { pod, workload, object, node, instance } = names;
  if (object !== null) {
    const { subject } = objectKind(object.kind);
    return { ...common, kind: subject, name: object.name, objectKind: object.kind };
  }
  if (pod !== null) {
    return isOwnMetric(labels, pod) && workload === null
      ? { ...common, kind: 'monitoring', name: podBaseName(pod) }
      : { ...common, kind: 'pod', name: pod, container: names.container };
  }
  if (workload !== null) return ofWorkload(common, workload);
  if (node !== null) return { ...common, kind: 'node', name: node, instance: null };
  return instance === null ? null : { ...common, kind: 'node', name: withoutPort(instance), instance };
};

/** What is left to be about when no object is named: a Service, a part of the monitoring, a host, a namespace. */
const ofPlace = (common: Common, names: Names, labels: ReadableLabels): Subject => {
  const { service, namespace, serviceIsCertain: certain } = names;
  const host = certain ? null : probedHost(labels, scraperOf(labels));
  if (host !== null) return { ...common, kind: 'host', namespace: null, name: host };
  if (service !== null) {
    const own = isOwnMetric(labels, service) || (!certain && exporterNamed(service) !== null);
    return own
      ? { ...common, kind: 'monitoring', name: service }
      : { ...common, kind: 'service', name: service, certain };
  }
  return namespace === null
    ? { ...common, kind: 'none', name: null }
    : { ...common, kind: 'namespace', name: namespace };
};

/**
 * What an alert is about, from its labels alone; pure, and total over any labels. The most particular counts: an object
 * such as a claim, then a pod, a workload, a node, a Service, a host, a namespace.
 *
 * @param clusterName the cluster of alerts without a cluster label; `null` when not set.
 */
export const subjectOf = (labels: TextMap, clusterName: string | null): Subject => {
  const names = namesInLabels(labels, clusterName);
  const readable = readableLabels(labels);
  const { cluster, namespace } = names;
  const common: Common = { cluster, namespace, names, details: detailsIn(readable) };
  return ofNames(common, names, readable) ?? ofPlace(common, names, readable);
};
