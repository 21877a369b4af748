import { z } from 'zod';
import { severityRank } from '../../../alerts/severity.js';
import { hostOf, NODE_LABELS } from '../node-labels.js';
import type { ActiveAlert } from '../rule.js';
import { optionalText } from '../../../tools/parameters.js';
import { answered } from '../../../tools/source-answer.js';
import { metricTool } from './metric-tool.js';
import { alertShape } from './alert-shape.js';

/** Most alerts of a result. */
const MAX_ALERTS = 50;
const isOnNode = ({ labels }: ActiveAlert, node: string): boolean =>
  NODE_LABELS.some((name) => labels[name] === node || hostOf(labels[name] ?? '') === node);

const isInNamespace = ({ labels }: ActiveAlert, namespace: string): boolean =>
  (labels['exported_namespace'] ?? labels['namespace']) === namespace;

const hasSeverity = ({ labels }: ActiveAlert, severity: string): boolean =>
  labels['severity']?.toLowerCase() === severity.toLowerCase();

/** The most severe first, of these the oldest. */
const worstFirst = (a: ActiveAlert, b: ActiveAlert): number =>
  severityRank(b.labels) - severityRank(a.labels) ||
  (a.activeAtMs ?? Infinity) - (b.activeAtMs ?? Infinity) ||
  (a.labels['alertname'] ?? '').localeCompare(b.labels['alertname'] ?? '');

export const listFiringAlerts = metricTool({
  name: 'list_firing_alerts',
  about: 'Alerts that fire now, the most severe first: what else is wrong in a namespace or on a node.',
  parameters: z.object({
    namespace: optionalText('Only of this namespace.'),
    node: optionalText('Only of this node.'),
    severity: optionalText('Only of this severity: critical.'),
  }),
  keep: 'start',
  narrow: 'narrow with namespace, node or severity',
  run: async ({ namespace, node, severity }, { prometheus, signal }) => {
    const endpoint = prometheus.endpoint();
    const active = answered(await prometheus.alerts(signal, { namespace, node }), 'failed to read alerts', {
      endpoint,
    });
    const wanted = active.filter(
      (alert) =>
        (namespace === null || isInNamespace(alert, namespace)) &&
        (node === null || isOnNode(alert, node)) &&
        (severity === null || hasSeverity(alert, severity)),
    );
    const firing = wanted.filter(({ state }) => state === 'firing').toSorted(worstFirst);
    return {
      endpoint,
      count: firing.length,
      pending_count: wanted.length - firing.length,
      alerts: firing.slice(0, MAX_ALERTS).map(alertShape),
    };
  },
});
