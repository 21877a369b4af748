import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../src/config/load.js';
import { ClusterReader } from '../../src/integrations/kubernetes/client/cluster-reader.js';
import { SystemClock } from '../../src/telemetry/clock.js';
import { ClusterTools } from '../support/cluster-tools.js';
import { hasKubelab, Kubelab } from '../support/kubelab.js';

const START_MS = 180_000;
const ISTIO = { AGENT_ISTIO_ENABLED: 'true' };

/** May log in, and nothing else. */
const NOTHING = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: nothing }
rules: []
`;

/** As the comment in deploy/rbac.yaml tells users to write one. */
const GRANTED_BESIDE = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: beside }
rules:
- { apiGroups: [''], resources: [secrets], verbs: [get, list] }
- { apiGroups: [example.com], resources: [widgets], verbs: [get, list] }
`;

const CRD = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  names: { plural: widgets, singular: widget, kind: Widget, shortNames: [wd] }
  scope: Namespaced
  versions:
  - name: v1beta1
    served: true
    storage: true
    schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } }
`;

const SECRET = `
apiVersion: v1
kind: Secret
metadata: { name: db, namespace: shop }
stringData: { password: hunter2hunter2 }
`;

const WIDGET = `
apiVersion: example.com/v1beta1
kind: Widget
metadata: { name: one, namespace: shop }
spec: { size: 3, apiToken: hunter2hunter2 }
`;

/** More than a result may hold: 900 kB of configuration, and 300 pods. */
const hugeConfigMap = (): string => {
  const lines = Array.from({ length: 9000 }, (_, line) => `    line-${line}: ${'value '.repeat(14)}end`).join(
    '\n',
  );
  return `
apiVersion: v1
kind: ConfigMap
metadata: { name: huge, namespace: crowd }
data:
  small: "yes"
  app.yaml: |
${lines}
`;
};

const CROWD = `
apiVersion: v1
kind: Namespace
metadata: { name: crowd }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: crowd, namespace: crowd }
spec:
  replicas: 300
  selector: { matchLabels: { app: crowd } }
  template:
    metadata: { labels: { app: crowd } }
    spec: { containers: [{ name: app, image: 'crowd:1' }] }
