import { describe, expect, it } from '@jest/globals';
import { ClusterTools } from '../../../../test/support/cluster-tools.js';
import { InMemoryReader, type InMemoryCluster } from '../../../../test/support/in-memory-reader.js';
import type { KubeObject } from '../../../evidence/objects.js';

const over = (cluster: InMemoryCluster, environment: Readonly<Record<string, string>> = {}) => {
  const reader = new InMemoryReader(cluster);
  return { reader, tools: new ClusterTools(reader, environment) };
};

const meta = (name: string, more: object = {}) => ({ name, namespace: 'shop', ...more });
const podNamed = (name: string, more: object = {}) => ({
  metadata: meta(name),
  spec: { containers: [{ name: 'app' }] },
  ...more,
});

const shop = { namespace: 'shop' };
const cart = { namespace: 'shop', pod_name: 'cart-0' };
const run = (name: string, restartCount: number, ready = true) => ({ name, restartCount, ready });

const crashing = podNamed('cart-0', {
  spec: {
    containers: [{ name: 'app' }, { name: 'proxy' }],
    initContainers: [{ name: 'migrate' }],
  },
  status: {
    phase: 'Running',
    containerStatuses: [run('app', 4, false), run('proxy', 0)],
    initContainerStatuses: [run('migrate', 1)],
  },
});

describe('every Kubernetes tool', () => {
  const calls: readonly (readonly [string, object])[] = [
    ['get_pod_status', cart],
    ['get_pod_spec', cart],
    ['list_pod_events', cart],
    ['list_namespace_events', shop],
    ['list_cluster_events', {}],
    ['list_pods_in_namespace', shop],
    ['get_previous_pod_logs', cart],
    ['get_pod_logs', cart],
    ['get_workload_status', cart],
    ['get_daemonset_manifest', { ...shop, name: 'agent' }],
    ['get_service', { ...shop, name: 'cart' }],
    ['get_endpoints', { ...shop, name: 'cart' }],
    ['get_node_status', { node_name: 'w1' }],
    ['get_pod_metrics', cart],
    ['get_node_metrics', { node_name: 'w1' }],
    ['get_manifest', { ...shop, api_version: 'v1', resource: 'configmaps', name: 'cart' }],
    ['list_manifests', { ...shop, api_version: 'v1', resource: 'configmaps' }],
    ['list_virtual_services', shop],
    ['list_destination_rules', shop],
    ['list_service_entries', shop],
    ['search_pod_logs', { ...cart, pattern: 'x' }],
    ['get_rollout_history', { ...shop, name: 'cart' }],
    ['explain_pod_scheduling', cart],
  ];

  it.each(calls)('%s tells refusal, lateness and trouble apart', async (name, args) => {
    for (const status of ['forbidden', 'timeout', 'unavailable', 'error'] as const) {
      const fails = () => ({ status, reason: `it is ${status}` });
      const { tools } = over({ fails }, { AGENT_ISTIO_ENABLED: 'true' });
      expect(await tools.call(name, args)).toMatchObject({
        error: status,
        detail: expect.stringContaining(`it is ${status}`),
      });
    }
  });

  it.each(calls.filter(([name]) => !name.startsWith('list_')))(
    '%s says what is absent',
    async (name, args) => {
      const { tools } = over({ served: { v1: [] } });
      expect(await tools.call(name, args)).toMatchObject({
        error: expect.stringMatching(/^(absent|invalid)$/),
      });
    },
  );

  it.each([
    ['get_pod_status', { namespace: 'shop', pod_name: '../../secrets/db' }],
    ['get_pod_logs', { namespace: 'shop/../kube-system', pod_name: 'a' }],
    ['get_node_status', { node_name: 'w1/proxy' }],
    ['get_service', { ...shop, name: 'a?watch=1' }],
    ['get_manifest', { ...shop, api_version: 'v1', resource: 'pods', name: '' }],
    ['get_manifest', { ...shop, api_version: 'v1', resource: 'pods/log', name: 'a' }],
    ['get_manifest', { ...shop, api_version: '/v1', resource: 'pods', name: 'a' }],
    ['get_manifest', { ...shop, api_version: 'apps/v1/namespaces/x', resource: 'pods', name: 'a' }],
    ['get_manifest', { ...shop, api_version: 'v1', resource: '../pods', name: 'a' }],
    ['list_manifests', { ...shop, api_version: 'v1', resource: 'status' }],
    ['list_manifests', { ...shop, api_version: 'v1', resource: 'pods/proxy' }],
  ])('%s reaches nothing beside its path: %j', async (name, args) => {
    const { reader, tools } = over({});
    expect(await tools.call(name, args)).toMatchObject({ error: 'invalid' });
    expect(reader.calls).toEqual([]);
  });
});

