import { describe, expect, it } from '@jest/globals';
import { crashing, pod, running, service } from '../../test/support/cluster-objects.js';
import { inMemoryBackends, type InMemoryBackends } from '../../test/support/in-memory-backends.js';
import { InMemoryReader, type InMemoryCluster } from '../../test/support/in-memory-reader.js';
import { targetFromLabels } from '../alerts/target-from-labels.js';
import type { TextMap } from '../alerts/alert.js';
import { loadSettings } from '../config/load.js';
import type { AlertRule } from '../integrations/prometheus/rule.js';
import type { Sample, Series } from '../integrations/prometheus/series.js';
import type { TraceSummary } from '../integrations/tempo/trace-summary.js';
import { collectorsOver } from '../../test/support/integrations.js';
import type { CollectorService } from './collector.service.js';
import type { Collected } from '../evidence/facts.js';
import type { IntegrationReport } from '../evidence/integration-report.js';
import type { TempoContext } from '../integrations/tempo/tempo-context.js';

const STARTED = '2026-03-02T09:14:30Z';
const startsAtMs = Date.parse(STARTED);
const MINUTE_MS = 60_000;

const LABELS = {
  alertname: 'HighMemory',
  namespace: 'shop',
  pod: 'cart-6f7d9c5b8-x2k4q',
  severity: 'warning',
};

const cluster: InMemoryCluster = {
  objects: {
    pods: [
      {
        ...pod('cart-6f7d9c5b8-x2k4q', { statuses: [crashing('app')], meta: { labels: { app: 'cart' } } }),
      },
    ],
    services: [service('cart', { app: 'cart' })],
    nodes: [{ metadata: { name: 'w1' } }],
  },
  logs: { 'shop/cart-6f7d9c5b8-x2k4q/app': ['2026-03-02T09:14:00Z hello'] },
};

const gone: InMemoryCluster = { objects: {} };

interface Case {
  readonly seen?: InMemoryCluster;
  readonly held?: InMemoryBackends;
  readonly labels?: TextMap;
  readonly environment?: Readonly<Record<string, string>>;
  readonly more?: Partial<Parameters<CollectorService['collect']>[0]>;
}

const collect = async ({ seen = cluster, held = {}, labels = LABELS, environment = {}, more }: Case) => {
  const { backends, calls, windows } = inMemoryBackends(held);
  const service = collectorsOver(new InMemoryReader(seen), loadSettings(environment), backends);
  const collected = await service.collect(
    {
      target: targetFromLabels(labels, null),
      others: [],
      labels,
      annotations: {},
      startsAt: STARTED,
      ...more,
    },
    new AbortController().signal,
  );
  return { ...collected, calls, windows };
};

/** What one integration tells. */
const told = ({ sources }: Pick<Collected, 'sources'>, id: string): IntegrationReport => {
  const report = sources.find(({ integration }) => integration === id);
  if (report === undefined) throw new Error(`${id} tells nothing`);
  return report;
};

const titles = ({ evidence }: Pick<Collected, 'evidence'>, source: string): readonly string[] =>
  evidence.filter((one) => one.source === source).map(({ title }) => title);

const minutes = (from: number, to: number, value: (minute: number) => number): readonly Sample[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    atMs: startsAtMs + (from + index) * MINUTE_MS,
    value: value(from + index),
  }));

const rule: AlertRule = {
  name: 'HighMemory',
  query: 'memory / limit > 0.9',
  forMs: 5 * MINUTE_MS,
  keepFiringForMs: 0,
  labels: { severity: 'warning' },
  annotations: {},
  state: 'firing',
  lastError: null,
  group: 'shop',
  file: 'rules.yml',
  lastEvaluationMs: null,
  alerts: [],
};
const ofPod = { namespace: 'shop', pod: LABELS.pod };

