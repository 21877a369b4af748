// The dashboard for Grafana: rows of panels, each a title, a unit and its queries. Generated as JSON, which nobody should write by hand.

/** Only processes of the dashboard's job and namespace. */
const OWN = 'job=~"$job",namespace=~"$namespace"';
const PER = '[$__rate_interval]';

/** @param {string} metric @param {string} by @param {string} [more] further matchers */
const rate = (metric, by, more = '') =>
  `sum by (${by}) (rate(${metric}{${OWN}${more === '' ? '' : `,${more}`}}${PER}))`;
/** @param {number} share @param {string} metric @param {string} by @param {string} [more] */
const quantile = (share, metric, by, more = '') =>
  `histogram_quantile(${share}, sum by (${['le', by].filter(Boolean).join(', ')}) (rate(${metric}_bucket{${OWN}${more === '' ? '' : `,${more}`}}${PER})))`;
/** @param {string} fold @param {string} metric @param {string} [by] @param {string} [more] */
const folded = (fold, metric, by = '', more = '') =>
  `${fold}${by === '' ? '' : ` by (${by})`} (${metric}{${OWN}${more === '' ? '' : `,${more}`}})`;

/** @type {readonly { row: string, panels: readonly { title: string, unit?: string, kind?: string, queries: readonly (readonly [string, string])[] }[] }[]} */
const ROWS = [
  {
    row: 'Alerts',
    panels: [
      {
        title: 'Alerts taken in',
        queries: [[rate('kuberca_alerts_received_total', 'sender, status'), '{{sender}} {{status}}']],
      },
      { title: 'Results', queries: [[rate('kuberca_alert_results_total', 'kind'), '{{kind}}']] },
      {
        title: 'From startsAt to the first answer',
        unit: 's',
        queries: [0.5, 0.95].map((share) => [
          quantile(share, 'kuberca_alert_answer_seconds', ''),
          `p${share * 100}`,
        ]),
      },
      {
        title: 'Dead letters',
        queries: [[rate('kuberca_dead_letters_total', 'stage, reason'), '{{stage}} {{reason}}']],
      },
      {
        title: 'Mended by comparison',
        queries: [[rate('kuberca_reconciled_total', 'outcome'), '{{outcome}}']],
      },
      {
        title: 'Notifications',
        queries: [[rate('kuberca_notifications_total', 'sink, outcome'), '{{sink}} {{outcome}}']],
      },
    ],
  },
  {
    row: 'Work',
    panels: [
      {
        title: 'Waiting',
        queries: [[folded('max', 'kuberca_consumer_pending_messages', 'consumer'), '{{consumer}}']],
      },
      {
        title: 'Taken, not settled',
        queries: [[folded('max', 'kuberca_consumer_in_flight_messages', 'consumer'), '{{consumer}}']],
      },
      {
        title: 'Oldest group that waits',
        unit: 's',
        queries: [[folded('max', 'kuberca_work_oldest_seconds'), 'oldest']],
      },
      {
        title: 'Messages handed back',
        queries: [
          [rate('kuberca_messages_settled_total', 'stage, why', 'outcome="retry"'), '{{stage}} {{why}}'],
        ],
      },
      { title: 'Analyses that run', queries: [[folded('sum', 'kuberca_analyses_in_flight'), 'running']] },
    ],
  },
  {
    row: 'Analyses',
    panels: [
      { title: 'Analyses by outcome', queries: [[rate('kuberca_analyses_total', 'outcome'), '{{outcome}}']] },
      { title: 'Causes', queries: [[rate('kuberca_analyses_total', 'cause'), '{{cause}}']] },
      { title: 'Confidence of causes', queries: [[quantile(0.5, 'kuberca_cause_confidence', ''), 'median']] },
      {
        title: 'Why the rules answered',
        queries: [[rate('kuberca_rules_answers_total', 'reason'), '{{reason}}']],
      },
      {
        title: 'Time by stage, p95',
        unit: 's',
        queries: [[quantile(0.95, 'kuberca_analysis_seconds', 'stage'), '{{stage}}']],
      },
      {
        title: 'Secrets hidden, by rule',
        queries: [[rate('kuberca_masked_spans_total', 'rule'), '{{rule}}']],
      },
    ],
  },
  {
    row: 'Models',
    panels: [
      {
        title: 'Calls',
        queries: [[rate('kuberca_model_calls_total', 'provider, outcome'), '{{provider}} {{outcome}}']],
      },
      {
        title: 'Time of a call, p95',
        unit: 's',
        queries: [[quantile(0.95, 'kuberca_model_call_seconds', 'provider'), '{{provider}}']],
      },
      {
        title: 'Tokens',
        queries: [
          [rate('kuberca_model_tokens_total', 'provider, direction'), '{{provider}} {{direction}}'],
          [rate('kuberca_model_cached_tokens_total', 'provider'), '{{provider}} from cache'],
        ],
      },
      {
        title: 'Retries, failovers, refusals of the budget',
        queries: [
          [rate('kuberca_model_retries_total', 'provider'), '{{provider}} retries'],
          [rate('kuberca_model_failovers_total', ''), 'failovers'],
          [rate('kuberca_model_budget_refusals_total', ''), 'over budget'],
        ],
      },
      {
        title: 'Open circuits',
        queries: [[folded('max', 'kuberca_model_circuit_open', 'provider, why'), '{{provider}} {{why}}']],
      },
      {
        title: 'Budget left',
        queries: [[folded('min', 'kuberca_model_budget_left_tokens', 'limit'), '{{limit}}']],
      },
    ],
  },
  {
    row: 'Stream and process',
    panels: [
      {
        title: 'Bytes in streams',
        unit: 'bytes',
        queries: [
          [folded('max', 'kuberca_stream_bytes', 'stream'), '{{stream}}'],
          [folded('max', 'kuberca_stream_max_bytes', 'stream'), '{{stream}} bound'],
        ],
      },
      {
        title: 'Messages in streams',
        queries: [[folded('max', 'kuberca_stream_messages', 'stream'), '{{stream}}']],
      },
      {
        title: 'Dependencies',
        queries: [[folded('min', 'kuberca_dependency_up', 'dependency'), '{{dependency}}']],
      },
      {
        title: 'Processes',
        queries: [
          [folded('sum', 'kuberca_ready'), 'ready'],
          [folded('count', 'kuberca_build_info', 'version'), '{{version}}'],
        ],
      },
      {
        title: 'Answers of the API',
        queries: [[rate('kuberca_http_responses_total', 'route, status'), '{{route}} {{status}}']],
      },
      {
        title: 'Requests in flight',
        queries: [[folded('sum', 'kuberca_http_requests_in_flight'), 'requests']],
      },
      {
        title: 'CPU',
        queries: [[rate('process_cpu_seconds_total', 'pod, instance'), '{{pod}} {{instance}}']],
      },
      {
        title: 'Memory',
        unit: 'bytes',
        queries: [[folded('max', 'process_resident_memory_bytes', 'pod, instance'), '{{pod}} {{instance}}']],
      },
      {
        title: 'Event loop lag, p99',
        unit: 's',
        queries: [
          [folded('max', 'nodejs_eventloop_lag_p99_seconds', 'pod, instance'), '{{pod}} {{instance}}'],
        ],
      },
    ],
  },
];

