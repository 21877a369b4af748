import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../src/config/load.js';
import { PrometheusClient } from '../../src/integrations/prometheus/prometheus-client.js';
import { summarise } from '../../src/integrations/prometheus/series-summary.js';
import { cutOff, huge, jsonAnswer, textAnswer } from '../support/wire-answers.js';
import { startWireServer, type WireServer } from '../support/wire-server.js';

const AT = 1_795_378_187_000;
const NOW = new Date(AT);
/** What the client sends in a form of its own. */
const OWN = { ignoring: ['timeout', 'time', 'start', 'end', 'step', 'type'] };
const { signal } = new AbortController();

let wire: WireServer;
const clients: PrometheusClient[] = [];

beforeEach(async () => {
  wire = await startWireServer();
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.onApplicationShutdown()));
  await wire.stop();
});

const clientOf = (environment: Readonly<Record<string, string>> = {}): PrometheusClient => {
  const settings = loadSettings({ PROMETHEUS_URL: wire.url, ...environment });
  const client = new PrometheusClient(settings, { now: () => NOW });
  clients.push(client);
  return client;
};

const replayed = async (...names: string[]): Promise<PrometheusClient> => {
  await wire.replay(
    names.map((name) => `prometheus/${name}`),
    OWN,
  );
  return clientOf();
};

const sent = (): Record<string, string> => Object.fromEntries(wire.requests.at(-1)?.parameters ?? []);

const range = (query: string, minutes = 60, stepMs: number | null = 60_000) => ({
  query,
  startMs: AT - minutes * 60_000,
  endMs: AT,
  stepMs,
});

describe('Prometheus that is not configured', () => {
  it('is asked nothing', async () => {
    const client = clientOf({ PROMETHEUS_URL: '' });
    expect([client.configured, client.endpoint()]).toEqual([false, { base_url: '' }]);
    expect(await client.query('up', null, signal)).toEqual({
      status: 'unavailable',
      reason: 'prometheus url not configured: set PROMETHEUS_URL',
    });
  });
});

