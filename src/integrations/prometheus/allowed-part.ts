import type { NamespaceRule } from '../kubernetes/scope/namespace-policy.js';
import type { ScopePolicy } from '../kubernetes/scope/scope-policy.js';
import { NAMESPACE_LABELS } from './namespace-labels.js';
import { hostOf, NODE_LABELS } from './node-labels.js';
import type { ActiveAlert, AlertRule } from './rule.js';
import type { Labels, Series } from './series.js';

const isAllowed = (labels: Labels, rule: NamespaceRule): boolean =>
  NAMESPACE_LABELS.every((name) => {
    const namespace = labels[name];
    return namespace === undefined || namespace === '' || rule.allows(namespace);
  });

interface Answer {
  readonly series: readonly Series[];
  readonly total: number;
  readonly warnings: readonly string[];
}

const withoutSeries = <T extends Answer>(
  answer: T,
  keeps: (labels: Labels) => boolean,
  ground: string,
): T => {
  const series = answer.series.filter(({ labels }) => keeps(labels));
  const left = answer.series.length - series.length;
  if (left === 0) return answer;
  const why = `${left} series left out: namespace ${ground}`;
  return { ...answer, series, total: answer.total - left, warnings: [...answer.warnings, why] };
};

/** What a query gave, less the series of namespaces that may not be read. */
export const allowedSeries = <T extends Answer>(answer: T, rule: NamespaceRule): T =>
  withoutSeries(answer, (labels) => isAllowed(labels, rule), rule.ground);

/** Alerts, less those of namespaces that may not be read. */
export const allowedAlerts = (alerts: readonly ActiveAlert[], rule: NamespaceRule): readonly ActiveAlert[] =>
  alerts.filter(({ labels }) => isAllowed(labels, rule));

/** Rules, each less such alerts. */
export const allowedRules = (rules: readonly AlertRule[], rule: NamespaceRule): readonly AlertRule[] =>
  rule.restricts ? rules.map((one) => ({ ...one, alerts: allowedAlerts(one.alerts, rule) })) : rules;

const nodesOf = (labels: Labels): readonly string[] =>
  NODE_LABELS.flatMap((name) => {
    const value = labels[name];
    return value === undefined || value === '' ? [] : hostOf(value);
  });

/** Whether a series may be shown. One about a node of the scope has the namespace of its exporter. */
const isInScope = (labels: Labels, scope: ScopePolicy): boolean => {
  const { namespace: _exporter, ...others } = labels;
  return (
    isAllowed(labels, scope) ||
    (isAllowed(others, scope) && nodesOf(labels).some((node) => scope.allowsNode(node)))
  );
};

/** Whether an alert may be shown: one without a namespace also when it names no node but those of the scope. */
const isAlertInScope = (labels: Labels, scope: ScopePolicy): boolean => {
  if (!isInScope(labels, scope)) return false;
  const { instance: _address, ...others } = labels; // of an exporter more often than of a node
  const nodes = nodesOf(others);
  const ofNamespace = NAMESPACE_LABELS.some((name) => labels[name]);
  return ofNamespace || nodes.every((node) => scope.allowsNode(node));
};

/** What a query gave, less the series outside of a scope. */
export const seriesInScope = <T extends Answer>(answer: T, scope: ScopePolicy): T =>
  withoutSeries(answer, (labels) => isInScope(labels, scope), scope.ground);

export const alertsInScope = (alerts: readonly ActiveAlert[], scope: ScopePolicy): readonly ActiveAlert[] =>
  alerts.filter(({ labels }) => isAlertInScope(labels, scope));

export const rulesInScope = (rules: readonly AlertRule[], scope: ScopePolicy): readonly AlertRule[] =>
  rules.map((rule) => ({ ...rule, alerts: alertsInScope(rule.alerts, scope) }));
