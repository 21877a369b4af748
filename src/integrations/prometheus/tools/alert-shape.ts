import type { ActiveAlert, AlertRule } from '../rule.js';
import { sampleText } from '../sample-value.js';

const timeOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

export const alertShape = ({ labels, annotations, state, activeAtMs, value }: ActiveAlert) => ({
  labels,
  annotations,
  state,
  active_at: timeOf(activeAtMs),
  value: sampleText(value),
});

/** A rule with the first of its alerts. */
export const ruleShape = (rule: AlertRule, maxAlerts: number) => ({
  name: rule.name,
  group: rule.group,
  query: rule.query,
  for_seconds: rule.forMs / 1000,
  ...(rule.keepFiringForMs > 0 && { keep_firing_for_seconds: rule.keepFiringForMs / 1000 }),
  labels: rule.labels,
  annotations: rule.annotations,
  state: rule.state,
  ...(rule.lastError !== null && { last_error: rule.lastError }),
  last_evaluation: timeOf(rule.lastEvaluationMs),
  alert_count: rule.alerts.length,
  alerts: rule.alerts.slice(0, maxAlerts).map(alertShape),
});