describe('an instant query', () => {
  it('gives series with numbers, also where they are no numbers', async () => {
    const client = await replayed('query-nan-inf');
    const read = await client.query('demo_special_value', AT, signal);
    const series = read.status === 'ok' ? read.value.series : [];
    expect(series.map(({ labels, samples }) => [labels['kind'], samples[0]?.value])).toEqual([
      ['nan', Number.NaN],
      ['neginf', Number.NEGATIVE_INFINITY],
      ['posinf', Number.POSITIVE_INFINITY],
    ]);
    expect(sent()).toEqual({ query: 'demo_special_value', time: '1795378187.000', timeout: '5s' });
  });

  it('reads every other form of an answer', async () => {
    const client = await replayed(
      'query-scalar',
      'query-string',
      'query-matrix',
      'query-empty',
      'query-warnings',
    );
    expect(await client.query('scalar(up{job="kube-state-metrics"})', AT, signal)).toMatchObject({
      value: { resultType: 'scalar', series: [{ labels: {}, samples: [{ atMs: AT, value: 1 }] }] },
    });
    expect(await client.query('"hello"', AT, signal)).toMatchObject({
      value: { resultType: 'string', series: [], text: { atMs: AT, text: 'hello' } },
    });
    const matrix = 'container_memory_working_set_bytes{pod="recommender-6d5c4b7f98-tz9wn"}[1m]';
    expect(await client.query(matrix, AT, signal)).toMatchObject({
      value: { resultType: 'matrix', series: [{ samples: { length: 12 } }] },
    });
    expect(await client.query('no_such_metric{namespace="shop"}', AT, signal)).toMatchObject({
      status: 'ok',
      value: { series: [], total: 0 },
    });
    expect(await client.query('up{remote="yes"}', null, signal)).toMatchObject({
      value: { warnings: [expect.stringContaining('connection refused')] },
    });
  });

  it('keeps 50 series and counts all', async () => {
    const result = Array.from({ length: 80 }, (_, n) => ({ metric: { n: `${n}` }, value: [1, '1'] }));
    wire.answer('/api/v1/query', jsonAnswer({ status: 'success', data: { resultType: 'vector', result } }));
    expect(await clientOf().query('up', null, signal)).toMatchObject({
      value: { series: { length: 50 }, total: 80 },
    });
  });

  it('says what is missing: a part, or histograms that nobody here can read', async () => {
    const result = [
      { metric: { a: '1' }, value: [1, '1'] },
      { metric: { a: '2' }, histogram: [1, { count: '3', sum: '4', buckets: [] }] },
    ];
    wire.answer(
      '/api/v1/query',
      jsonAnswer({
        status: 'success',
        isPartial: true, // as VictoriaMetrics says it, beside figures that others do not send
        data: { resultType: 'vector', result },
        stats: { seriesFetched: '2' },
      }),
    );
    expect(await clientOf().query('up', null, signal)).toMatchObject({
      value: {
        series: [{ labels: { a: '1' } }],
        warnings: ['the answer is partial', 'native histograms were left out'],
      },
    });
  });

  it('keeps the path and the credentials of the URL', async () => {
    await wire.replay(['prometheus/basic-auth-ok-with-path-prefix', 'prometheus/path-prefix-missing'], OWN);
    const url = `${wire.url.replace('://', '://reader:s3cret@')}/prometheus`;
    const client = clientOf({ PROMETHEUS_URL: url });
    expect(await client.query('1', null, signal)).toMatchObject({ status: 'ok' });
    expect(wire.requests[0]?.headers.authorization).toBe('Basic cmVhZGVyOnMzY3JldA==');
    expect(client.endpoint()).toEqual({ base_url: `${wire.url}/prometheus` });
    expect(await clientOf().query('1', null, signal)).toMatchObject({
      status: 'unavailable',
      reason: 'Prometheus answered 404 Not Found: check the path in PROMETHEUS_URL',
    });
  });

  it.each([
    ['query-bad-promql', 'sum(rate(up[5m])', 'error', /400 bad_data: .*unclosed left parenthesis$/],
    [
      'query-execution-error',
      'kube_pod_info * on (namespace) kube_pod_container_status_restarts_total',
      'error',
      /422 execution: found duplicate series/,
    ],
    [
      'query-timeout-parameter-1ms',
      'count_over_time(sum(rate(container_cpu_usage_seconds_total[50m]))[50m:1s])',
      'timeout',
      /ran out of time .*shorten the range/,
    ],
  ])('that fails says why: %s', async (name, query, status, reason) => {
    const read = await (await replayed(name)).query(query, null, signal);
    expect(read).toMatchObject({ status, reason: expect.stringMatching(reason) });
    expect(read.status === 'ok' ? '' : read.reason.length).toBeLessThan(450);
  });

  it('without credentials is forbidden', async () => {
    await wire.replay(['prometheus/basic-auth-missing'], OWN);
    const client = clientOf({ PROMETHEUS_URL: `${wire.url}/prometheus` });
    expect(await client.query('1', null, signal)).toMatchObject({
      status: 'forbidden',
      reason:
        'Prometheus answered 401 Unauthorized: Unauthorized: check the credentials and tenant set with PROMETHEUS_*',
    });
  });

  it.each([
    ['a page', textAnswer(200, '<html>login</html>'), 'error', /did not answer with JSON$/],
    ['other JSON', jsonAnswer({ hello: 1 }), 'error', /not in the form of the Prometheus API/],
    ['other data', jsonAnswer({ status: 'success', data: { result: 1 } }), 'error', /not in the form/],
    ['half an answer', cutOff('{"status":"success"}', 9), 'unavailable', /broke off/],
    ['200 MB', huge(200, '{"status":"', '"}'), 'error', /longer than 8 MiB: narrow the query/],
  ])('that is answered with %s fails in words', async (_, answer, status, reason) => {
    wire.answer('/api/v1/query', answer);
    expect(await clientOf().query('up', null, signal)).toMatchObject({
      status,
      reason: expect.stringMatching(reason),
    });
  });
});

