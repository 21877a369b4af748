import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../src/config/load.js';
import { decideExpression } from '../../src/integrations/prometheus/alert-expression.js';
import { PrometheusClient } from '../../src/integrations/prometheus/prometheus-client.js';
import { summarise } from '../../src/integrations/prometheus/series-summary.js';
import type { ReadOutcome } from '../../src/transport/read-outcome.js';
import { hasPrometheus, startPrometheus, type PrometheusServer } from '../support/prometheus-server.js';
import { sourceTools, type SourceTools } from '../support/source-tools.js';
import { until } from '../support/until.js';

const START_MS = 90_000;
const { signal } = new AbortController();

const RULES = [
  {
    name: 'shop',
    rules: [
      {
        alert: 'QueueTooLong',
        expr: 'max by (namespace, pod) (shop_queue_length) > 80',
        labels: { severity: 'warning' },
        annotations: { summary: 'The queue of {{ $labels.pod }} holds {{ $value }}.' },
      },
      { alert: 'NeverFires', expr: 'shop_queue_length > 1e9', for: '15m' },
      { record: 'shop:queue:sum', expr: 'sum(shop_queue_length)' },
    ],
  },
];

const metrics = (queueLength: number): string =>
  [
    '# TYPE shop_queue_length gauge',
    `shop_queue_length{namespace="shop",pod="checkout-1"} ${queueLength}`,
    '# TYPE shop_odd gauge',
    'shop_odd{kind="nan"} NaN',
    'shop_odd{kind="inf"} +Inf',
    '# TYPE shop_many gauge',
    ...Array.from({ length: 70 }, (_, n) => `shop_many{n="${n}"} ${n}`),
  ].join('\n');

const valueOf = <T>(read: ReadOutcome<T>): T => {
  if (read.status !== 'ok') throw new Error(`${read.status}: ${read.reason}`);
  return read.value;
};

