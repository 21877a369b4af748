// Writes deploy/monitoring/alerts.yaml, the PrometheusRule, from the plain rule file beside it, and dashboard.json from its list of panels.
// With --check it writes nothing and exits 1 when they are not up to date.
import { parse, stringify } from 'yaml';
import { keepFresh, readOrEmpty } from './generated-file.mjs';
import { dashboard } from './monitoring/dashboard.mjs';

const { groups } = parse(readOrEmpty('deploy/monitoring/alerts.rules.yaml'));

const rule = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  metadata: {
    name: 'kube-rca-agent',
    namespace: 'kube-rca',
    labels: { 'app.kubernetes.io/name': 'kube-rca-agent', 'app.kubernetes.io/part-of': 'kube-rca' },
  },
  spec: { groups },
};

keepFresh(
  {
    'deploy/monitoring/alerts.yaml': `# Written from alerts.rules.yaml by \`npm run monitoring\`; do not edit.\n${stringify(rule, { lineWidth: 0 })}`,
    'deploy/monitoring/dashboard.json': dashboard(),
  },
  'monitoring',
);
