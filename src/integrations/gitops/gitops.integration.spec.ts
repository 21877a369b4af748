import { describe, expect, it } from '@jest/globals';
import { ownedBy, pod, workload } from '../../../test/support/cluster-objects.js';
import { ClusterTools } from '../../../test/support/cluster-tools.js';
import { InMemoryReader, type InMemoryCluster } from '../../../test/support/in-memory-reader.js';
import { collectorsOver } from '../../../test/support/integrations.js';
import { targetFromLabels } from '../../alerts/target-from-labels.js';
import { loadSettings } from '../../config/load.js';
import type { CaseGraph } from '../../evidence/case-graph.js';
import type { EntityKey } from '../../evidence/entity.js';
import type { KubeObject, ObjectMeta } from '../../evidence/objects.js';

const SHA = '9b3e7d14a0f2c6e8b1d3f5a7c9e0b2d4f6a8c0e2';
const ARGO = { 'argoproj.io/v1alpha1': [] };
const HELM = { 'helm.toolkit.fluxcd.io/v2': [] };

const application = (name: string, more: object = {}): KubeObject =>
  ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: {
      source: { repoURL: 'https://git.example.com/shop', path: 'prod' },
      destination: { namespace: 'shop' },
    },
    status: {
      sync: { status: 'OutOfSync', revision: SHA },
      history: [{ revision: SHA, deployedAt: '2026-03-02T09:02:00Z', initiatedBy: { username: 'mara' } }],
      operationState: {
        phase: 'Failed',
        message: 'one or more objects failed to apply',
        finishedAt: '2026-03-02T09:05:00Z',
        syncResult: { revision: SHA },
      },
      resources: [
        { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'web', status: 'OutOfSync' },
        { kind: 'ConfigMap', namespace: 'shop', name: 'web-settings', status: 'OutOfSync' },
      ],
      ...more,
    },
  }) as KubeObject;

const deployment = (meta: Partial<ObjectMeta>): KubeObject => ({
  ...workload('web', { app: 'web' }, meta),
  apiVersion: 'apps/v1',
  kind: 'Deployment',
});

const objects = (
  meta: Partial<ObjectMeta>,
  more: InMemoryCluster['objects'] = {},
): InMemoryCluster['objects'] => ({
  pods: [pod('web-1-a', { meta: { labels: { app: 'web' }, ...ownedBy('ReplicaSet', 'web-1') } })],
  replicasets: [workload('web-1', { app: 'web' }, ownedBy('Deployment', 'web'))],
  deployments: [deployment(meta)],
  ...more,
});

const grown = async (
  cluster: InMemoryCluster,
  labels: Readonly<Record<string, string>> = { namespace: 'shop', deployment: 'web' },
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly graph: CaseGraph; readonly calls: readonly string[] }> => {
  const reader = new InMemoryReader(cluster);
  const { graph } = await collectorsOver(reader, loadSettings(environment)).collect(
    {
      target: targetFromLabels(labels, null),
      others: [],
      labels,
      annotations: {},
      startsAt: '2026-03-02T09:14:30Z',
    },
    new AbortController().signal,
  );
  if (graph === undefined || graph === null) throw new TypeError('there is no graph');
  return { graph, calls: reader.calls.filter((call) => /argoproj|fluxcd/.test(call)) };
};

const deployersOf = (graph: CaseGraph, kind = 'Deployment', name = 'web'): readonly string[] => {
  const at = graph.find(kind, 'shop', name);
  return at === null ? [] : graph.relationsFrom(at.key, 'deployed by').map(({ to }) => to);
};

/** What a role without a right to all namespaces is answered. */
const overAll = (call: string) =>
  call.includes('/v1alpha1/applications')
    ? ({ status: 'forbidden', reason: 'no right' } as const)
    : undefined;

const TRACKED = {
  annotations: { 'argocd.argoproj.io/tracking-id': 'web:apps/Deployment:shop/web' },
};

const TRACKED_ROLLOUT = {
  annotations: { 'argocd.argoproj.io/tracking-id': 'web:argoproj.io/Rollout:shop/web' },
};