describe('with no backend configured', () => {
  it('asks nothing, and says so', async () => {
    const { calls, evidence, ...collected } = await collect({});
    expect(calls).toEqual([]);
    for (const id of ['prometheus', 'loki', 'tempo']) {
      expect(told(collected, id)).toMatchObject({
        capabilities: { [id]: 'unavailable' },
        warnings: [`${id}: not configured`],
        context: {},
      });
    }
    expect(evidence.every(({ source }) => ['alert', 'kubernetes'].includes(source))).toBe(true);
  });
});

describe("the alert's own rule", () => {
  const over: readonly Series[] = [
    { labels: { namespace: 'shop', pod: 'cart-other' }, samples: minutes(-30, 10, () => 0.1) },
    { labels: ofPod, samples: minutes(-30, 10, (minute) => (minute < -6 ? 0.5 : 0.9 + (minute + 7) / 100)) },
  ];
  const held: InMemoryBackends = {
    prometheus: {
      rules: [rule],
      series: (query) => (query.startsWith('memory') ? over : []),
      now: () => [{ labels: ofPod, samples: [{ atMs: startsAtMs, value: 0.97 }] }],
    },
  };

  it('tells since when its condition holds, how far it went, and that it still does', async () => {
    const { evidence, calls, ...collected } = await collect({ held });
    expect(told(collected, 'prometheus').context['alert_rule']).toEqual({
      expression: 'memory / limit > 0.9',
      threshold: { operator: '>', value: 0.9 },
      crossedAt: '2026-03-02T09:08:30.000Z',
      furthest: expect.any(Number),
      last: 0.97,
      still: true,
    });
    expect(calls).toContain('prometheus range memory / limit');
    expect(calls).toContain('prometheus now memory / limit > 0.9');
    const [found] = evidence.filter(({ title }) => title.startsWith('the rule of alert'));
    expect(found).toMatchObject({ source: 'prometheus', type: 'metric', status: 'ok' });
    expect(found?.body).toMatchObject({ condition: '> 0.9', holds_now: true, for_seconds: 300 });
    expect(told(collected, 'prometheus').notable[0]).toBe(
      `alert_rule: condition > 0.9, holds since 2026-03-02T09:08:30.000Z, furthest value 1.07, last value 0.97, still holds [${found?.id}]`,
    );
  });

  it('is narrowed by the server to what its own instance of the alert is about', async () => {
    const instance = {
      labels: { alertname: 'HighMemory', severity: 'warning', ...ofPod, uid: 'a"$1' },
      annotations: {},
      state: 'firing' as const,
      activeAtMs: startsAtMs,
      value: 1,
    };
    const rules = [{ ...rule, alerts: [instance] }];
    const { calls } = await collect({ held: { prometheus: { ...held.prometheus, rules } } });
    expect(calls.find((call) => call.includes('range (memory'))).toBe(
      'prometheus range (memory / limit) and on (namespace, pod, uid) ' +
        'label_replace(label_replace(label_replace(vector(1), "namespace", "shop", "", ""), ' +
        `"pod", "${LABELS.pod}", "", ""), "uid", "a\\"$$1", "", "")`,
    );
  });

  it('is narrowed by quoted names where labels have dots', async () => {
    const labels = { alertname: 'HighMemory', ...ofPod, 'k8s.pod.name': 'cart-0' };
    const instance = { labels, annotations: {}, state: 'firing' as const, activeAtMs: startsAtMs, value: 1 };
    const rules = [{ ...rule, alerts: [instance] }];
    const { calls } = await collect({ held: { prometheus: { ...held.prometheus, rules } } });
    const narrowed = calls.find((call) => call.includes('range (memory'));
    expect(narrowed).toContain('and on (namespace, pod, "k8s.pod.name") ');
    expect(narrowed).toContain('"k8s.pod.name", "cart-0", "", "")');
  });

  it('says that it no longer holds', async () => {
    const collected = await collect({ held: { prometheus: { ...held.prometheus, now: () => [] } } });
    expect(told(collected, 'prometheus').context).toMatchObject({ alert_rule: { still: false } });
  });

  it("never runs an expression that the server's rules do not have", async () => {
    const generatorUrl = `http://p/graph?g0.expr=${encodeURIComponent('up == 0')}`;
    const { calls, evidence, ...collected } = await collect({ held, more: { generatorUrl } });
    expect(calls.filter((call) => call.includes('up == 0') || call.includes('memory /'))).toEqual([]);
    expect(told(collected, 'prometheus').context).toEqual({});
    expect(evidence.find(({ title }) => title.startsWith('the rule of'))).toMatchObject({
      status: 'absent',
      reason: expect.stringContaining('another expression'),
    });
  });
});