const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };
const WIDTH = 8;
const HEIGHT = 7;
const ACROSS = 24 / WIDTH;

const variable = (name, label) => ({
  name,
  label,
  type: 'query',
  datasource: DATASOURCE,
  query: `label_values(kuberca_build_info, ${name})`,
  refresh: 2,
  multi: true,
  includeAll: true,
  allValue: '.*',
  current: { text: 'All', value: '$__all' },
});

const panelsOf = () => {
  const panels = [];
  let y = 0;
  for (const { row, panels: own } of ROWS) {
    panels.push({
      id: panels.length + 1,
      type: 'row',
      title: row,
      collapsed: false,
      gridPos: { h: 1, w: 24, x: 0, y },
      panels: [],
    });
    y += 1;
    for (const [index, { title, unit = 'short', queries }] of own.entries()) {
      panels.push({
        id: panels.length + 1,
        type: 'timeseries',
        title,
        datasource: DATASOURCE,
        gridPos: {
          h: HEIGHT,
          w: WIDTH,
          x: (index % ACROSS) * WIDTH,
          y: y + Math.floor(index / ACROSS) * HEIGHT,
        },
        fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
        targets: queries.map(([expr, legendFormat], place) => ({
          refId: String.fromCharCode(65 + place),
          datasource: DATASOURCE,
          expr: expr.replace('sum by () ', 'sum '),
          legendFormat,
        })),
      });
    }
    y += Math.ceil(own.length / ACROSS) * HEIGHT;
  }
  return panels;
};

/** Text of deploy/monitoring/dashboard.json. */
export const dashboard = () =>
  `${JSON.stringify(
    {
      uid: 'kuberca-agent',
      title: 'KubeRCA Agent',
      tags: ['kuberca'],
      schemaVersion: 39,
      editable: true,
      refresh: '1m',
      time: { from: 'now-6h', to: 'now' },
      templating: {
        list: [
          { name: 'datasource', label: 'Data source', type: 'datasource', query: 'prometheus' },
          variable('job', 'Job'),
          variable('namespace', 'Namespace'),
        ],
      },
      panels: panelsOf(),
    },
    null,
    2,
  )}\n`;
