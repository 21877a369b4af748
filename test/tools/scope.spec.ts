import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../src/config/load.js';
import { LokiClient } from '../../src/integrations/loki/loki-client.js';
import { PrometheusClient } from '../../src/integrations/prometheus/prometheus-client.js';
import { TempoClient } from '../../src/integrations/tempo/tempo-client.js';
import { TOOLS } from '../../src/integrations/integrations.js';
import type { ToolScope } from '../../src/tools/tool-scope.js';
import { Toolbox } from '../../src/tools/toolbox.js';
import { endpointSlice, node, pod, service, workload } from '../support/cluster-objects.js';
import { integrationsOver } from '../support/integrations.js';
import { InMemoryReader } from '../support/in-memory-reader.js';
import { MemoryLogger } from '../support/memory-logger.js';
import { ruleMasker } from '../support/rule-masker.js';
import { jsonAnswer } from '../support/wire-answers.js';
import { startWireServer, type WireServer } from '../support/wire-server.js';

const SCOPE: ToolScope = { namespaces: ['shop'], nodes: ['w1'] };
const TRACE = 'a'.repeat(32);
const WINDOW = { start: 'now-1h', end: 'now' };

type Args = Readonly<Record<string, unknown>>;

/** Arguments within the scope and, where a tool takes what can lie outside, beyond it. */
interface Asked {
  readonly inside: Args;
  readonly outside: Args | null;
}

const ofPod = (more: Args = {}): Asked => ({
  inside: { namespace: 'shop', pod_name: 'cart-0', ...more },
  outside: { namespace: 'bank', pod_name: 'vault-0', ...more },
});
const named = (more: Args = {}): Asked => ({
  inside: { namespace: 'shop', name: 'cart', ...more },
  outside: { namespace: 'bank', name: 'vault', ...more },
});
const inNamespace = (more: Args = {}): Asked => ({
  inside: { namespace: 'shop', ...more },
  outside: { namespace: 'bank', ...more },
});
const onNode: Asked = { inside: { node_name: 'w1' }, outside: { node_name: 'w2' } };
const ofNobody = (inside: Args = {}): Asked => ({ inside, outside: null });
const promQl = (more: Args = {}): Asked => ({
  inside: { query: 'rate(x{namespace="shop"}[5m])', ...more },
  outside: { query: 'rate(x{namespace="bank"}[5m])', ...more },
});
const logQl = (more: Args = {}): Asked => ({
  inside: { query: '{namespace="shop"}', ...more },
  outside: { query: '{namespace="bank"}', ...more },
});

/** Every tool must stand here: a new one is refused by the first test until it does. */
const ASKED: Readonly<Record<string, Asked>> = {
  get_pod_status: ofPod(),
  get_pod_spec: ofPod(),
  list_pod_events: ofPod(),
  list_namespace_events: inNamespace(),
  list_pods_in_namespace: inNamespace(),
  get_previous_pod_logs: ofPod(),
  get_pod_logs: ofPod(),
  get_workload_status: ofPod(),
  get_daemonset_manifest: named(),
  get_service: named(),
  get_endpoints: named(),
  get_node_status: onNode,
  get_pod_metrics: ofPod(),
  get_node_metrics: onNode,
  get_manifest: named({ api_version: 'v1', resource: 'services' }),
  list_manifests: inNamespace({ api_version: 'v1', resource: 'services' }),
  list_virtual_services: inNamespace(),
  list_destination_rules: inNamespace(),
  list_service_entries: inNamespace(),
  discover_prometheus: ofNobody(),
  list_prometheus_metrics: ofNobody(),
  query_prometheus: promQl(),
  query_prometheus_range: promQl(WINDOW),
  discover_tempo: ofNobody(),
  search_tempo_traces: inNamespace(WINDOW),
  get_tempo_trace: ofNobody({ trace_id: TRACE }),
  discover_loki: ofNobody(),
  list_loki_labels: ofNobody(),
  get_loki_label_values: ofNobody({ label: 'app' }),
  query_loki: logQl(),
  query_loki_range: logQl(WINDOW),
  list_gitops_applications: inNamespace(),
  get_gitops_application: named({ kind: 'HelmRelease' }),
  get_recent_changes: inNamespace(),
  search_pod_logs: ofPod({ pattern: 'x' }),
  get_rollout_history: named(),
  explain_pod_scheduling: ofPod(),
  get_alert_rule: ofNobody({ alertname: 'Slow' }),
  list_firing_alerts: inNamespace(),
};