describe('saturation', () => {
  const marked = (query: string, needle: string, labels: TextMap, samples: readonly Sample[]): Series[] => {
    // Each query of an expression carries its number in a label, by which the answer is told apart.
    const before = query.slice(0, query.indexOf(needle));
    const index = before.split('"kuberca_query"').length - 1;
    return before === query || !query.includes(needle)
      ? []
      : [{ labels: { ...labels, kuberca_query: String(index) }, samples }];
  };
  const held: InMemoryBackends = {
    prometheus: {
      series: (query) => [
        ...marked(
          query,
          'container_cpu_cfs_throttled',
          { container: 'app' },
          minutes(-45, 5, () => 0.4),
        ),
        ...marked(
          query,
          'kube_pod_container_status_restarts',
          { container: 'app' },
          minutes(-45, 5, (m) => (m > 0 ? 3 : 2)),
        ),
        ...marked(
          query,
          'kube_pod_status_ready',
          {},
          minutes(-45, 5, (m) => (m > 0 ? 0 : 1)),
        ),
        ...marked(
          query,
          'node_memory_MemAvailable',
          {},
          minutes(-45, 5, () => 0.2),
        ),
      ],
    },
  };

  it('reads all that can run out of a pod in one call, before the pod is known, and of its node in another', async () => {
    const { calls, windows, evidence, ...collected } = await collect({ held });
    const ranges = calls.filter((call) => call.startsWith('prometheus range'));
    expect(ranges).toHaveLength(2);
    expect(ranges[0]).toContain(`namespace="shop",pod="${LABELS.pod}"`);
    expect(ranges[1]).toContain('nodename="w1"');
    expect(windows[calls.indexOf(ranges[0] ?? '')]).toEqual([
      startsAtMs - 45 * MINUTE_MS,
      Date.parse('2026-03-02T09:20:00Z'),
    ]);
    const metrics = evidence.filter(({ type, status }) => type === 'metric' && status === 'ok');
    expect(metrics.map(({ title }) => title)).toEqual([
      `pod shop/${LABELS.pod}: share of CPU periods that were throttled`,
      `pod shop/${LABELS.pod}: restarts`,
      `pod shop/${LABELS.pod}: readiness`,
      'node w1: memory used of the node',
    ]);
    const [throttled, , , memory] = metrics;
    expect(throttled?.weight).toBeGreaterThan(memory?.weight ?? 100);
    expect(throttled?.query).not.toContain('kuberca_query');
    expect(throttled?.body).toMatchObject({
      unit: 'ratio',
      series: [{ container: 'app', first: '0.4', last: '0.4', trend: 'steady' }],
    });
    expect(told(collected, 'prometheus').notable).toEqual([
      `pod shop/${LABELS.pod}: share of CPU periods that were throttled of app: 0.4 at 2026-03-02T08:29:30.000Z`,
      `pod shop/${LABELS.pod}: restarts of app: from 2 to 3`,
      `pod shop/${LABELS.pod}: readiness: 0 at 2026-03-02T09:15:30.000Z`,
    ]);
  });

  it('is one absence where the cluster has no such metrics', async () => {
    const { evidence, ...collected } = await collect({ held: { prometheus: {} } });
    expect(
      evidence.filter(({ source }) => source === 'prometheus').map(({ title, status }) => [title, status]),
    ).toEqual([
      ['the rule of alert HighMemory, evaluated', 'absent'],
      [`pod shop/${LABELS.pod}: metrics`, 'absent'],
      ['node w1: metrics', 'absent'],
    ]);
    expect(told(collected, 'prometheus')).toMatchObject({ capabilities: { prometheus: 'ok' }, warnings: [] });
  });

  it('escapes what an alert chose', async () => {
    const labels = { alertname: 'A', namespace: 'shop', pod: 'x"} or vector(1) #\\' };
    const { calls } = await collect({ held: { prometheus: {} }, labels });
    expect(calls.find((call) => call.startsWith('prometheus range'))).toContain(
      String.raw`pod="x\"} or vector(1) #\\"`,
    );
  });
});