describe('who deployed a workload', () => {
  it('is an Application whose sync failed, with commit and time', async () => {
    const { graph } = await grown({
      objects: objects(TRACKED, { applications: [application('other'), application('web')] }),
      served: ARGO,
    });
    expect(deployersOf(graph)).toEqual(['Application/argocd/web']);
    const app = graph.find('Application', 'argocd', 'web');
    expect(app).toMatchObject({ sick: true, hops: 0, object: { status: 'ok' } });
    expect(app?.trouble[0]).toBe(
      'sync of commit 9b3e7d1 failed at 2026-03-02T09:05:00Z: one or more objects failed to apply',
    );
    expect(app?.changes).toContainEqual({
      kind: 'rollout',
      at: '2026-03-02T09:02:00Z',
      what: expect.stringContaining('commit 9b3e7d1 was rolled out'),
      by: 'mara',
    });
  });

  it.each<readonly [string, Partial<ObjectMeta>, readonly KubeObject[], readonly string[]]>([
    ['by the list of what it deploys', {}, [application('apps')], ['Application/argocd/apps']],
    [
      'by a label that Helm sets too, where an Application of the name deploys it',
      { labels: { 'app.kubernetes.io/instance': 'web' } },
      [application('web')],
      ['Application/argocd/web'],
    ],
    [
      'nobody, where only the name of an Application is like the label',
      { labels: { 'app.kubernetes.io/instance': 'web' } },
      [application('web', { resources: [{ kind: 'Deployment', namespace: 'bank', name: 'web' }] })],
      [],
    ],
    ['nobody, where the Application of a mark is gone', TRACKED, [], []],
  ])('is found %s', async (_, meta, applications, expected) => {
    const { graph } = await grown({ objects: objects(meta, { applications }), served: ARGO });
    expect(deployersOf(graph)).toEqual(expected);
  });

  it('is found of an object that does not exist though an Application should have made it', async () => {
    const spec = {
      volumes: [{ name: 'c', configMap: { name: 'web-settings' } }],
      containers: [{ name: 'app' }],
    };
    const lacking = { ...pod('web-1-a', { meta: ownedBy('ReplicaSet', 'web-1') }), spec };
    const { graph } = await grown(
      { objects: { ...objects({}, { applications: [application('web')] }), pods: [lacking] }, served: ARGO },
      { namespace: 'shop', pod: 'web-1-a' },
    );
    expect(deployersOf(graph, 'ConfigMap', 'web-settings')).toEqual(['Application/argocd/web']);
  });

  it('costs one question and no reading where the cluster serves no such kind', async () => {
    const { graph, calls } = await grown({
      objects: objects(TRACKED, { applications: [application('web')] }),
    });
    expect(calls).toEqual(['GET argoproj.io/v1alpha1']);
    expect(deployersOf(graph)).toEqual([]);
    expect(graph.parts.gaps.filter(({ entity }) => entity.kind === 'Application')).toEqual([]);
  });

  it('is not asked for at all when the settings say so', async () => {
    const { calls } = await grown(
      { objects: objects(TRACKED, { applications: [application('web')] }), served: ARGO },
      undefined,
      { GITOPS_ENABLED: 'false' },
    );
    expect(calls).toEqual([]);
  });

  it('is quiet in a recording that holds none of these kinds', async () => {
    const fails = (call: string) =>
      /argoproj|fluxcd/.test(call) ? ({ status: 'unavailable', reason: 'not recorded' } as const) : undefined;
    const { graph } = await grown({ objects: objects(TRACKED), fails });
    expect(deployersOf(graph)).toEqual([]);
    expect(graph.parts.gaps.filter(({ entity }) => entity.kind === 'Application')).toEqual([]);
  });

  it('ends with the reason where Applications may not be read', async () => {
    const fails = (call: string) =>
      call.includes('/applications') ? ({ status: 'forbidden', reason: 'no right' } as const) : undefined;
    const { graph } = await grown({ objects: objects(TRACKED), served: ARGO, fails });
    expect(graph.parts.gaps).toContainEqual({
      entity: { kind: 'Application', namespace: 'argocd', name: 'web' },
      reason: 'forbidden: no right',
    });
    expect(graph.find('Application', 'argocd', 'web')?.sick).toBeNull();
  });

  it('is found where only one namespace of Applications may be read', async () => {
    const { graph } = await grown(
      { objects: objects({}, { applications: [application('web')] }), served: ARGO, fails: overAll },
      undefined,
    );
    expect(deployersOf(graph)).toEqual(['Application/argocd/web']);
  });

  it('is a HelmRelease whose upgrade failed, and the chart of it', async () => {
    const release = {
      metadata: { name: 'web', namespace: 'shop' },
      spec: { chartRef: { kind: 'OCIRepository', name: 'web' } },
      status: {
        conditions: [
          { type: 'Ready', status: 'False', reason: 'UpgradeFailed', message: 'field is immutable' },
        ],
        history: [
          { chartName: 'web', chartVersion: '2.4.0', status: 'failed', lastDeployed: '2026-03-02T09:01:00Z' },
        ],
      },
    } as KubeObject;
    const labels = { 'helm.toolkit.fluxcd.io/name': 'web', 'helm.toolkit.fluxcd.io/namespace': 'shop' };
    const { graph } = await grown({
      objects: objects({ labels }, { helmreleases: [release] }),
      served: HELM,
    });
    expect(deployersOf(graph)).toEqual(['HelmRelease/shop/web']);
    expect(graph.find('HelmRelease', 'shop', 'web')).toMatchObject({
      sick: true,
      trouble: ['Ready is False, UpgradeFailed: field is immutable'],
      changes: [{ at: '2026-03-02T09:01:00Z', what: expect.stringContaining('version 2.4.0') }],
    });
  });

  it('stands above a Rollout, which is what its ReplicaSets are owned by', async () => {
    const rollout = {
      metadata: { name: 'web', namespace: 'shop', ...TRACKED_ROLLOUT },
      spec: { replicas: 1 },
      status: { phase: 'Degraded', abort: true, message: 'RolloutAborted', readyReplicas: 1 },
    } as KubeObject;
    const { graph } = await grown(
      {
        objects: {
          ...objects({}, { applications: [application('web')], rollouts: [rollout] }),
          deployments: [],
          replicasets: [workload('web-1', { app: 'web' }, ownedBy('Rollout', 'web'))],
        },
        served: ARGO,
      },
      { namespace: 'shop', pod: 'web-1-a' },
    );
    expect(graph.find('Rollout', 'shop', 'web')).toMatchObject({
      sick: true,
      trouble: ['the rollout was aborted: RolloutAborted'],
    });
    expect(deployersOf(graph, 'Rollout')).toEqual(['Application/argocd/web']);
  });
});