describe('manifests', () => {
  const lastApplied = {
    'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"password":"aHVudGVyMg=="}}',
  };
  const secret = {
    kind: 'Secret',
    apiVersion: 'v1',
    metadata: meta('db', { annotations: lastApplied, managedFields: [{}] }),
    type: 'Opaque',
    data: { password: Buffer.from('hunter2hunter2').toString('base64'), empty: '' },
  } as KubeObject;
  const config = {
    kind: 'ConfigMap',
    apiVersion: 'v1',
    metadata: meta('cart', { annotations: { ...lastApplied, 'example.com/note': 'internal' } }),
    data: { 'app.yaml': 'port: 8080\npassword: hunter2hunter2\n', LOG_LEVEL: 'debug' },
    status: { phase: 'Bound' },
  } as KubeObject;
  const { tools } = over({ objects: { secrets: [secret], configmaps: [config] } });
  const v1 = { ...shop, api_version: 'v1' };

  it('of Secrets tell key names and sizes only, alone and in a list', async () => {
    const shown = {
      kind: 'Secret',
      apiVersion: 'v1',
      metadata: { name: 'db', namespace: 'shop' },
      type: 'Opaque',
      data_keys: [
        { name: 'password', bytes: 14 },
        { name: 'empty', bytes: 0 },
      ],
    };
    expect(await tools.call('get_manifest', { ...v1, resource: 'secrets', name: 'db' })).toEqual(shown);
    expect(await tools.call('list_manifests', { ...v1, resource: 'Secrets ' })).toEqual([shown]);
  });

  it('keep the data of ConfigMaps, masked, alone and in a list', async () => {
    const shown = {
      metadata: { annotations: { 'example.com/note': 'internal' } },
      data: { 'app.yaml': 'port: 8080\npassword: [MASKED]\n', LOG_LEVEL: 'debug' },
    };
    const one = await tools.call('get_manifest', { ...v1, resource: 'configmaps', name: 'cart' });
    expect(one).toMatchObject(shown);
    expect(JSON.stringify(one)).not.toMatch(/last-applied|Bound|hunter2/);
    expect(await tools.call('list_manifests', { ...v1, resource: 'configmaps' })).toEqual([one]);
  });

  it('show the status when asked', async () => {
    const args = { ...v1, resource: 'configmaps', name: 'cart', include_status: true };
    expect(await tools.call('get_manifest', args)).toMatchObject({ status: { phase: 'Bound' } });
  });
});