describe('other alerts', () => {
  const firing = (labels: TextMap, state: 'firing' | 'pending' = 'firing') => ({
    labels,
    annotations: { summary: 'it is so' },
    state,
    activeAtMs: startsAtMs - 10 * MINUTE_MS,
    value: 1,
  });
  const alerts = [
    firing({ ...LABELS }),
    firing({ alertname: 'Watchdog', namespace: 'shop' }),
    firing({ alertname: 'PvcFull', namespace: 'shop', persistentvolumeclaim: 'a' }),
    firing({ alertname: 'PvcFull', namespace: 'shop', persistentvolumeclaim: 'b' }),
    firing({ alertname: 'Soon', namespace: 'shop' }, 'pending'),
    firing({ alertname: 'Elsewhere', namespace: 'billing' }),
    firing({ alertname: 'NodeDisk', instance: 'w1:9100' }),
    firing({ alertname: 'OnNodeOfSecret', namespace: 'secret', node: 'w1' }),
  ];

  it('are those of the namespace and of the node, by name, without this one and those that always fire', async () => {
    const environment = { KUBE_NAMESPACES_DENY: 'secret' };
    const { evidence } = await collect({ held: { prometheus: { alerts } }, environment });
    const found = evidence.find(({ title }) => title.startsWith('other alerts'));
    expect(found?.title).toBe('other alerts that fire in namespace shop or on node w1');
    expect(found?.body).toMatchObject({
      firing: 3,
      alerts: [
        { alertname: 'NodeDisk', firing: 1 },
        { alertname: 'PvcFull', firing: 2, since: '2026-03-02T09:04:30.000Z', summary: 'it is so' },
      ],
    });
  });
});

