import type { IntegrationDescription } from '../integration.js';
import { PROMETHEUS } from './settings.js';
import { discoverPrometheus } from './tools/discover-prometheus.js';
import { getAlertRule } from './tools/get-alert-rule.js';
import { listFiringAlerts } from './tools/list-firing-alerts.js';
import { listPrometheusMetrics } from './tools/list-prometheus-metrics.js';
import { queryPrometheus } from './tools/query-prometheus.js';
import { queryPrometheusRange } from './tools/query-prometheus-range.js';

/** Metrics, and the rules and alerts that are made of them. */
export const PROMETHEUS_INTEGRATION: IntegrationDescription = {
  id: 'prometheus',
  title: 'Prometheus',
  chapter: 3,
  settings: PROMETHEUS,
  rights: [],
  offeredWhen: '`PROMETHEUS_URL` is set',
  reach: `Prometheus: each selector of an expression must name one of the namespaces (\`up{namespace="shop"}\`) or, for metrics of nodes
  as a whole (\`node_*\`, \`kube_node_*\`, \`machine_*\`, \`kubelet_*\` but for volumes, \`windows_*\`, \`up\`), one of the nodes in \`node\`,
  \`instance\` (with or without port) or a label like it. Series and alerts of other namespaces and nodes are left out; alerts
  of neither are shown. Names of metrics and the expressions of rules are open.`,
  beyond: null,
  evidence: 'prometheus',
  tools: [discoverPrometheus, listPrometheusMetrics, queryPrometheus, queryPrometheusRange],
  furtherTools: [getAlertRule, listFiringAlerts],
  words: ['prometheus'],
  signs: {
    variable: 'PROMETHEUS_URL',
    names:
      /^(.*-)?(prometheus(-server|-operated|-k8s)?|thanos-query(-frontend)?|vmsingle(-.+)?|vmselect(-.+)?|mimir-(query-frontend|gateway|nginx))$/,
    apps: new Set(['prometheus', 'thanos-query', 'victoria-metrics-single', 'vmsingle', 'vmselect']),
    ports: [9090, 10902, 8428, 8429, 8481, 8080, 80],
  },
};