/** Looks at all namespaces by its nature, so a scope takes it away. */
const BEYOND = 'list_cluster_events';

const inBank = { namespace: 'bank' };
const workloadOf = (name: string, namespace: string) => ({
  ...workload(name, { app: name }, { namespace }),
  kind: 'Deployment',
});
const OWNED = {
  ownerReferences: [{ apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'cart', controller: true }],
};

const cluster = () =>
  new InMemoryReader({
    objects: {
      pods: [
        pod('cart-0', { meta: { labels: { app: 'cart' }, ...(OWNED as object) } }),
        pod('vault-0', { meta: { ...inBank, labels: { app: 'vault' } }, node: 'w2' }),
      ],
      services: [service('cart', {}), { ...service('vault', {}), metadata: { name: 'vault', ...inBank } }],
      endpointslices: [endpointSlice('cart', true)],
      deployments: [workloadOf('cart', 'shop'), workloadOf('vault', 'bank')],
      daemonsets: [workloadOf('cart', 'shop'), workloadOf('vault', 'bank')],
      nodes: [node('w1'), node('w2')],
      'metrics/pods': [{ metadata: { name: 'cart-0', namespace: 'shop' } }],
      'metrics/nodes': [node('w1'), node('w2')],
    },
    logs: { 'shop/cart-0/app': ['x'] },
    served: {
      v1: [{ name: 'services', singularName: 'service', kind: 'Service', shortNames: [], namespaced: true }],
    },
  });

let wire: WireServer;
const clients: { onApplicationShutdown(): Promise<void> }[] = [];

beforeAll(async () => {
  wire = await startWireServer();
  const alert = (labels: object) => ({ labels, annotations: {}, state: 'firing', value: '1' });
  const alerts = [
    alert({ alertname: 'Slow', namespace: 'shop' }),
    alert({ alertname: 'Slow', namespace: 'bank' }),
    alert({ alertname: 'NodeDown', namespace: 'monitoring', node: 'w1' }),
    alert({ alertname: 'NodeDown', node: 'w2' }),
    alert({ alertname: 'ApiDown' }),
  ];
  const rule = { type: 'alerting', name: 'Slow', query: 'up == 0', alerts: alerts.slice(0, 2) };
  const prometheus = (data: unknown) => jsonAnswer({ status: 'success', data });
  const series = { metric: { namespace: 'shop' }, value: [1, '1'], values: [[1, '1']] };
  wire.answer('/api/v1/query', prometheus({ resultType: 'vector', result: [series] }));
  wire.answer('/api/v1/query_range', prometheus({ resultType: 'matrix', result: [series] }));
  wire.answer('/api/v1/label/__name__/values', prometheus(['up']));
  wire.answer('/api/v1/alerts', prometheus({ alerts }));
  wire.answer('/api/v1/rules', prometheus({ groups: [{ name: 'g', rules: [rule] }] }));
  wire.answer('/loki/api/v1/labels', prometheus(['app', 'namespace']));
  wire.answer('/loki/api/v1/label/namespace/values', prometheus(['bank', 'shop']));
  wire.answer('/loki/api/v1/label/app/values', prometheus(['cart']));
  wire.answer('/loki/api/v1/query_range', prometheus({ resultType: 'streams', result: [] }));
  const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });
  const spanIn = (namespace: string) => ({
    spanID: '1',
    name: `of ${namespace}`,
    startTimeUnixNano: '1',
    durationNanos: '1000000',
    attributes: [attribute('k8s.namespace.name', namespace)],
  });
  wire.answer(
    '/api/search',
    jsonAnswer({ traces: [{ traceID: TRACE, spanSet: { spans: [spanIn('shop'), spanIn('bank')] } }] }),
  );
  const batch = (namespace: string) => ({
    resource: { attributes: [attribute('k8s.namespace.name', namespace)] },
    scopeSpans: [{ spans: [{ spanId: 'AAAAAAAAAAE=', name: `of ${namespace}` }] }],
  });
  wire.answer(`/api/traces/${TRACE}`, jsonAnswer({ batches: [batch('shop'), batch('bank')] }));
});