describe('kinds that are named otherwise', () => {
  const kind = (name: string, Kind: string, namespaced = true) => ({
    name,
    singularName: Kind.toLowerCase(),
    kind: Kind,
    shortNames: [name.slice(0, 2)],
    namespaced,
  });
  const served = {
    'apps/v1': [kind('deployments', 'Deployment'), kind('statefulsets', 'StatefulSet')],
    v1: [kind('nodes', 'Node', false), kind('pods', 'Pod')],
  };
  const deployment = { kind: 'Deployment', metadata: meta('web') };
  const { tools } = over({ served, objects: { deployments: [deployment] } });
  const get = (api_version: string, resource: string, name = 'web') =>
    tools.call('get_manifest', { ...shop, api_version, resource, name });

  it.each(['Deployment', 'deployment', 'de', 'deployments'])('are found: %s', async (resource) => {
    expect(await get('apps/v1', resource)).toMatchObject({ kind: 'Deployment' });
  });

  it('are answered with what there is', async () => {
    expect(await get('apps/v1', 'rollouts')).toEqual({
      error: 'invalid',
      detail: 'apps/v1 has no resource "rollouts"; it has: deployments, statefulsets',
    });
    expect(await get('apps/v1beta9', 'deployments', 'x')).toEqual({
      error: 'absent',
      detail: 'this cluster does not serve apps/v1beta9',
    });
    expect(await get('v1', 'nodes', 'w1')).toEqual({
      error: 'invalid',
      detail: 'nodes lie in no namespace, and this tool reads what lies in one; use get_node_status',
    });
    expect(await get('apps/v1', 'statefulsets', 'gone')).toMatchObject({ error: 'absent' });
  });
});

describe('events', () => {
  const event = (at: number, type = 'Normal', object = 'cart-0') =>
    ({
      metadata: meta(`event-${at}`),
      type,
      reason: 'Pulled',
      message: `event ${at}`,
      lastTimestamp: new Date(Date.UTC(2026, 2, 2, 9, 0, at)).toISOString(),
      involvedObject: { kind: 'Pod', name: object, namespace: 'shop' },
    }) as KubeObject;
  const events = Array.from({ length: 40 }, (_, at) =>
    event(at, at === 0 ? 'Warning' : 'Normal', `pod-${at % 2}`),
  );
  const { tools } = over({ objects: { events } }, { K8S_EVENT_LIMIT: '3' });

  it('come newest first, warnings kept before others, and say how many there are', async () => {
    const shown = await tools.call<readonly { message?: string; cut?: string }[]>(
      'list_namespace_events',
      shop,
    );
    expect(shown.map(({ message }) => message)).toEqual(['event 39', 'event 38', 'event 0', undefined]);
    expect(shown[3]?.cut).toContain('3 of 1 warnings and 39 others shown; narrow with object_name');
    expect(shown[0]).toMatchObject({
      type: 'Normal',
      first_timestamp: null,
      involved_object: { kind: 'Pod' },
    });
  });

  it('can be narrowed', async () => {
    const warnings = await tools.call<readonly unknown[]>('list_cluster_events', { warnings_only: true });
    expect(warnings).toHaveLength(1);
    const about = await tools.call<readonly unknown[]>('list_namespace_events', {
      ...shop,
      object_name: 'pod-9',
    });
    expect(about).toEqual([]);
  });
});

describe('list_pods_in_namespace', () => {
  it('puts the worst first, shows at most 200, and says how many there are', async () => {
    const bad = podNamed('bad', { status: { phase: 'Pending', containerStatuses: [run('app', 9, false)] } });
    const pods = Array.from({ length: 1200 }, (_, at) =>
      podNamed(`p${at}`, {
        status: { phase: 'Succeeded' },
        spec: { containers: [{ name: 'app', env: ['x'] }] },
      }),
    );
    const { tools } = over({ objects: { pods: [...pods, bad] } });
    const shown = await tools.call<readonly Record<string, unknown>[]>('list_pods_in_namespace', shop);
    expect(shown[0]).toEqual({
      name: 'bad',
      namespace: 'shop',
      phase: 'Pending',
      node_name: null,
      labels: {},
      restart_count: 9,
      ready: false,
      start_time: null,
    });
    const { cut } = shown.at(-1) ?? {};
    expect(cut).toMatch(/items left out; narrow with label_selector|of 1201 pods shown/);
  });
});