describe('a case that begins at what deploys', () => {
  const alert = {
    alertname: 'ArgoCdAppSyncFailed',
    namespace: 'argocd',
    name: 'web',
    dest_namespace: 'shop',
  };
  const partsOf = async (app: KubeObject, meta: Partial<ObjectMeta>): Promise<readonly string[]> => {
    const { graph } = await grown({ objects: objects(meta, { applications: [app] }), served: ARGO }, alert);
    expect(graph.subject?.key).toBe('Application/argocd/web');
    return graph.relationsFrom('Application/argocd/web' as EntityKey, 'selects').map(({ to }) => to);
  };
  const states = [
    { kind: 'Deployment', namespace: 'shop', name: 'web', health: { status: 'Degraded' } },
    { kind: 'Deployment', namespace: 'shop', name: 'api', health: { status: 'Healthy' } },
  ];

  it.each<readonly [string, KubeObject, Partial<ObjectMeta>]>([
    ['that it calls unhealthy', application('web', { resources: states }), {}],
    ['that carry its mark, where it lists none', application('web', { resources: [] }), TRACKED],
  ])('leads to the workloads %s', async (_, app, meta) => {
    expect(await partsOf(app, meta)).toEqual(['Deployment/shop/web']);
  });
});

describe('the tools of what deploys', () => {
  const cluster = { objects: { applications: [application('web')] } };
  const tools = (environment: Readonly<Record<string, string>> = { GITOPS_ENABLED: 'true' }) =>
    new ClusterTools(new InMemoryReader(cluster), environment);

  it('list what deploys into a namespace, wherever it lies', async () => {
    const shown = await tools().text('list_gitops_applications', { namespace: 'shop' });
    expect(shown).toContain('"namespace":"argocd","name":"web","failing":true');
    expect(shown).toContain('commit 9b3e7d1');
  });

  it('show one with its failure and its deploys', async () => {
    const shown = await tools().call('get_gitops_application', {
      kind: 'application',
      namespace: 'argocd',
      name: 'web',
    });
    expect(shown).toMatchObject({ kind: 'Application', sync: 'OutOfSync', failing: true });
    expect(
      await tools().call('get_gitops_application', { kind: 'Pod', namespace: 'shop', name: 'web' }),
    ).toMatchObject({ error: 'invalid', detail: expect.stringContaining('HelmRelease') });
  });

  it('are not offered where the kinds were never met', () => {
    expect(tools({}).session.names()).not.toContain('list_gitops_applications');
  });
});