describe('traces', () => {
  const trace = (traceId: string, durationMs: number): TraceSummary => ({
    traceId: traceId.padStart(16, '0'),
    rootServiceName: 'gateway',
    rootTraceName: 'POST /order',
    startTimeUnixNano: String(BigInt(startsAtMs) * 1_000_000n),
    durationMs,
    spanSet: null,
    services: [],
  });
  const usual = Array.from({ length: 8 }, (_, index) => trace(`a${index}`, 20 + index));
  const failed = trace('bad', 30);
  const slow = trace('51', 2300);
  const held: InMemoryBackends = {
    tempo: {
      traces: (query) => {
        if (!query.includes('"cart"')) return [];
        if (query.includes('status = error')) return [failed];
        return query.includes('duration >') ? [slow] : [...usual, slow];
      },
      trace: (id) => ({ traceId: id, spans: [], partial: null }),
    },
  };

  it('that failed and that are far above the usual come first, and the worst are read as a whole', async () => {
    const { calls, evidence, ...collected } = await collect({ held });
    expect(calls).toEqual([
      'tempo search { resource.service.name = "cart" || resource.service.name = "cart.shop" }',
      'tempo search { (resource.service.name = "cart" || resource.service.name = "cart.shop") && status = error }',
      'tempo search { (resource.service.name = "cart" || resource.service.name = "cart.shop") && duration > 74ms }',
      'tempo trace 0000000000000bad',
      'tempo trace 0000000000000051',
    ]);
    const context = told(collected, 'tempo').context['tempo'] as TempoContext;
    expect(context).toMatchObject({
      endpoint: { base_url: 'http://tempo:3200' },
      query: '{ resource.service.name = "cart" || resource.service.name = "cart.shop" }',
      window: { start: '2026-03-02T08:59:30.000Z', end: '2026-03-02T09:19:30.000Z' },
      service_name: 'cart',
      namespace: 'shop',
      query_status: 'ok',
      trace_count: 5,
      warnings: [],
    });
    expect(context.traces.slice(0, 2).map(({ trace_id }) => trace_id)).toEqual([
      '0000000000000bad',
      '0000000000000051',
    ]);
    expect(titles({ evidence }, 'tempo')).toEqual([
      'traces of service cart',
      'trace 0000000000000bad, failed: POST /order',
      'trace 0000000000000051, slow: POST /order',
    ]);
  });

  it('are looked for around the end of a resolved alert', async () => {
    const { windows } = await collect({
      held,
      environment: { TEMPO_LOOKBACK_MINUTES: '1', TEMPO_FORWARD_MINUTES: '2' },
      more: { endsAt: '2026-03-02T10:00:00Z', resolved: true },
    });
    const end = Date.parse('2026-03-02T10:00:00Z');
    expect(windows[0]).toEqual([end - MINUTE_MS, end + 2 * MINUTE_MS]);
  });

  it('are looked for under the name that the pod is told to use, when its own finds nothing', async () => {
    const named = pod('web-1', { statuses: [running('app')] });
    const container = { name: 'app', env: [{ name: 'OTEL_SERVICE_NAME', value: 'cart' }] };
    const seen = { objects: { pods: [{ ...named, spec: { ...named.spec, containers: [container] } }] } };
    const labels = { namespace: 'shop', pod: 'web-1' };
    const { calls, ...collected } = await collect({ held, seen, labels });
    expect(told(collected, 'tempo').context).toMatchObject({
      tempo: { service_name: 'cart', query_status: 'ok' },
    });
    expect(calls[0]).toContain('"web"');
  });

  it('are counted as nothing when there are none', async () => {
    expect(told(await collect({ held: { tempo: {} } }), 'tempo').context).toMatchObject({
      tempo: { query_status: 'ok', trace_count: 0, traces: [] },
    });
  });

  it('tell in the words of the wire that the search failed', async () => {
    const answer = { statusCode: 400, statusText: 'Bad Request', url: '', text: '' };
    const fails = () => ({ status: 'error', reason: 'Tempo answered 400', answer }) as const;
    const { evidence, ...collected } = await collect({ held: { tempo: {}, fails } });
    expect(told(collected, 'tempo').context['tempo']).toMatchObject({
      query_status: 'error',
      trace_count: 0,
      warnings: ['search: error: Tempo answered 400', 'tempo_query_detail: status=400, reason=Bad Request'],
    });
    expect(told(collected, 'tempo').capabilities).toEqual({ tempo: 'degraded' });
    expect(titles({ evidence }, 'tempo')).toEqual(['traces of service cart']);
  });
});

