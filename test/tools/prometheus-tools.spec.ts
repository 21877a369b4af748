import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sourceTools, type SourceTools } from '../support/source-tools.js';
import { jsonAnswer, textAnswer } from '../support/wire-answers.js';
import { startWireServer, type WireServer } from '../support/wire-server.js';

const NOW = new Date(1_795_378_187_000);
const OWN = { ignoring: ['timeout', 'time', 'start', 'end', 'step', 'type'] };
const MEMORY = 'container_memory_working_set_bytes{pod="recommender-6d5c4b7f98-tz9wn"}';

let wire: WireServer;
let tools: SourceTools;

beforeEach(async () => {
  wire = await startWireServer();
  tools = sourceTools(wire.url, NOW);
});
afterEach(async () => {
  await tools.close();
  await wire.stop();
});

const endpoint = () => ({ base_url: wire.url });
const replay = (...names: string[]): Promise<void> =>
  wire.replay(
    names.map((name) => `prometheus/${name}`),
    OWN,
  );
const sent = (): Record<string, string> => Object.fromEntries(wire.requests.at(-1)?.parameters ?? []);
const hour = { start: 'now-1h', end: 'now' };

describe('the tools of Prometheus', () => {
  it('say where metrics are read from', async () => {
    expect(await tools.call('discover_prometheus', {})).toEqual({ endpoint: endpoint() });
  });

  it('list the metrics whose names match anywhere', async () => {
    await replay('label-values-name');
    expect(await tools.call('list_prometheus_metrics', { match: 'pod_status|^up$' })).toEqual({
      endpoint: endpoint(),
      metrics: ['kube_pod_status_phase', 'up'],
      count: 2,
    });
    expect(await tools.call('list_prometheus_metrics', { match: '(' })).toMatchObject({
      error: 'invalid',
      detail: expect.stringContaining('invalid regex pattern'),
      pattern: '(',
    });
  });

  it('keep 500 of many names and say how many there are', async () => {
    const names = Array.from({ length: 3000 }, (_, n) => `m${n}`);
    wire.answer('/api/v1/label/__name__/values', jsonAnswer({ status: 'success', data: names }));
    expect(await tools.call('list_prometheus_metrics', { match: 'x*' })).toMatchObject({
      count: 3000,
      metrics: { length: 500 },
      note: 'the first 500 of 3000: narrow with match',
    });
  });

  it('give an instant answer in the form of Prometheus', async () => {
    await replay('query-nan-inf', 'query-scalar', 'query-string', 'query-warnings', 'query-matrix');
    expect(
      await tools.call('query_prometheus', { query: 'demo_special_value', time: '1795378187' }),
    ).toMatchObject({
      endpoint: endpoint(),
      series_count: 3,
      data: {
        status: 'success',
        data: {
          resultType: 'vector',
          result: [
            { metric: { kind: 'nan' }, value: [1795378187, 'NaN'] },
            { metric: { kind: 'neginf' }, value: [1795378187, '-Inf'] },
            { metric: { kind: 'posinf' }, value: [1795378187, '+Inf'] },
          ],
        },
      },
    });
    expect(sent()).toMatchObject({ time: '1795378187.000' });
    expect(
      await tools.call('query_prometheus', { query: 'scalar(up{job="kube-state-metrics"})' }),
    ).toMatchObject({ data: { data: { resultType: 'scalar', result: [1795378187, '1'] } } });
    expect(await tools.call('query_prometheus', { query: '"hello"' })).toMatchObject({
      data: { data: { resultType: 'string', result: [1795378187, 'hello'] } },
    });
    expect(await tools.call('query_prometheus', { query: 'up{remote="yes"}' })).toMatchObject({
      data: { warnings: [expect.stringContaining('connection refused')] },
    });
    expect(await tools.call('query_prometheus', { query: `${MEMORY}[1m]` })).toMatchObject({
      data: { data: { resultType: 'matrix', result: [{ values: { length: 12 } }] } },
    });
  });

  it('keep 50 series and say how to get fewer', async () => {
    const result = Array.from({ length: 80 }, (_, n) => ({ metric: { n: `${n}` }, value: [1, '1'] }));
    wire.answer('/api/v1/query', jsonAnswer({ status: 'success', data: { resultType: 'vector', result } }));
    expect(await tools.call('query_prometheus', { query: 'up' })).toMatchObject({
      series_count: 80,
      note: '50 of 80 series: select fewer, aggregate, or use topk(50, …)',
      data: { data: { result: { length: 50 } } },
    });
  });

  it('give the course of a series in short, its values on request', async () => {
    await replay('range-memory-sawtooth');
    expect(await tools.call('query_prometheus_range', { query: MEMORY, ...hour })).toMatchObject({
      window: { start: '2026-11-22T19:09:47.000Z', end: '2026-11-22T20:09:47.000Z', step_seconds: 60 },
      data: {
        data: {
          resultType: 'matrix',
          result: [
            {
              metric: { container: 'recommender' },
              points: 61,
              first: { time: '2026-11-22T19:09:47.000Z', value: expect.any(Number) },
              max: { time: expect.any(String), value: expect.any(Number) },
              trend: 'sawtooth',
              changed_at: null,
            },
          ],
        },
      },
    });
    expect(await tools.call('query_prometheus_range', { query: MEMORY, ...hour, raw: true })).toMatchObject({
      data: { data: { result: [{ values: { length: 61 } }] } },
    });
  });

  it('widen the step where there would be too many points, and say so', async () => {
    await replay('range-nan-inf');
    const asked = { query: 'demo_special_value', start: 'now-1d', end: 'now+1h', step: '5' };
    expect(await tools.call('query_prometheus_range', asked)).toMatchObject({ error: 'invalid' });
    expect(
      await tools.call('query_prometheus_range', { ...asked, end: '2026-11-23T00:00:00Z' }),
    ).toMatchObject({
      window: { end: NOW.toISOString(), step_seconds: 600 },
      note: 'the step was widened to bound the points: shorten the window for a finer one',
      data: {
        data: {
          result: [
            {
              metric: { kind: 'nan' },
              first: { value: 'NaN' },
              min: null,
              mean: null,
              trend: null,
              not_finite: 3,
            },
            { last: { value: '-Inf' } },
            { last: { value: '+Inf' } },
          ],
        },
      },
    });
  });

  it.each([
    [{ start: 'yesterday', end: 'now' }, 'start: must be RFC 3339'],
    [{ ...hour, step: '5 minutes' }, 'step: must be seconds or a duration'],
    [{ start: 'now', end: 'now-1h' }, 'start must lie before end'],
    [{ start: '2026-11-22T23:00:00Z', end: '2026-11-22T23:30:00Z' }, 'the window lies in the future'],
  ])('refuse a window that cannot be: %j', async (window, words) => {
    expect(await tools.call('query_prometheus_range', { query: 'up', ...window })).toMatchObject({
      error: 'invalid',
      detail: expect.stringContaining(words),
    });
    expect(wire.requests).toEqual([]);
  });

  it('tell what Prometheus says of a query it cannot read', async () => {
    await replay('query-bad-promql');
    expect(await tools.call('query_prometheus', { query: 'sum(rate(up[5m])' })).toEqual({
      error: 'invalid',
      detail:
        'failed to query Prometheus: Prometheus answered 400 bad_data: invalid parameter "query": 1:17: parse error: unclosed left parenthesis',
      answer: { status_code: 400, reason: 'Bad Request', url: `${wire.url}/api/v1/query` },
      endpoint: endpoint(),
      query: 'sum(rate(up[5m])',
    });
  });

  it('ask for an allowed namespace in each selector when some may not be read', async () => {
    await tools.close();
    tools = sourceTools(wire.url, NOW, { KUBE_NAMESPACES_ALLOW: 'shop' });
    const refused = { error: 'forbidden', detail: expect.stringContaining('up{namespace="…"}') };
    expect(await tools.call('query_prometheus', { query: 'sum(up)' })).toMatchObject(refused);
    expect(await tools.call('query_prometheus_range', { query: 'up', ...hour })).toMatchObject(refused);
    expect(wire.requests).toEqual([]);
    wire.answer(
      '/api/v1/query',
      jsonAnswer({ status: 'success', data: { resultType: 'vector', result: [] } }),
    );
    const allowed = { query: 'sum(up{namespace="shop"})' };
    expect(await tools.call('query_prometheus', allowed)).toMatchObject({ series_count: 0 });
  });

  it('tell a page from an answer', async () => {
    wire.answer('/api/v1/query', textAnswer(200, 'not Prometheus'));
    expect(await tools.call('query_prometheus', { query: 'up' })).toMatchObject({
      error: 'error',
      detail: 'failed to query Prometheus: Prometheus did not answer with JSON: not Prometheus',
    });
  });

  it('show the rule behind an alert, its state and its alerts', async () => {
    await replay('rules');
    expect(await tools.call('get_alert_rule', { alertname: 'KubePodCrashLooping' })).toMatchObject({
      count: 1,
      rules: [
        {
          name: 'KubePodCrashLooping',
          group: 'kubernetes-apps',
          query: expect.stringContaining('CrashLoopBackOff'),
          for_seconds: 20,
          labels: { severity: 'warning' },
          state: 'firing',
          alert_count: 1,
          alerts: [{ labels: { pod: 'recommender-6d5c4b7f98-tz9wn' }, state: 'firing', value: '1' }],
        },
      ],
    });
    expect(await tools.call('get_alert_rule', { alertname: 'BrokenRule' })).toMatchObject({
      rules: [{ state: 'inactive', last_error: expect.stringContaining('duplicate series') }],
    });
  });

  it('offer names like the one that does not exist', async () => {
    await replay('rules');
    expect(await tools.call('get_alert_rule', { alertname: 'podcrashlooping' })).toMatchObject({
      error: 'absent',
      detail: 'Prometheus has no alerting rule podcrashlooping',
      similar: ['KubePodCrashLooping'],
    });
  });

  it('list what fires, the most severe first', async () => {
    const alert = (alertname: string, labels: Record<string, string>, minute: number, state = 'firing') => ({
      labels: { alertname, ...labels },
      annotations: {},
      state,
      activeAt: `2026-11-22T20:0${minute}:00Z`,
      value: '1e+00',
    });
    const alerts = [
      alert('Late', { severity: 'warning', namespace: 'shop' }, 5),
      alert('Early', { severity: 'warning', namespace: 'shop', instance: 'worker-1:9100' }, 1),
      alert('Worst', { severity: 'critical', namespace: 'other', node: 'worker-1' }, 8),
      alert('Soon', { severity: 'critical', namespace: 'shop' }, 2, 'pending'),
    ];
    wire.answer('/api/v1/alerts', jsonAnswer({ status: 'success', data: { alerts } }));
    const names = async (args: Record<string, string>) => {
      const found = (await tools.call('list_firing_alerts', args)) as {
        count: number;
        pending_count: number;
        alerts: { labels: Record<string, string> }[];
      };
      return [found.count, found.pending_count, ...found.alerts.map(({ labels }) => labels['alertname'])];
    };
    expect(await names({})).toEqual([3, 1, 'Worst', 'Early', 'Late']);
    expect(await names({ namespace: 'shop' })).toEqual([2, 1, 'Early', 'Late']);
    expect(await names({ node: 'worker-1' })).toEqual([2, 0, 'Worst', 'Early']);
    expect(await names({ severity: 'Critical' })).toEqual([1, 1, 'Worst']);
    expect(await names({ namespace: 'none' })).toEqual([0, 0]);
  });
});
