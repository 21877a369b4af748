import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { METRICS } from '../../src/telemetry/metrics/metrics.js';
import { settled } from '../support/answers.js';
import { natsForThisFile } from '../support/nats-server.js';
import {
  checkRules,
  hasPrometheus,
  startPrometheus,
  type PrometheusServer,
} from '../support/prometheus-server.js';
import type { ServiceProcess } from '../support/service-process.js';
import { alertOf, webhookOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

const RULE_FILE = 'deploy/monitoring/alerts.rules.yaml';

interface Rule {
  readonly alert: string;
  readonly expr: string;
}
interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

const { groups } = parse(readFileSync(RULE_FILE, 'utf8')) as {
  groups: readonly { rules: readonly Rule[] }[];
};
const { panels } = JSON.parse(readFileSync('deploy/monitoring/dashboard.json', 'utf8')) as {
  panels: readonly Panel[];
};

/** What Grafana would put in the place of its variables. */
const filledIn = (query: string): string =>
  query.replaceAll(/\$(job|namespace)/g, '.*').replaceAll('$__rate_interval', '1m');

const QUERIES = [
  ...groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => ({ of: alert, query: expr }))),
  ...panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({ of: title, query: filledIn(expr) })),
  ),
];

const metricsIn = (query: string): readonly string[] =>
  (query.match(/\b(?:kuberca|process|nodejs)_[a-z0-9_]+/g) ?? []).map((name) =>
    name.replace(/_(?:bucket|count|sum)$/, ''),
  );

/** Labels that the scrape adds, not the service. */
const FROM_OUTSIDE = ['job', 'namespace', 'pod', 'instance', 'le'];

const labelsIn = (query: string): readonly string[] => [
  ...[...query.matchAll(/\b(?:by|on) \(([^)]*)\)/g)].flatMap(([, list = '']) =>
    list.split(',').map((label) => label.trim()),
  ),
  ...[...query.matchAll(/([a-z_]+)(?:=~|!=|!~|=)"/g)].map(([, label = '']) => label),
];

/** Alerts that a machine which runs other tests beside this one may rightly raise. */
const OF_A_BUSY_MACHINE: ReadonlySet<string> = new Set(['KubercaEventLoopSlow', 'KubercaAnswersLate']);

const ownLabelsOf = (query: string): readonly string[] =>
  metricsIn(query).flatMap((name) =>
    Object.keys((METRICS as Readonly<Record<string, { labels: object }>>)[name]?.labels ?? {}),
  );

describe('queries of the alerts and the dashboard', () => {
  it.each(QUERIES)('ask by labels that there are: $of', ({ query }) => {
    const known = new Set([...FROM_OUTSIDE, ...ownLabelsOf(query), '']);
    expect(labelsIn(query).filter((label) => !known.has(label))).toEqual([]);
  });

  it('look at every metric of the service', () => {
    const asked = new Set(QUERIES.flatMap(({ query }) => metricsIn(query)));
    expect(Object.keys(METRICS).filter((name) => !asked.has(name))).toEqual([]);
  });
});

(hasPrometheus() ? describe : describe.skip)('a real Prometheus that scrapes the service', () => {
  let service: ServiceProcess;
  let prometheus: PrometheusServer;
  beforeAll(async () => {
    const world = await StreamWorld.forThisFile(await natsForThisFile());
    service = await world.service({ LLM_BUDGET_TOKENS_PER_DAY: '1000000' });
    prometheus = await startPrometheus(groups, [service.url.replace('http://', '')]);
    const alert = alertOf({ workload: 'cart' });
    const body = JSON.stringify(webhookOf([alert]));
    await fetch(`${service.url}/webhook/alertmanager`, { method: 'POST', body });
    await settled(world.client, { alerts: [alert] });
  }, 90_000);
  afterAll(() => prometheus.stop());

  const ask = async <T>(path: string): Promise<T> => {
    const answer = (await (await fetch(`${prometheus.url}/api/v1/${path}`)).json()) as {
      readonly status: string;
      readonly error?: string;
      readonly data: T;
    };
    if (answer.status !== 'success') throw new Error(answer.error);
    return answer.data;
  };
  const query = async (text: string): Promise<readonly unknown[]> =>
    (await ask<{ result: readonly unknown[] }>(`query?query=${encodeURIComponent(text)}`)).result;

  it('takes the rule file', () => {
    expect(checkRules(RULE_FILE) ?? '').toBe('');
  });

  it('knows every metric that a query names', async () => {
    const known = await until('the service was scraped', async () => {
      const metadata = await ask<Readonly<Record<string, unknown>>>('metadata');
      return 'kuberca_ready' in metadata ? metadata : null;
    });
    const asked = new Set(QUERIES.flatMap(({ query: text }) => metricsIn(text)));
    expect([...asked].filter((name) => !(name in known))).toEqual([]);
  });

  it.each(QUERIES)('can evaluate: $of', async ({ query: text }) => {
    expect(await query(text)).toEqual(expect.any(Array));
  });

  it('raises no alert about a service that is well, and shows what it did', async () => {
    await until(
      'the answer was scraped',
      async () => (await query('kuberca_alert_results_total{kind="analysis"} == 1')).length === 1,
    );
    type Evaluated = {
      readonly groups: readonly {
        readonly rules: readonly { readonly name: string; readonly alerts?: readonly unknown[] }[];
      }[];
    };
    const rulesNow = async () => (await ask<Evaluated>('rules')).groups.flatMap(({ rules }) => rules);
    expect((await rulesNow()).length).toBe(groups.flatMap(({ rules }) => rules).length);
    // What was evaluated before the first scrape misses the service.
    await until('no alert is raised', async () =>
      (await rulesNow()).every(({ name, alerts = [] }) => OF_A_BUSY_MACHINE.has(name) || alerts.length === 0),
    );
  });

  it('raises an alert when the service gives a single message up', async () => {
    const body = JSON.stringify({ version: '4', alerts: [{ labels: 'none' }] });
    await fetch(`${service.url}/webhook/alertmanager`, { method: 'POST', body });
    await until('the alert is raised', () =>
      prometheus.sent.some(({ labels }) => labels['alertname'] === 'KubercaDeadLetters'),
    );
  });
});