describe('lines that Loki kept', () => {
  const stream = (container: string, ...lines: readonly string[]) => ({
    stream: { namespace: 'shop', pod: LABELS.pod, container },
    values: lines
      .map((line, index) => [String(BigInt(startsAtMs + index * 1000) * 1_000_000n), line] as const)
      .toReversed(),
  });
  const held: InMemoryBackends = {
    loki: {
      streams: (query) =>
        query.startsWith('{namespace') ? [stream('app', 'starting', 'out of memory')] : [],
    },
  };

  it('are read when the pod is gone', async () => {
    const { evidence, calls, ...collected } = await collect({ held, seen: gone });
    expect(calls).toEqual([`loki {namespace="shop", pod="${LABELS.pod}"}`]);
    const [id] = evidence.filter(({ source }) => source === 'loki').map((one) => one.id);
    const logs = ['2026-03-02T09:14:30.000Z starting', '2026-03-02T09:14:31.000Z out of memory'];
    expect(evidence.find((one) => one.id === id)?.body).toEqual({
      pod: LABELS.pod,
      container: 'app',
      previous: false,
      lines: logs,
    });
    expect(told(collected, 'loki')).toMatchObject({
      context: { loki_logs: [{ container: 'app', logs }] },
      artifacts: [{ type: 'log', result: { container: 'app', logs, evidence: id } }],
      standsIn: true,
    });
  });

  it('are not asked for while the cluster has the logs', async () => {
    const { calls, ...collected } = await collect({ held });
    expect(calls).toEqual([]);
    expect(told(collected, 'loki')).toMatchObject({
      capabilities: { loki: 'ok' },
      context: {},
      warnings: [],
    });
  });

  it.each(['forbidden', 'timeout', 'absent'] as const)('are read when a log is %s', async (status) => {
    const fails = (call: string) =>
      call.includes('/log?') ? ({ status, reason: status } as const) : undefined;
    const collected = await collect({ held, seen: { ...cluster, fails } });
    expect(told(collected, 'loki').context['loki_logs']).toHaveLength(1);
  });

  it('are found by the names of OpenTelemetry too', async () => {
    const otel = { streams: (query: string) => (query.includes('k8s_') ? [stream('app', 'hello')] : []) };
    const { calls, ...collected } = await collect({ held: { loki: otel }, seen: gone });
    expect(calls.slice(0, 2)).toEqual([`loki {namespace="shop", pod="${LABELS.pod}"}`, 'loki labels']);
    expect(calls).toHaveLength(4);
    expect(told(collected, 'loki').context).toMatchObject({
      loki_logs: [{ logs: ['2026-03-02T09:14:30.000Z hello'] }],
    });
  });

  it('may be none', async () => {
    const { evidence, ...collected } = await collect({ held: { loki: {} }, seen: gone });
    expect(told(collected, 'loki')).toMatchObject({ context: {}, artifacts: [], standsIn: false });
    expect(evidence.filter(({ source }) => source === 'loki')).toMatchObject([
      {
        status: 'absent',
        type: 'log',
        reason: expect.stringMatching(/looked for by the labels namespace and pod; by the label k8s_/),
      },
    ]);
  });
});

describe('a backend that does not answer as it should', () => {
  const all: InMemoryBackends = { prometheus: { rules: [rule] }, loki: {}, tempo: {} };

  it.each(['forbidden', 'timeout', 'unavailable', 'error'] as const)('and is %s', async (status) => {
    const fails = () => ({ status, reason: `it is ${status}` }) as const;
    const { evidence, ...collected } = await collect({ held: { ...all, fails }, seen: gone });
    const reached = status === 'error' ? 'degraded' : 'error'; // an error may be of this query alone
    for (const id of ['prometheus', 'loki', 'tempo']) {
      expect(told(collected, id).capabilities).toEqual({ [id]: reached });
      expect(evidence.filter(({ source }) => source === id).map((one) => one.status)).toEqual([status]);
    }
    // One piece of evidence a backend tells that it cannot be used.
    expect(['prometheus', 'loki', 'tempo'].map((source) => titles({ evidence }, source).length)).toEqual([
      1, 1, 1,
    ]);
  });

  it('and is slow: the analysis goes on without it, and with the others', async () => {
    const fails = (call: string) => (call.startsWith('tempo') ? ('never' as const) : undefined);
    const { evidence } = await collect({
      held: { ...all, fails },
      environment: { COLLECT_TIMEOUT_SECONDS: '1' },
    });
    expect(evidence.filter(({ source }) => source === 'tempo')).toMatchObject([
      { status: 'timeout', reason: 'no answer within 1 s (COLLECT_TIMEOUT_SECONDS)' },
    ]);
    const others = evidence.filter(({ source }) => source === 'prometheus');
    expect(others.some(({ status }) => status === 'timeout')).toBe(false);
  });

  it('is not asked about a namespace that may not be read', async () => {
    const { calls, ...collected } = await collect({
      held: all,
      environment: { KUBE_NAMESPACES_DENY: 'shop' },
    });
    expect(calls).toEqual([]);
    expect(told(collected, 'prometheus')).toMatchObject({
      capabilities: { prometheus: 'error' },
      warnings: ['prometheus: forbidden: the target: not allowed by configuration: namespace shop'],
    });
  });
});