(hasPrometheus() ? describe : describe.skip)('a real Prometheus', () => {
  let server: PrometheusServer;
  let client: PrometheusClient;
  let tools: SourceTools;
  let raisedAtMs: number;

  beforeAll(async () => {
    server = await startPrometheus(RULES);
    const clock = { now: () => new Date() };
    client = new PrometheusClient(loadSettings({ PROMETHEUS_URL: server.url }), clock);
    server.expose(metrics(5));
    await until('ten samples were scraped', async () => {
      const { series } = valueOf(await client.query('count_over_time(shop_queue_length[1m])', null, signal));
      return (series[0]?.samples[0]?.value ?? 0) >= 10;
    });
    raisedAtMs = Date.now();
    server.expose(metrics(95));
    await until('the alert was sent', () => server.sent.length > 0);
    await until('ten more samples were scraped', async () => {
      const query = 'count_over_time((shop_queue_length > 80)[1m:200ms])';
      const { series } = valueOf(await client.query(query, null, signal));
      return (series[0]?.samples[0]?.value ?? 0) >= 10;
    });
    tools = sourceTools(server.url, new Date());
  }, START_MS);

  afterAll(async () => {
    await tools?.close();
    await client?.onApplicationShutdown();
    await server?.stop();
  });

  it('gives numbers, special values and at most fifty series', async () => {
    const odd = valueOf(await client.query('sort_desc(shop_odd)', null, signal));
    expect(odd.series.map(({ labels, samples }) => [labels['kind'], samples[0]?.value])).toEqual([
      ['inf', Number.POSITIVE_INFINITY],
      ['nan', Number.NaN],
    ]);
    const many = valueOf(await client.query('shop_many', null, signal));
    expect([many.series.length, many.total]).toEqual([50, 70]);
  });

  it('shows when a value changed', async () => {
    const now = Date.now();
    const range = { query: 'shop_queue_length', startMs: now - 30_000, endMs: now + 60_000, stepMs: 200 };
    const { series, stepMs } = valueOf(await client.queryRange(range, signal));
    expect(stepMs).toBe(200);
    const summary = summarise(series[0]?.samples ?? []);
    expect(summary).toMatchObject({ min: { value: 5 }, max: { value: 95 }, trend: 'stepped up' });
    const scraped = summary?.changedAtMs ?? 0;
    expect(scraped).toBeGreaterThanOrEqual(raisedAtMs - 200); // the grid of the range
    expect(series[0]?.samples.find(({ value }) => value === 95)?.atMs).toBe(scraped);
  });

  it('takes a month at any step: it is widened', async () => {
    const now = Date.now();
    const range = { query: 'shop_many', startMs: now - 30 * 86_400_000, endMs: now, stepMs: 1000 };
    const { series, total } = valueOf(await client.queryRange(range, signal));
    expect([series.length, total]).toEqual([20, 70]);
  });

  it('lists names and values', async () => {
    expect(valueOf(await client.metricNames(signal))).toEqual(
      expect.arrayContaining(['shop_queue_length', 'shop:queue:sum', 'ALERTS', 'up']),
    );
    expect(valueOf(await client.metricNames(signal, ['{kind="nan"}']))).toEqual(['shop_odd']);
    expect(valueOf(await client.labelValues('pod', signal))).toEqual(['checkout-1']);
  });

  it('has rules and alerts', async () => {
    const rules = valueOf(await client.rules(signal));
    expect(rules.map(({ name, state, forMs }) => [name, state, forMs])).toEqual([
      ['QueueTooLong', 'firing', 0],
      ['NeverFires', 'inactive', 900_000],
    ]);
    const alerts = valueOf(await client.alerts(signal));
    expect(alerts).toMatchObject([
      {
        labels: { alertname: 'QueueTooLong', pod: 'checkout-1', severity: 'warning' },
        annotations: { summary: 'The queue of checkout-1 holds 95.' },
        state: 'firing',
        value: 95,
      },
    ]);
    expect(alerts[0]?.activeAtMs).toBeGreaterThanOrEqual(raisedAtMs - 1000);
  });

  it('sends alerts whose expression may be evaluated, and no other', async () => {
    const rules = valueOf(await client.rules(signal));
    const [alert] = server.sent;
    if (alert === undefined) throw new Error('none was sent');
    const { labels, generatorURL } = alert;
    const decided = decideExpression(
      { alertname: 'QueueTooLong', labels, generatorUrl: generatorURL },
      rules,
    );
    expect(decided).toMatchObject({ run: true, rule: { name: 'QueueTooLong' } });
    const forged = generatorURL.replace('%3E+80', '%3E+0');
    expect(forged).not.toBe(generatorURL);
    expect(
      decideExpression({ alertname: 'QueueTooLong', labels, generatorUrl: forged }, rules),
    ).toMatchObject({ run: false, shown: 'max by (namespace, pod) (shop_queue_length) > 0' });
  });

  it('says what is wrong with a query', async () => {
    expect(await client.query('sum(up', null, signal)).toMatchObject({
      status: 'error',
      reason: expect.stringContaining('400 bad_data'),
    });
    expect(await client.query('shop_odd * on () shop_many', null, signal)).toMatchObject({
      status: 'error',
      reason: expect.stringContaining('422 execution'),
    });
  });

  it('answers the tools', async () => {
    expect(await tools.call('list_prometheus_metrics', { match: '^shop_' })).toMatchObject({
      metrics: ['shop_many', 'shop_odd', 'shop_queue_length'],
    });
    expect(await tools.call('query_prometheus', { query: 'shop_queue_length' })).toMatchObject({
      data: { data: { resultType: 'vector', result: [{ value: [expect.any(Number), '95'] }] } },
    });
    const window = { start: new Date(raisedAtMs - 5000).toISOString(), end: new Date().toISOString() };
    expect(
      await tools.call('query_prometheus_range', { query: 'shop_odd', ...window, step: '1s' }),
    ).toMatchObject({
      data: {
        data: {
          result: expect.arrayContaining([
            expect.objectContaining({ last: { time: expect.any(String), value: '+Inf' } }),
            expect.objectContaining({ last: { time: expect.any(String), value: 'NaN' } }),
          ]),
        },
      },
    });
    expect(await tools.call('get_alert_rule', { alertname: 'QueueTooLong' })).toMatchObject({
      rules: [{ query: 'max by (namespace, pod) (shop_queue_length) > 80', state: 'firing' }],
    });
    expect(await tools.call('list_firing_alerts', { namespace: 'shop' })).toMatchObject({
      count: 1,
      alerts: [{ labels: { alertname: 'QueueTooLong' }, value: '95' }],
    });
  });
});