describe('logs of a pod', () => {
  const lines = Array.from({ length: 40 }, (_, at) => `2026-03-02T09:00:00Z line ${at}`);
  const logs = {
    'shop/cart-0/app': lines,
    'shop/cart-0/app.previous': ['2026-03-02T09:00:00Z panic: password=hunter2hunter2', ...lines],
    'shop/cart-0/migrate.previous': ['2026-03-02T08:00:00Z no such table'],
  };
  const { reader, tools } = over({ objects: { pods: [crashing] }, logs });
  type Snippets = readonly {
    container: string;
    previous: boolean;
    logs: readonly string[];
    error: string | null;
  }[];

  it('are of all containers, or of the one named', async () => {
    const all = await tools.call<Snippets>('get_pod_logs', cart);
    expect(all.map(({ container }) => container)).toEqual(['app', 'proxy', 'migrate']);
    const one = await tools.call<Snippets>('get_pod_logs', { ...cart, container: 'app', since_seconds: 0 });
    expect(one).toEqual([{ container: 'app', previous: false, logs: lines, error: null }]);
    expect(await tools.call('get_pod_logs', { ...cart, container: 'redis' })).toEqual({
      error: 'invalid',
      detail: 'pod cart-0 has no container "redis"; its containers: app, proxy, migrate',
    });
  });

  it('are asked for with bounds', async () => {
    await tools.call('get_pod_logs', { ...cart, container: 'app', tail_lines: 9999, since_seconds: 1e9 });
    expect(reader.calls.at(-1)).toContain('tailLines=25&sinceSeconds=86400');
    await tools.call('get_pod_logs', { ...cart, container: 'app', tail_lines: -3 });
    expect(reader.calls.at(-1)).toContain('tailLines=1&');
  });

  it('of earlier runs are asked for only where a container restarted', async () => {
    const previous = await tools.call<Snippets>('get_previous_pod_logs', cart);
    expect(previous.map(({ container, error }) => [container, error])).toEqual([
      ['app', null],
      ['proxy', 'failed to read previous logs: absent: the container has not restarted'],
      ['migrate', null],
    ]);
    expect(reader.calls.filter((call) => call.includes('previous=true') && call.includes('proxy'))).toEqual(
      [],
    );
  });

  it('can be searched, but not for what masking hides', async () => {
    const search = (pattern: string) =>
      tools.call<readonly Record<string, unknown>[]>('search_pod_logs', {
        ...cart,
        pattern,
        previous: true,
        context_lines: 0,
      });
    expect(await search('panic|table')).toEqual([
      expect.objectContaining({ container: 'app', lines_searched: 41, matches: 1, shown: 1 }),
      expect.objectContaining({ container: 'migrate', lines: ['> 2026-03-02T08:00:00Z no such table'] }),
    ]);
    expect((await search('password=h'))[0]).toMatchObject({ matches: 0 });
    expect(await search('(')).toMatchObject({
      error: 'invalid',
      detail: expect.stringMatching(/^pattern is not a valid RE2 expression/),
    });
  });
});