describe('a range query', () => {
  it('gives samples that a summary explains', async () => {
    const client = await replayed('range-memory-sawtooth', 'range-with-gap');
    const memory = 'container_memory_working_set_bytes{pod="recommender-6d5c4b7f98-tz9wn"}';
    const read = await client.queryRange(range(memory), signal);
    if (read.status !== 'ok') throw new Error(read.reason);
    expect(summarise(read.value.series[0]?.samples ?? [])).toMatchObject({ points: 61, trend: 'sawtooth' });
    expect(sent()).toEqual({
      query: memory,
      start: '1795374587.000',
      end: '1795378187.000',
      step: '60.000',
      timeout: '5s',
    });
    const gap = await client.queryRange(range(`(${memory} > 0)`), signal);
    if (gap.status !== 'ok') throw new Error(gap.reason);
    expect(summarise(gap.value.series[0]?.samples ?? [])).toMatchObject({ points: 26, trend: 'sawtooth' });
  });

  it('asks for no more points than are wanted, and for none in the future', async () => {
    const client = await replayed('range-scalar-becomes-matrix');
    const wanted = { ...range('42', 24 * 60, 1000), endMs: AT + 3_600_000 };
    expect(await client.queryRange(wanted, signal)).toMatchObject({
      status: 'ok',
      value: { startMs: wanted.startMs, endMs: AT, stepMs: 600_000, total: 1 },
    });
    expect(sent()).toMatchObject({ end: '1795378187.000', step: '600.000' });
    expect(await client.queryRange({ ...wanted, startMs: AT + 1 }, signal)).toEqual({
      status: 'error',
      reason: 'the range lies in the future',
    });
  });

  it.each([
    ['range-too-many-samples', '{__name__=~".+"}', 'error', /widen the step or select fewer series$/],
    [
      'range-timeout-parameter-1ms',
      'sum by (pod)(rate(container_cpu_usage_seconds_total[50m]))',
      'timeout',
      /ran out of time/,
    ],
    ['range-too-many-points', 'up', 'error', /exceeded maximum resolution/],
  ])('that asks too much is told so: %s', async (name, query, status, reason) => {
    const client = await replayed(name);
    expect(await client.queryRange(range(query), signal)).toMatchObject({
      status,
      reason: expect.stringMatching(reason),
    });
  });
});

describe('names', () => {
  it('are those of all metrics, or of what matches', async () => {
    const client = await replayed(
      'label-values-name',
      'label-values-name-match',
      'label-values-unknown-label',
      'label-values-bad-match',
    );
    expect(await client.metricNames(signal)).toMatchObject({
      status: 'ok',
      value: expect.arrayContaining(['ALERTS', 'kube_pod_status_phase']),
    });
    expect(await client.metricNames(signal, ['{namespace="shop"}'])).toMatchObject({ status: 'ok' });
    expect(await client.metricNames(signal, ['{'])).toMatchObject({ status: 'error' });
    expect(await client.labelValues('nope', signal)).toEqual({ status: 'ok', value: [] });
  });

  it('of labels that cannot be are not asked for', async () => {
    expect(await clientOf().labelValues('../query', signal)).toMatchObject({ status: 'error' });
    expect(wire.requests).toEqual([]);
  });
});