afterAll(async () => {
  await Promise.all(clients.map((client) => client.onApplicationShutdown()));
  await wire.stop();
});

interface Answer {
  readonly error?: string;
  readonly detail?: string;
}

const sessionOf = (scope: ToolScope | undefined, environment: Readonly<Record<string, string>> = {}) => {
  const { url } = wire;
  const settings = loadSettings({
    PROMETHEUS_URL: url,
    TEMPO_URL: url,
    LOKI_URL: url,
    AGENT_ISTIO_ENABLED: 'true',
    GITOPS_ENABLED: 'true',
    ...environment,
  });
  const kubernetes = cluster();
  const prometheus = new PrometheusClient(settings, { now: () => kubernetes.now() });
  const tempo = new TempoClient(settings);
  const loki = new LokiClient(settings);
  clients.push(prometheus, tempo, loki);
  const sources = { kubernetes, prometheus, tempo, loki };
  const providers = integrationsOver(kubernetes, settings, { prometheus, tempo, loki }).all;
  const box = new Toolbox({
    providers,
    now: () => kubernetes.now(),
    settings,
    masker: ruleMasker(),
    logger: new MemoryLogger(),
  });
  const session = box.open(scope);
  const text = async (name: string, args: Args): Promise<string> =>
    (await session.call(name, JSON.stringify(args), new AbortController().signal)).json.value;
  return {
    sources,
    kubernetes,
    names: session.names(),
    text,
    call: async (name: string, args: Args) => JSON.parse(await text(name, args)) as Answer,
  };
};

const REMEDY = expect.stringMatching(
  /outside of what this analysis reaches: .*it reaches .*TOOLS_SCOPE=cluster/,
);
const rows = Object.entries(ASKED).map(([name, asked]) => ({ name, ...asked }));
const withOutside = rows.flatMap(({ name, outside }) => (outside === null ? [] : { name, outside }));

