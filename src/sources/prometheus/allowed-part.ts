import type { NamespacePolicy } from '../kubernetes/namespace-policy.js';
import type { ActiveAlert, AlertRule } from './rule.js';
import type { Labels, Series } from './series.js';

const NAMESPACE_LABELS = ['namespace', 'exported_namespace', 'kubernetes_namespace'] as const;

const isAllowed = (labels: Labels, policy: NamespacePolicy): boolean =>
  NAMESPACE_LABELS.every((name) => {
    const namespace = labels[name];
    return namespace === undefined || namespace === '' || policy.allows(namespace);
  });

/** What a query gave, less the series of namespaces that may not be read. */
export const allowedSeries = <
  T extends {
    readonly series: readonly Series[];
    readonly total: number;
    readonly warnings: readonly string[];
  },
>(
  answer: T,
  policy: NamespacePolicy,
): T => {
  const series = answer.series.filter(({ labels }) => isAllowed(labels, policy));
  const left = answer.series.length - series.length;
  if (left === 0) return answer;
  const why = `${left} series left out: namespace not allowed by configuration`;
  return { ...answer, series, total: answer.total - left, warnings: [...answer.warnings, why] };
};

/** Alerts, less those of namespaces that may not be read. */
export const allowedAlerts = (
  alerts: readonly ActiveAlert[],
  policy: NamespacePolicy,
): readonly ActiveAlert[] => alerts.filter(({ labels }) => isAllowed(labels, policy));

/** Rules, each less such alerts. */
export const allowedRules = (rules: readonly AlertRule[], policy: NamespacePolicy): readonly AlertRule[] =>
  policy.restricts ? rules.map((rule) => ({ ...rule, alerts: allowedAlerts(rule.alerts, policy) })) : rules;