describe('rules and alerts', () => {
  it('are read as recorded', async () => {
    const client = await replayed('rules', 'alerts');
    const rules = await client.rules(signal);
    if (rules.status !== 'ok') throw new Error(rules.reason);
    expect(rules.value.map(({ name, state }) => [name, state])).toEqual([
      ['TargetDown', 'firing'],
      ['BrokenRule', 'inactive'],
      ['KubePodCrashLooping', 'firing'],
      ['KubeDeploymentReplicasMismatch', 'pending'],
      ['KubeNodeNotReady', 'inactive'],
    ]);
    expect(rules.value[0]).toMatchObject({
      query: '100 * (count by (job) (up == 0) / count by (job) (up)) > 10',
      forMs: 10_000,
      labels: { severity: 'warning' },
      lastError: null,
      group: 'general',
      alerts: [{ state: 'firing', activeAtMs: Date.parse('2026-11-22T20:08:45.228Z'), value: 50 }],
    });
    expect(rules.value[1]?.lastError).toContain('many-to-many matching not allowed');
    const alerts = await client.alerts(signal);
    expect(alerts).toMatchObject({ value: [{ value: 50 }, { value: 1 }, { state: 'pending' }] });
  });

  it('may be none', async () => {
    const client = await replayed('rules-none', 'alerts-none');
    expect(await client.rules(signal)).toEqual({ status: 'ok', value: [] });
    expect(await client.alerts(signal)).toEqual({ status: 'ok', value: [] });
  });

  it('are read as vmalert and Thanos write them', async () => {
    wire.answer(
      '/api/v1/rules',
      jsonAnswer({
        status: 'success',
        data: {
          groups: [
            { name: 'empty', rules: null },
            {
              name: 'g',
              interval: 30,
              partialResponseStrategy: 'ABORT',
              rules: [
                { type: 'recording', name: 'r', query: 'up' },
                {
                  type: 'alerting',
                  name: 'A',
                  query: 'up == 0',
                  state: 'ok',
                  lastEvaluation: '0001-01-01T00:00:00Z',
                  alerts: [{ state: 'firing', activeAt: '2026-11-22T20:00:00+02:00', value: '1' }, {}],
                },
                'odd',
              ],
            },
          ],
        },
      }),
    );
    expect(await clientOf().rules(signal)).toEqual({
      status: 'ok',
      value: [
        {
          name: 'A',
          query: 'up == 0',
          forMs: 0,
          keepFiringForMs: 0,
          labels: {},
          annotations: {},
          state: 'inactive',
          lastError: null,
          group: 'g',
          file: '',
          lastEvaluationMs: null,
          alerts: [
            {
              labels: {},
              annotations: {},
              state: 'firing',
              activeAtMs: Date.parse('2026-11-22T18:00:00Z'),
              value: 1,
            },
          ],
        },
      ],
    });
  });
});

describe('namespaces that may not be read', () => {
  const vector = (...namespaces: string[]) =>
    jsonAnswer({
      status: 'success',
      data: {
        resultType: 'vector',
        result: namespaces.map((namespace) => ({ metric: { namespace }, value: [1, '1'] })),
      },
    });

  it('are left out of what comes back, and it says so', async () => {
    wire.answer('/api/v1/query', vector('shop', 'secret', ''));
    await wire.replay(['prometheus/rules', 'prometheus/alerts'], OWN);
    const client = clientOf({ KUBE_NAMESPACES_DENY: 'secret' });
    expect(await client.query('up', null, signal)).toMatchObject({
      value: {
        series: [{ labels: { namespace: 'shop' } }, { labels: { namespace: '' } }],
        total: 2,
        warnings: ['1 series left out: namespace not allowed by configuration'],
      },
    });
    const without = clientOf({ KUBE_NAMESPACES_DENY: 'shop' });
    const alerts = await without.alerts(signal);
    expect(alerts.status === 'ok' && alerts.value.map(({ labels }) => labels['alertname'])).toEqual([
      'TargetDown',
    ]);
    const rules = await without.rules(signal);
    expect(rules.status === 'ok' && rules.value.map(({ alerts: { length } }) => length)).toEqual([
      1, 0, 0, 0, 0,
    ]);
  });

  it('are not listed', async () => {
    const data = ['shop', 'secret'];
    wire.answer('/api/v1/label/namespace/values', jsonAnswer({ status: 'success', data }));
    const client = clientOf({ KUBE_NAMESPACES_DENY: 'secret' });
    expect(await client.labelValues('namespace', signal)).toEqual({ status: 'ok', value: ['shop'] });
  });
});