describe('what runs a pod', () => {
  const owner = (kind: string, name: string, apiVersion = 'apps/v1') => [
    { kind, name, apiVersion, uid: name, controller: true },
  ];
  const owned = (name: string, ownerReferences: object[]) => ({
    ...podNamed(name),
    metadata: meta(name, { ownerReferences }),
  });
  const objects = {
    pods: [
      owned('web-1', owner('ReplicaSet', 'web-aaa')),
      owned('job-1', owner('Job', 'nightly-1', 'batch/v1')),
      owned('canary-1', owner('Rollout', 'canary', 'argoproj.io/v1alpha1')),
      podNamed('lone'),
    ],
    replicasets: [{ metadata: meta('web-aaa', { ownerReferences: owner('Deployment', 'web') }), spec: {} }],
    deployments: [{ metadata: meta('web'), spec: {}, status: { readyReplicas: 1 } }],
    jobs: [
      { metadata: meta('nightly-1', { ownerReferences: owner('CronJob', 'nightly', 'batch/v1') }), spec: {} },
    ],
    cronjobs: [{ metadata: meta('nightly'), spec: {}, status: { active: [{ name: 'nightly-1' }] } }],
  };
  const { tools } = over({ objects });
  const status = (pod_name: string) => tools.call('get_workload_status', { ...shop, pod_name });

  it('is found through its owners', async () => {
    expect(await status('web-1')).toMatchObject({ kind: 'Deployment', name: 'web', ready_replicas: 1 });
    expect(await status('job-1')).toMatchObject({ kind: 'CronJob', name: 'nightly', active: ['nightly-1'] });
  });

  it('is named where it is of another kind, or missing', async () => {
    expect(await status('canary-1')).toEqual({
      error: 'absent',
      detail: 'pod canary-1 is run by Rollout canary (argoproj.io/v1alpha1); use get_manifest for it',
    });
    expect(await status('lone')).toMatchObject({
      error: 'absent',
      detail: expect.stringContaining('no owner'),
    });
  });
});

describe('get_endpoints', () => {
  const slice = {
    metadata: meta('cart-x1', { labels: { 'kubernetes.io/service-name': 'cart' } }),
    endpoints: [
      { addresses: ['10.0.0.1'], conditions: { ready: false }, targetRef: { kind: 'Pod', name: 'cart-0' } },
    ],
    ports: [{ port: 8080 }],
  };
  const slices = [
    {
      name: 'cart-x1',
      ports: [{ name: null, port: 8080, protocol: null }],
      endpoints: [
        { addresses: ['10.0.0.1'], ready: false, serving: null, terminating: null, target: 'Pod/cart-0' },
      ],
    },
  ];
  const args = { ...shop, name: 'cart' };

  it('shows Endpoints and slices', async () => {
    const endpoints = { kind: 'Endpoints', metadata: meta('cart'), subsets: [{ addresses: [] }] };
    const { tools } = over({ objects: { endpoints: [endpoints], endpointslices: [slice] } });
    expect(await tools.call('get_endpoints', args)).toEqual({ ...endpoints, endpoint_slices: slices });
  });

  it('shows slices where there are no Endpoints', async () => {
    const { tools } = over({ objects: { endpointslices: [slice] } });
    expect(await tools.call('get_endpoints', args)).toMatchObject({
      endpoints: { error: 'absent' },
      endpoint_slices: slices,
    });
  });
});

describe('usage', () => {
  const at = { timestamp: '2026-03-02T09:14:00Z', window: '15s' };
  const usage = { cpu: '12345678n', memory: '131072Ki' };
  const objects = {
    'metrics/pods': [{ metadata: meta('cart-0'), ...at, containers: [{ name: 'app', usage }] }],
    'metrics/nodes': [{ metadata: { name: 'w1' }, ...at, usage }],
  };

  it('is shown as it was measured', async () => {
    const { tools } = over({ objects });
    expect(await tools.call('get_pod_metrics', cart)).toEqual({
      name: 'cart-0',
      namespace: 'shop',
      ...at,
      containers: [{ name: 'app', usage }],
    });
    expect(await tools.call('get_node_metrics', { node_name: 'w1' })).toEqual({ name: 'w1', ...at, usage });
  });

  it('is absent without a metrics server', async () => {
    const { tools } = over({});
    expect(await tools.call('get_pod_metrics', cart)).toMatchObject({
      error: 'absent',
      detail: expect.stringContaining('metrics server'),
    });
  });
});