`;

interface PodRow {
  readonly name: string;
  readonly ready: boolean;
  readonly restart_count: number;
}

(hasKubelab() ? describe : describe.skip)('the Kubernetes tools, under the ClusterRole of deploy/', () => {
  let lab: Kubelab;
  const readers: ClusterReader[] = [];
  let agent: ClusterTools;
  let beside: ClusterTools;
  let stranger: ClusterTools;

  const toolsOf = (kubeconfig: string): ClusterTools => {
    const reader = new ClusterReader(loadSettings({ KUBECONFIG: kubeconfig }), new SystemClock());
    readers.push(reader);
    return new ClusterTools(reader, ISTIO);
  };

  /** The worst pod that a selector picks. */
  const worst = async (namespace: string, app: string): Promise<string> => {
    const args = { namespace, label_selector: `app=${app}` };
    const [pod] = await agent.call<readonly PodRow[]>('list_pods_in_namespace', args);
    if (pod === undefined) throw new Error(`no pod of ${namespace}/${app}`);
    return pod.name;
  };

  beforeAll(async () => {
    lab = await Kubelab.start();
    await lab.seed(
      'oomkilled',
      'pending-insufficient-cpu',
      'job-backoff-limit',
      'failed-mount-missing-configmap',
      'node-not-ready',
      'readiness-probe-failing-service-without-endpoints',
    );
    await lab.apply(CRD);
    await lab.kubectl('wait', '--for=condition=Established', 'crd/widgets.example.com', '--timeout=30s');
    await lab.apply(SECRET);
    await lab.apply(WIDGET);
    await lab.apply(CROWD);
    await lab.apply(hugeConfigMap(), '--server-side');
    const role = await readFile(new URL('../../deploy/rbac.yaml', import.meta.url), 'utf8');
    agent = toolsOf(await lab.serviceAccountKubeconfig('agent', role));
    beside = toolsOf(await lab.serviceAccountKubeconfig('beside', GRANTED_BESIDE));
    stranger = toolsOf(await lab.serviceAccountKubeconfig('stranger', NOTHING));
    await lab.kubectl('rollout', 'status', 'deployment/crowd', '-n', 'crowd', '--timeout=90s');
  }, START_MS);

  afterAll(async () => {
    await Promise.all(readers.map((reader) => reader.onApplicationShutdown()));
    await lab?.stop();
  }, START_MS);

  it('tell of a pod that was killed for its memory', async () => {
    const pod = { namespace: 'shop', pod_name: await worst('shop', 'cart-api') };
    expect(await agent.call('get_pod_status', pod)).toMatchObject({
      phase: 'Running',
      container_statuses: [
        { name: 'app', last_state: { type: 'terminated', reason: 'OOMKilled', exit_code: '137' } },
      ],
    });
    expect(await agent.call('get_pod_spec', pod)).toMatchObject({
      containers: [{ name: 'app', resources: { limits: { memory: expect.any(String) } } }],
    });
    expect(await agent.text('list_pod_events', pod)).toContain('BackOff');
    expect(await agent.call('get_workload_status', pod)).toMatchObject({
      kind: 'Deployment',
      name: 'cart-api',
    });
    expect(await agent.call('get_previous_pod_logs', pod)).toEqual([
      { container: 'app', previous: true, logs: expect.any(Array), error: null },
    ]);
    const [log] = await agent.call<readonly { logs: readonly string[] }[]>('get_pod_logs', {
      ...pod,
      tail_lines: 2,
    });
    expect(log?.logs).toHaveLength(2);
    const [found] = await agent.call<readonly { matches: number; lines: readonly string[] }[]>(
      'search_pod_logs',
      { ...pod, pattern: '.', previous: true, max_matches: 3, context_lines: 0 },
    );
    expect(found?.matches).toBeGreaterThan(3);
    expect(found?.lines.filter((line) => line.startsWith('> '))).toHaveLength(3);
  });

  it('tell why a pod fits no node', async () => {
    const pod = { namespace: 'analytics', pod_name: await worst('analytics', 'spark-driver') };
    const explained = await agent.call('explain_pod_scheduling', pod);
    expect(explained).toMatchObject({
      scheduled_on: null,
      scheduler_says: expect.stringContaining('Insufficient cpu'),
      summary: { fit: 0 },
      notes: [],
    });
    expect(JSON.stringify(explained['summary'])).toContain('insufficient cpu');
    const fitting = { namespace: 'shop', pod_name: await worst('shop', 'cart-api') };
    const { summary } = await agent.call<{ summary: { fit: number } }>('explain_pod_scheduling', fitting);
    expect(summary.fit).toBeGreaterThan(0);
  });

  it('tell of jobs, nodes, services and their endpoints', async () => {
    const jobs = { namespace: 'etl', api_version: 'batch/v1', resource: 'jobs', include_status: true };
    expect(await agent.call('list_manifests', jobs)).toMatchObject([
      {
        kind: 'Job',
        apiVersion: 'batch/v1',
        metadata: { name: 'nightly-export' },
        status: { failed: expect.any(Number) },
      },
    ]);
    expect(await agent.call('get_node_status', { node_name: 'worker-erp-1' })).toMatchObject({
      name: 'worker-erp-1',
      conditions: expect.arrayContaining([expect.objectContaining({ type: 'Ready', status: 'Unknown' })]),
    });
    const service = { namespace: 'orders', name: 'orders-api' };
    expect(await agent.call('get_service', service)).toMatchObject({
      kind: 'Service',
      spec: { ports: [{ name: 'http' }] },
    });
    const endpoints = await agent.call('get_endpoints', service);
    expect(endpoints).toMatchObject({ kind: 'Endpoints', metadata: { name: 'orders-api' } });
    const [slice] = endpoints['endpoint_slices'] as readonly { endpoints: readonly { ready: boolean }[] }[];
    expect(slice?.endpoints.every(({ ready }) => !ready)).toBe(true);
  });

  it('tell of events in a namespace and in the cluster, of what a kind misses, and of rollouts', async () => {
    expect(await agent.text('list_namespace_events', { namespace: 'gateway' })).toContain(
      'edge-proxy-routes',
    );
    expect(await agent.text('list_cluster_events', { warnings_only: true })).toContain('Warning');
    const missing = {
      namespace: 'gateway',
      api_version: 'v1',
      resource: 'configmap',
      name: 'edge-proxy-routes',
    };
    expect(await agent.call('get_manifest', missing)).toMatchObject({ error: 'absent' });
    await lab.kubectl('set', 'image', 'deployment/orders-api', 'app=orders-api:broken', '-n', 'orders');
    const history = { namespace: 'orders', name: 'orders-api' };
    expect(await agent.text('get_rollout_history', history)).toContain('orders-api:broken');
    expect(
      await agent.call('get_rollout_history', {
        namespace: 'legacy-erp',
        name: 'erp-app',
        kind: 'StatefulSet',
      }),
    ).toMatchObject({ revisions_found: 1 });
  });

  it('say what is absent, and how kinds are named', async () => {
    const gone = { namespace: 'shop', pod_name: 'cart-api-0' };
    for (const name of [
      'get_pod_status',
      'get_pod_spec',
      'get_workload_status',
      'get_previous_pod_logs',
      'get_pod_logs',
      'explain_pod_scheduling',
    ]) {
      expect(await agent.call(name, gone)).toMatchObject({
        error: 'absent',
        detail: expect.stringContaining('cart-api-0'),
      });
    }
    const none = { namespace: 'shop', name: 'none' };
    for (const name of ['get_service', 'get_endpoints', 'get_daemonset_manifest', 'get_rollout_history']) {
      expect(await agent.call(name, none)).toMatchObject({ error: 'absent' });
    }
    expect(await agent.call('get_node_status', { node_name: 'none' })).toMatchObject({ error: 'absent' });
    for (const [name, args] of [
      ['get_pod_metrics', gone],
      ['get_node_metrics', { node_name: 'worker-1' }],
    ] as const) {
      expect(await agent.call(name, args)).toMatchObject({
        error: 'absent',
        detail: expect.stringContaining('metrics server'),
      });
    }
    expect(await agent.call('list_virtual_services', { namespace: 'shop' })).toMatchObject({
      error: 'absent',
      detail: expect.stringContaining('Istio is not installed'),
    });
    const shop = { namespace: 'shop', name: 'cart-api' };
    expect(
      await agent.call('get_manifest', { ...shop, api_version: 'apps/v1', resource: 'Deployment' }),
    ).toMatchObject({
      kind: 'Deployment',
    });
    expect(
      await agent.call('get_manifest', { ...shop, api_version: 'apps/v1', resource: 'pods' }),
    ).toMatchObject({
      error: 'invalid',
      detail: expect.stringMatching(/^apps\/v1 has no resource "pods"; it has: .*deployments/),
    });
    expect(
      await agent.call('list_manifests', {
        namespace: 'shop',
        api_version: 'example.com/v1',
        resource: 'widgets',
      }),
    ).toEqual({
      error: 'absent',
      detail: 'this cluster does not serve example.com/v1; served instead: example.com/v1beta1',
    });
    expect(
      await agent.call('list_manifests', { namespace: 'shop', api_version: 'v1', resource: 'nodes' }),
    ).toMatchObject({
      error: 'invalid',
      detail: expect.stringContaining('get_node_status'),
    });
  });

  it('may not read Secrets, and show no value where they may', async () => {
    const db = { namespace: 'shop', api_version: 'v1', resource: 'secrets', name: 'db' };
    expect(await agent.call('get_manifest', db)).toMatchObject({
      error: 'forbidden',
      detail: expect.stringMatching(/grant get on secrets in namespace shop$/),
    });
    const shown = await beside.call('get_manifest', db);
    expect(shown).toMatchObject({ kind: 'Secret', data_keys: [{ name: 'password', bytes: 14 }] });
    const list = await beside.call('list_manifests', { ...db, resource: 'Secret' });
    for (const text of [JSON.stringify(shown), JSON.stringify(list)]) {
      expect(text).not.toMatch(/hunter2|aHVudGVyMmh1bnRlcjI|managedFields|last-applied/);
    }
  });

  it('read custom resources where that was granted', async () => {
    const widget = { namespace: 'shop', api_version: 'example.com/v1beta1', resource: 'wd', name: 'one' };
    expect(await beside.call('get_manifest', widget)).toMatchObject({
      kind: 'Widget',
      spec: { size: 3, apiToken: '[MASKED]' },
    });
    expect(await agent.call('get_manifest', { ...widget, resource: 'widgets' })).toMatchObject({
      error: 'forbidden',
      detail: expect.stringContaining('grant get on widgets.example.com in namespace shop'),
    });
  });

  it('say what a stranger may not read, and what to grant', async () => {
    const pod = { namespace: 'shop', pod_name: 'cart-api-0' };
    const object = { namespace: 'shop', name: 'cart-api' };
    const kind = { namespace: 'shop', api_version: 'apps/v1', resource: 'deployments' };
    const calls: readonly (readonly [string, object, string])[] = [
      ['get_pod_status', pod, 'get on pods'],
      ['get_pod_spec', pod, 'get on pods'],
      ['list_pod_events', pod, 'list on events'],
      ['list_namespace_events', { namespace: 'shop' }, 'list on events in namespace shop'],
      ['list_cluster_events', {}, 'list on events in a ClusterRole'],
      ['list_pods_in_namespace', { namespace: 'shop' }, 'list on pods'],
      ['get_previous_pod_logs', pod, 'get on pods'],
      ['get_pod_logs', pod, 'get on pods'],
      ['get_workload_status', pod, 'get on pods'],
      ['get_daemonset_manifest', object, 'get on daemonsets.apps'],
      ['get_service', object, 'get on services'],
      ['get_endpoints', object, 'get on endpoints'],
      ['get_node_status', { node_name: 'worker-1' }, 'get on nodes in a ClusterRole'],
      ['get_manifest', { ...kind, name: 'cart-api' }, 'get on deployments.apps'],
      ['list_manifests', kind, 'list on deployments.apps'],
      ['search_pod_logs', { ...pod, pattern: 'x' }, 'get on pods'],
      ['get_rollout_history', object, 'get on deployments.apps'],
      ['explain_pod_scheduling', pod, 'get on pods'],
    ];
    for (const [name, args, grant] of calls) {
      expect([name, await stranger.call(name, args)]).toEqual([
        name,
        { error: 'forbidden', detail: expect.stringContaining(grant) },
      ]);
    }
  });

  it('stay within 16,000 characters for huge objects and namespaces, and say what was cut', async () => {
    const huge = { namespace: 'crowd', api_version: 'v1', resource: 'configmaps', name: 'huge' };
    const manifest = await agent.text('get_manifest', huge);
    expect(manifest.length).toBeLessThanOrEqual(16_000);
    expect(JSON.parse(manifest)).toMatchObject({
      data: {
        small: 'yes',
        'app.yaml': expect.stringMatching(/^line-0: value [^]*characters cut[^]*line-8999: [a-z ]+\n$/),
      },
    });
    const pods = await agent.text('list_pods_in_namespace', { namespace: 'crowd' });
    expect(pods.length).toBeLessThanOrEqual(16_000);
    expect(pods).toMatch(/of 201 items left out; narrow with label_selector|of 300 pods shown/);
    const list = { namespace: 'crowd', api_version: 'v1', resource: 'pods', limit: 100 };
    const manifests = await agent.text('list_manifests', list);
    expect(manifests.length).toBeLessThanOrEqual(16_000);
    expect(manifests).toContain('of 100 items left out');
  });
});
