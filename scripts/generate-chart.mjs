// Writes what the Helm chart takes from the code: the schema of its values, the rights, NATS' resources, the rules and the
// dashboard of monitoring (compiled: run `npm run build` first). With --check it writes nothing and exits 1 when a file is not up to date.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { keepFresh } from './generated-file.mjs';
import { nackResources } from './chart-nack.mjs';
import { valuesSchema } from './chart-values-schema.mjs';

const [{ documentedAreas }, { INTEGRATION_AREAS, RIGHTS }, { GRAPH_KINDS }] = await Promise.all([
  import('../dist/config/areas/index.js'),
  import('../dist/integrations/integrations.js'),
  import('../dist/integrations/kubernetes/graph/kinds.js'),
]);

const CHART = 'deploy/helm/kuberca';

/** Kinds without a namespace: where rights are given by namespace, these need a ClusterRole all the same. */
const clusterScoped = new Set(
  GRAPH_KINDS.filter(({ namespaced }) => !namespaced).map(({ plural }) => plural),
);

const rights = RIGHTS.map((rule) => ({
  ...rule,
  clusterResources: rule.resources.filter((resource) => clusterScoped.has(resource)),
}));

const values = parse(readFileSync(`${CHART}/values.yaml`, 'utf8'));
const settings = documentedAreas(INTEGRATION_AREAS).flatMap(({ variables }) => Object.values(variables));
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

keepFresh(
  {
    [`${CHART}/values.schema.json`]: json(valuesSchema(values, settings)),
    [`${CHART}/files/rights.json`]: json(rights),
    [`${CHART}/files/nack.json`]: json(nackResources('deploy/nats')),
    [`${CHART}/files/alerts.rules.yaml`]: readFileSync('deploy/monitoring/alerts.rules.yaml', 'utf8'),
    [`${CHART}/files/dashboard.json`]: readFileSync('deploy/monitoring/dashboard.json', 'utf8'),
  },
  'chart',
);