describe('Istio', () => {
  const istio = (cluster: InMemoryCluster) => over(cluster, { AGENT_ISTIO_ENABLED: 'true' });

  it('is read in the version that is served', async () => {
    const route = { kind: 'VirtualService', metadata: meta('cart'), spec: { hosts: ['cart'] } };
    const { reader, tools } = istio({
      objects: { virtualservices: [route] },
      fails: (call) => (call.includes('/v1/') ? { status: 'absent', reason: 'not found' } : undefined),
    });
    expect(await tools.call('list_virtual_services', { ...shop, limit: 500 })).toEqual([route]);
    expect(reader.calls.at(-1)).toBe(
      'GET /apis/networking.istio.io/v1beta1/namespaces/shop/virtualservices?limit=100',
    );
  });

  it('is said not to be installed', async () => {
    const { tools } = istio({ fails: () => ({ status: 'absent', reason: 'not found' }) });
    expect(await tools.call('list_service_entries', shop)).toMatchObject({
      error: 'absent',
      detail: expect.stringContaining('Istio is not installed'),
    });
  });
});

describe('get_rollout_history', () => {
  const revision = (number: number, image: string) => ({
    metadata: meta(`web-${number}`, {
      labels: { app: 'web' },
      annotations: { 'deployment.kubernetes.io/revision': String(number) },
      ownerReferences: [{ kind: 'Deployment', name: 'web', uid: 'web', apiVersion: 'apps/v1' }],
    }),
    spec: { replicas: 1, template: { spec: { containers: [{ name: 'app', image }] } } },
  });
  const deployment = {
    metadata: meta('web', { uid: 'web' }),
    spec: { selector: { matchLabels: { app: 'web' } } },
  };
  const replicasets = [revision(9, 'web:9'), revision(10, 'web:10'), revision(8, 'web:8')];

  it('compares each revision with the one before, newest first by number', async () => {
    const { tools } = over({ objects: { deployments: [deployment], replicasets } });
    expect(await tools.call('get_rollout_history', { ...shop, name: 'web', limit: 2 })).toMatchObject({
      revisions_found: 3,
      revisions: [
        { revision: 10, images: { app: 'web:10' }, differences: [expect.stringContaining('web:9 → web:10')] },
        { revision: 9, differences: [expect.stringContaining('web:8 → web:9')] },
      ],
    });
    const all = await tools.call('get_rollout_history', { ...shop, name: 'web' });
    expect((all['revisions'] as readonly unknown[]).at(-1)).toMatchObject({ revision: 8, differences: null });
  });
});

describe('explain_pod_scheduling', () => {
  const pod = podNamed('big', {
    spec: {
      containers: [{ name: 'app', resources: { requests: { cpu: '24' } } }],
      volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'disk' } }],
      schedulingGates: [{ name: 'example.com/wait' }],
    },
  });
  const node = { metadata: { name: 'w1' }, status: { allocatable: { cpu: '8', pods: '110' } } };
  const claim = { metadata: meta('disk'), status: { phase: 'Pending' } };
  const cluster = { objects: { pods: [pod], nodes: [node], persistentvolumeclaims: [claim] } };
  const args = { ...shop, pod_name: 'big' };

  it('tells what the pod asks for, why each node is too small, and what else holds it', async () => {
    const { tools } = over(cluster);
    expect(await tools.call('explain_pod_scheduling', args)).toMatchObject({
      scheduled_on: null,
      requests: { cpu: '24' },
      claims: [{ name: 'disk', phase: 'Pending' }],
      summary: { nodes: 1, fit: 0, reasons: [{ reason: 'insufficient cpu', nodes: 1 }] },
      notes: [],
      not_checked: expect.arrayContaining([expect.stringContaining('example.com/wait')]),
      nodes: [{ node: 'w1', fits: false, free: { cpu: '8' } }],
    });
  });

  it('says so when other pods may not be read', async () => {
    const fails = (call: string) =>
      call.startsWith('GET /api/v1/pods') ? ({ status: 'forbidden', reason: 'no' } as const) : undefined;
    const { tools } = over({ ...cluster, fails });
    expect(await tools.call('explain_pod_scheduling', args)).toMatchObject({
      notes: [expect.stringContaining('nodes count as empty (forbidden: no)')],
    });
  });
});