describe('the scope of a session of tools', () => {
  it('is tried here with every tool there is', () => {
    expect([...Object.keys(ASKED), BEYOND].toSorted()).toEqual(TOOLS.map(({ name }) => name).toSorted());
  });

  it.each(rows)('lets $name answer about what lies in it', async ({ name, inside }) => {
    const { error } = await sessionOf(SCOPE).call(name, inside);
    expect([undefined, 'absent']).toContain(error);
  });

  it.each(withOutside)('keeps $name from what lies beyond, before any request', async ({ name, outside }) => {
    const { call, kubernetes } = sessionOf(SCOPE);
    const before = wire.requests.length;
    expect(await call(name, outside)).toMatchObject({ error: 'forbidden', detail: REMEDY });
    expect(kubernetes.calls.filter((asked) => /bank|vault|w2/.test(asked))).toEqual([]);
    expect(wire.requests.length).toBe(before);
  });

  it.each(rows.filter(({ name }) => !name.startsWith('discover_')))(
    'lets $name reach nothing when it is empty',
    async ({ name, inside }) => {
      const { call } = sessionOf({ namespaces: [], nodes: [] });
      expect(await call(name, inside)).toMatchObject({ error: 'forbidden', detail: REMEDY });
    },
  );

  it.each(withOutside)(
    'does not hold $name with TOOLS_SCOPE=cluster, nor when none is given',
    async (row) => {
      for (const session of [sessionOf(SCOPE, { TOOLS_SCOPE: 'cluster' }), sessionOf(undefined)]) {
        expect((await session.call(row.name, row.outside)).error).not.toBe('forbidden');
      }
    },
  );

  it.each([
    ['get_recent_changes', { node_name: 'w2' }],
    ['get_recent_changes', { namespace: 'bank', pod_name: 'vault-0' }],
    ['get_recent_changes', { namespace: 'bank', workload: 'vault', kind: 'Deployment' }],
    ['query_prometheus', { query: 'node_load1{node="w2"}' }],
    ['query_prometheus', { query: 'container_memory_rss{node="w1"}' }],
  ])('keeps %s from %j', async (name, args) => {
    expect(await sessionOf(SCOPE).call(name, args)).toMatchObject({ error: 'forbidden', detail: REMEDY });
  });

  it.each([
    ['get_recent_changes', { node_name: 'w1' }],
    ['query_prometheus', { query: 'node_load1{node="w1"}' }],
    ['list_firing_alerts', { node: 'w1' }],
  ])('lets %s look at a node of the scope', async (name, args) => {
    expect((await sessionOf(SCOPE).call(name, args)).error).toBeUndefined();
  });

  it('takes away the tool that looks at all namespaces', () => {
    expect(sessionOf(SCOPE).names).not.toContain(BEYOND);
    expect(sessionOf(undefined).names).toContain(BEYOND);
    expect(sessionOf(SCOPE, { TOOLS_SCOPE: 'cluster' }).names).toContain(BEYOND);
  });

  it('does not hold whoever reads without the tools', async () => {
    const { sources, call } = sessionOf(SCOPE);
    await call('query_prometheus', { query: 'up{namespace="bank"}' });
    const { signal } = new AbortController();
    const vault = { apiVersion: 'v1', plural: 'pods', namespace: 'bank', name: 'vault-0' };
    expect((await sources.kubernetes.get(vault)).status).toBe('ok');
    expect((await sources.prometheus.query('up{namespace="bank"}', null, signal)).status).toBe('ok');
    const window = { startNs: 1n, endNs: 2n };
    expect((await sources.loki.queryRange({ query: '{namespace="bank"}', ...window }, signal)).status).toBe(
      'ok',
    );
  });

  it('takes names as they are, and no path or pattern for one', async () => {
    const { call } = sessionOf({ namespaces: ['*', 'ba*', '..'], nodes: ['*'] });
    expect(await call('list_pods_in_namespace', { namespace: 'bank' })).toMatchObject({ error: 'forbidden' });
    expect(await call('get_node_status', { node_name: 'w1' })).toMatchObject({ error: 'forbidden' });
  });

  it('leaves the settings their say', async () => {
    const { call } = sessionOf(SCOPE, { KUBE_NAMESPACES_DENY: 'shop' });
    const denied = { error: 'forbidden', detail: expect.stringContaining('not allowed by configuration') };
    expect(await call('query_prometheus', { query: 'up{namespace="shop"}' })).toMatchObject(denied);
    expect(await call('query_prometheus', { query: 'node_load1{node="w1"}' })).toMatchObject(denied);
    expect(await call('query_loki', { query: '{namespace="shop"}' })).toMatchObject(denied);
  });

  it('leaves alerts of other namespaces and nodes out', async () => {
    const { text } = sessionOf(SCOPE);
    const firing = JSON.parse(await text('list_firing_alerts', {})) as { alerts: { labels: object }[] };
    expect(firing.alerts.map(({ labels }) => labels)).toEqual(
      expect.arrayContaining([
        { alertname: 'Slow', namespace: 'shop' },
        { alertname: 'NodeDown', namespace: 'monitoring', node: 'w1' },
        { alertname: 'ApiDown' },
      ]),
    );
    expect(firing.alerts).toHaveLength(3);
    expect(await text('get_alert_rule', { alertname: 'Slow' })).not.toContain('bank');
    expect(await sessionOf(SCOPE).call('list_firing_alerts', { node: 'w2' })).toMatchObject({
      error: 'forbidden',
    });
  });

  it('asks for values of a label within its namespaces', async () => {
    const { text } = sessionOf(SCOPE);
    expect(await text('get_loki_label_values', { label: 'namespace' })).not.toContain('bank');
    expect(await text('get_loki_label_values', { label: 'app' })).toContain('cart');
    expect(wire.requests.at(-1)?.parameters.get('query')).toBe('{namespace="shop"}');
  });

  it('shows of a trace what happened in its namespaces', async () => {
    const { text } = sessionOf(SCOPE);
    const trace = await text('get_tempo_trace', { trace_id: TRACE });
    expect(trace).toContain('of shop');
    expect(trace).not.toContain('of bank');
    const found = await text('search_tempo_traces', { ...WINDOW, query: '{ duration > 1s }' });
    expect(wire.requests.at(-1)?.parameters.get('q')).toBe(
      '{ duration > 1s } | select(resource.k8s.namespace.name, resource.service.namespace)',
    );
    expect(found).toContain('of shop');
    expect(found).not.toContain('of bank');
  });

  it('has the namespace of spans told before a comment that would hide the question', async () => {
    const { text } = sessionOf(SCOPE);
    const found = await text('search_tempo_traces', { ...WINDOW, query: '{ duration > 1s } // x' });
    expect(wire.requests.at(-1)?.parameters.get('q')).toBe(
      '{ duration > 1s } | select(resource.k8s.namespace.name, resource.service.namespace) // x',
    );
    expect(found).toContain('of shop');
    expect(found).not.toContain('of bank');
  });

  it.each(['{ duration > 1s } /*', '{ duration > 1s } | select(span.service.namespace)'])(
    'tells no contents of spans when their namespace cannot be had for certain: %s',
    async (query) => {
      const found = await sessionOf(SCOPE).text('search_tempo_traces', { ...WINDOW, query });
      expect(found).toContain(TRACE);
      expect(found).not.toMatch(/of (shop|bank)/);
    },
  );

  it('explains scheduling by all nodes, without a name of other namespaces pods', async () => {
    const pending = {
      ...pod('cart-1', { meta: { labels: { app: 'cart' } }, phase: 'Pending', node: '' }),
    };
    const apart = {
      labelSelector: { matchLabels: { app: 'vault' } },
      topologyKey: 'kubernetes.io/hostname',
      namespaces: ['bank'],
    };
    const kubernetes = new InMemoryReader({
      objects: {
        pods: [
          {
            ...pending,
            spec: {
              ...pending.spec,
              affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [apart] } },
            },
          } as typeof pending,
          pod('vault-0', { meta: { ...inBank, labels: { app: 'vault' } }, node: 'w2' }),
        ],
        nodes: ['w1', 'w2'].map((name) => ({
          ...node(name),
          metadata: { name, labels: { 'kubernetes.io/hostname': name } },
        })),
      },
    });
    const settings = loadSettings({});
    const box = new Toolbox({
      providers: integrationsOver(kubernetes, settings).all,
      now: () => kubernetes.now(),
      settings,
      masker: ruleMasker(),
      logger: new MemoryLogger(),
    });
    const answer = await box
      .open(SCOPE)
      .call(
        'explain_pod_scheduling',
        '{"namespace":"shop","pod_name":"cart-1"}',
        new AbortController().signal,
      );
    expect(answer.json.value).toContain('a pod of another namespace is there');
    expect(answer.json.value).not.toContain('vault-0');
  });
});
