// Writes what the Helm chart takes from the code: the schema of its values, the rights, NATS' resources, the rules and the
// dashboard of monitoring (compiled: run `npm run build` first). With --check it writes nothing and exits 1 when a file is not up to date.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { keepFresh } from './generated-file.mjs';
import { natsSchema, valuesSchema } from './chart-values-schema.mjs';

const [
  { documentedAreas, GENERAL },
  { loadSettings },
  { nackResources },
  { topologyOf },
  { INTEGRATION_AREAS, RIGHTS, WATCHED_KINDS },
  { GRAPH_KINDS },
] = await Promise.all([
  import('../dist/config/areas/index.js'),
  import('../dist/config/load.js'),
  import('../dist/jetstream/nack.js'),
  import('../dist/jetstream/topology.js'),
  import('../dist/integrations/integrations.js'),
  import('../dist/integrations/kubernetes/graph/kinds.js'),
]);

const CHART = 'deploy/helm/kuberca';

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** Kinds without a namespace: where rights are given by namespace, these need a ClusterRole all the same. */
const clusterScoped = new Set([
  ...GRAPH_KINDS.filter(({ namespaced }) => !namespaced).map(({ plural }) => plural),
  ...WATCHED_KINDS.filter(({ isClusterWide }) => isClusterWide).map(({ plural }) => plural),
]);

const rights = RIGHTS.map((rule) => ({
  ...rule,
  clusterResources: rule.resources.filter((resource) => clusterScoped.has(resource)),
}));

/** @param {Record<string, string>} settings */
const nackWith = (settings) => json(nackResources(topologyOf(loadSettings(settings).stream)));

/** What settings need beside that. @param {Record<string, string>} settings */
const onlyWith = (settings) => {
  const without = new Set(JSON.parse(nackWith({})).map((resource) => JSON.stringify(resource)));
  const all = JSON.parse(nackWith(settings));
  return all.filter((resource) => !without.has(JSON.stringify(resource)));
};

/** Values of which each setting takes one at least. */
const TRIED = [
  '1',
  '2',
  '3',
  '7',
  '30',
  '90',
  '3600',
  '100000',
  '1073741824',
  'true',
  'false',
  'other',
  'memory',
];

/** What the chart fills in itself. */
const FILLED_IN = new Set(['STREAM_REPLICAS', 'CLUSTER_NAME']);

/** Other settings that change NATS' resources: with one of them the chart cannot render them. */
const changesNack = Object.values(GENERAL.stream.variables)
  .map(({ env }) => env)
  .filter((env) => !FILLED_IN.has(env))
  .filter((env) =>
    TRIED.some((value) => {
      try {
        return nackWith({ [env]: value }) !== nackWith({});
      } catch {
        return false; // no value of this setting
      }
    }),
  );

const values = parse(readFileSync(`${CHART}/values.yaml`, 'utf8'));
const settings = documentedAreas(INTEGRATION_AREAS).flatMap(({ variables }) => Object.values(variables));

/** Settings that lead out, by the form of their values: the NetworkPolicy follows them. */
const urls = settings.filter(({ form }) => /\bURLs?$/.test(form)).map(({ env }) => env);

keepFresh(
  {
    [`${CHART}/charts/nats/values.schema.json`]: json(
      natsSchema(parse(readFileSync(`${CHART}/charts/nats/values.yaml`, 'utf8')), values.nats),
    ),
    [`${CHART}/values.schema.json`]: json(valuesSchema(values, settings)),
    [`${CHART}/files/rights.json`]: json(rights),
    [`${CHART}/files/nack.json`]: nackWith({}),
    [`${CHART}/files/nack-notify.json`]: json(
      onlyWith({ NOTIFY_ROUTES_FILE: '/etc/kuberca/notify/routes.yaml' }),
    ),
    [`${CHART}/files/nack-changes.json`]: json(onlyWith({ CHANGES_WATCH: 'true' })),
    [`${CHART}/files/urls.json`]: json(urls),
    [`${CHART}/files/changes-nack.json`]: json(changesNack),
    [`${CHART}/files/alerts.rules.yaml`]: readFileSync('deploy/monitoring/alerts.rules.yaml', 'utf8'),
    [`${CHART}/files/dashboard.json`]: readFileSync('deploy/monitoring/dashboard.json', 'utf8'),
  },
  'chart',
);
