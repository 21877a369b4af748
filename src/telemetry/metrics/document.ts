import type { LabelWords, Metric, Metrics } from './metric.js';
import { OF_ALERTS } from './of-alerts.js';
import { OF_ANALYSES } from './of-analyses.js';
import { OF_MODELS } from './of-models.js';
import { OF_NOTIFICATIONS } from './of-notifications.js';
import { OF_SERVICE } from './of-service.js';

const CHAPTERS: readonly (readonly [string, Metrics])[] = [
  ['Alerts', OF_ALERTS],
  ['Analyses', OF_ANALYSES],
  ['Models', OF_MODELS],
  ['Notifications', OF_NOTIFICATIONS],
  ['Stream and process', OF_SERVICE],
];

const wordsOf = (words: LabelWords): string =>
  typeof words === 'number'
    ? `at most ${words} words of the code`
    : words.map((word) => `\`${word}\``).join(', ');

const section = (name: string, { type, about, act, labels, buckets }: Metric): string =>
  [
    `### ${name}`,
    '',
    `${type[0]?.toUpperCase()}${type.slice(1)}. ${about}.`,
    '',
    ...Object.entries(labels).map(([label, words]) => `- \`${label}\`: ${wordsOf(words)}`),
    ...(buckets === undefined ? [] : [`- buckets: ${buckets.join(', ')}`]),
    `- what to do: ${act}`,
    '',
  ].join('\n');

const INTRODUCTION = `# Metrics

<!-- Written by \`npm run metrics:docs\` from src/telemetry/metrics/; do not edit. -->

\`GET /metrics\` answers in the text format of Prometheus, on the port of the API and without a token, like \`/healthz\`: it holds numbers and words of the
code, never a text of an alert, a cluster or an error. The NetworkPolicy of \`deploy/\` says who may reach the port. \`METRICS_ENABLED=false\`
counts nothing, loads nothing, and answers 404.

Each process counts for itself: \`sum\` over the pods what is counted, take the \`max\` of what is told of the streams, which every process sees alike. A label whose word is not in
its list is \`other\`. Figures of the streams are those of the last look at the server, at most 30 s old. A call that fails is counted by its kind, never by its words.

Besides these there are the process's own, under the names that the Node.js client gives them: \`process_cpu_seconds_total\`,
\`process_resident_memory_bytes\`, \`nodejs_eventloop_lag_p99_seconds\`, \`nodejs_heap_size_used_bytes\`, \`nodejs_gc_duration_seconds\` and others.

\`kubectl apply -k deploy/monitoring\` has the Prometheus Operator scrape every pod ([podmonitor.yaml](../deploy/monitoring/podmonitor.yaml)) and alert on what it sees
([alerts.yaml](../deploy/monitoring/alerts.yaml)). [alerts.rules.yaml](../deploy/monitoring/alerts.rules.yaml) is the same as a plain rule file,
[dashboard.json](../deploy/monitoring/dashboard.json) a dashboard for Grafana.
`;

/** docs/metrics.md: every metric of the service's own. */
export const metricsDocument = (): string =>
  [
    INTRODUCTION,
    ...CHAPTERS.map(([title, metrics]) =>
      [`## ${title}`, '', ...Object.entries(metrics).map(([name, metric]) => section(name, metric))].join(
        '\n',
      ),
    ),
  ].join('\n');