describe('the resources of Istio', () => {
  const object = (name: string, spec: object) => ({ metadata: { name, namespace: 'shop' }, spec });
  const istio = {
    virtualservices: [
      object('cart', { hosts: ['cart.example.com'], http: [{ route: [{ destination: { host: 'cart' } }] }] }),
      object('other', { hosts: ['other'] }),
    ],
    destinationrules: [object('cart', { host: 'cart.shop.svc.cluster.local' })],
    serviceentries: [object('bank', { hosts: ['bank.example.com'] })],
  };
  const environment = { AGENT_ISTIO_ENABLED: 'true' };
  const withMesh = (objects: object, proxy?: string): InMemoryCluster => {
    const statuses = [crashing('app'), ...(proxy === undefined ? [] : [running(proxy)])];
    const pods = [pod(LABELS.pod, { statuses, meta: { labels: { app: 'cart' } } })];
    return { ...cluster, objects: { ...cluster.objects, pods, ...objects } as never };
  };

  it('are those that touch the service', async () => {
    const { evidence, ...collected } = await collect({ seen: withMesh(istio, 'istio-proxy'), environment });
    expect(titles({ evidence }, 'mesh')).toEqual([
      'service mesh istio',
      'Istio VirtualServices of namespace shop that touch service cart',
      'Istio DestinationRules of namespace shop that touch service cart',
    ]);
    expect(evidence.find(({ title }) => title.startsWith('Istio'))?.body).toMatchObject({
      found: 1,
      items: [{ name: 'cart' }],
    });
    expect(told(collected, 'istio')).toMatchObject({
      capabilities: { routing_evidence: 'manifest_only' },
      warnings: [],
    });
  });

  it('are asked for in the older version where the cluster serves only that', async () => {
    const fails = (call: string) =>
      call.includes('networking.istio.io/v1/')
        ? ({ status: 'absent', reason: 'no such version' } as const)
        : undefined;
    const { evidence } = await collect({ seen: { ...withMesh(istio), fails }, environment });
    expect(evidence.find(({ source }) => source === 'mesh')?.query).toContain(
      '/networking.istio.io/v1beta1/',
    );
  });

  it('are one piece of evidence where none of them may be read', async () => {
    const fails = (call: string) =>
      call.includes('istio') ? ({ status: 'forbidden', reason: 'rbac' } as const) : undefined;
    const seen = { ...withMesh(istio, 'istio-proxy'), fails };
    const { evidence, ...collected } = await collect({ seen, environment });
    expect(titles({ evidence }, 'mesh')).toEqual(['service mesh istio', 'Istio resources of namespace shop']);
    expect(told(collected, 'istio').warnings).toHaveLength(3);
  });

  it('are left alone unless the settings allow them', async () => {
    const { evidence, ...collected } = await collect({ seen: withMesh(istio) });
    expect(titles({ evidence }, 'mesh')).toEqual([]);
    expect(told(collected, 'istio')).toMatchObject({ missing: [], warnings: [] });
  });
});
