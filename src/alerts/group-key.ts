import { createHash } from 'node:crypto';
import type { TextMap } from './alert.js';
import { canonicalJson } from './canonical-json.js';
import { firstValue } from './label-value.js';
import { cronJobOf, podBaseName } from './subject/pod-base-name.js';
import { subjectOf } from './subject/subject-of.js';
import type { Subject } from './subject/subject.js';

/** 16 hex digits over a group key; what subjects and keys carry instead of label text. */
export type GroupHash = string & { readonly __brand: 'GroupHash' };

/** What the alerts of one group share, by name, such as {cluster, namespace, workload}. */
export type GroupKey = Readonly<Record<string, string>>;

/** Names of alerts that all rules without data share. */
const SHARED_NAMES: ReadonlySet<string> = new Set(['DatasourceNoData', 'DatasourceError', 'NoData']);
/** Labels that then tell the rule. */
const RULE_LABELS = ['rulename', 'alert_rule', 'rule_name', 'rule', '__alert_rule_uid__', 'rule_uid'];

/** The workload that a pod, Job or workload belongs to, by name; `null` for other subjects. */
const workloadNameOf = (subject: Subject): string | null => {
  const { workload, pod } = subject.names;
  switch (subject.kind) {
    case 'job':
      return subject.cronJob ?? subject.name;
    case 'cron-job':
    case 'workload':
      return subject.name;
    case 'pod':
      if (workload === null) return podBaseName(subject.name);
      return (workload.kind === 'Job' ? cronJobOf(workload.name) : null) ?? workload.name;
    case 'monitoring':
      return pod === null ? null : podBaseName(pod);
    default:
      return null;
  }
};

const ofAlertName = (labels: TextMap, cluster: string, namespace: string): GroupKey => {
  const alertname = labels['alertname'] ?? '';
  const rule = SHARED_NAMES.has(alertname) ? firstValue(labels, RULE_LABELS) : null;
  return { cluster, alertname, namespace, ...(rule !== null && { rule }) };
};

/**
 * The group an alert belongs to, from what it is about: a node → [cluster, node]; a workload → [cluster, namespace,
 * workload], where a pod counts as the workload that its name suggests and a cron job's run as the cron job; any other
 * object → [cluster, namespace, kind, name]; else [cluster, alertname, namespace], and the rule's name where rules without
 * data share one alert name.
 */
export const groupKeyOf = (labels: TextMap, clusterName: string | null): GroupKey => {
  const subject = subjectOf(labels, clusterName);
  const cluster = subject.cluster ?? 'default';
  const namespace = subject.namespace ?? '';
  if (subject.kind === 'node') return { cluster, node: subject.name };
  const workload = workloadNameOf(subject);
  if (workload !== null) return { cluster, namespace, workload };
  if ('objectKind' in subject) return { cluster, namespace, kind: subject.objectKind, name: subject.name };
  if (subject.kind === 'service') return { cluster, namespace, kind: 'Service', name: subject.name };
  if (subject.kind === 'host') return { cluster, namespace, kind: 'Host', name: subject.name };
  return ofAlertName(labels, cluster, namespace);
};

export const groupHashOf = (key: GroupKey): GroupHash =>
  createHash('sha256').update(canonicalJson(key)).digest('hex').slice(0, 16) as GroupHash;
