import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../src/config/load.js';
import { targetFromLabels } from '../../src/alerts/target-from-labels.js';
import { explain } from '../../src/diagnosis/explain/explain.js';
import { runRules } from '../../src/diagnosis/kit/run-rules.js';
import { containerMemoryLimit } from '../../src/diagnosis/mechanisms/run/container-memory-limit.js';
import type { KubeObject, Pod } from '../../src/evidence/objects.js';
import { ownedBy, pod, workload } from '../support/cluster-objects.js';
import { InMemoryReader } from '../support/in-memory-reader.js';
import { collectorsOver } from '../support/integrations.js';

const KILLED = {
  name: 'app',
  ready: false,
  restartCount: 3,
  state: { waiting: { reason: 'CrashLoopBackOff' } },
  lastState: { terminated: { exitCode: 137, reason: 'OOMKilled', finishedAt: '2026-03-02T09:10:00Z' } },
};

const killed = (): Pod => {
  const base = pod('web-1-a', { meta: ownedBy('ReplicaSet', 'web-1'), statuses: [KILLED] });
  const containers = [{ name: 'app', resources: { limits: { memory: '64Mi' } } }];
  return { ...base, spec: { ...base.spec, containers } };
};

const application = {
  metadata: { name: 'shop', namespace: 'argocd' },
  spec: {
    source: { repoURL: 'https://git.example.com/shop', path: 'prod' },
    destination: { namespace: 'shop' },
  },
  status: {
    sync: { status: 'Synced' },
    history: [
      { revision: '5d0c2e91f7a8', deployedAt: '2026-03-01T08:00:00Z' },
      {
        revision: '9b3e7d14a0f2c6e8b1d3f5a7c9e0b2d4f6a8c0e2',
        deployedAt: '2026-03-02T09:02:00Z',
        initiatedBy: { username: 'mara' },
      },
    ],
    resources: [{ group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'web', status: 'Synced' }],
  },
} as KubeObject;

describe('what set a cause off', () => {
  it('is the commit that was deployed shortly before, with its time and who asked for it', async () => {
    const labels = { namespace: 'shop', pod: 'web-1-a' };
    const reader = new InMemoryReader({
      objects: {
        pods: [killed()],
        replicasets: [workload('web-1', { app: 'web' }, ownedBy('Deployment', 'web'))],
        deployments: [workload('web', { app: 'web' })],
        applications: [application],
      },
      served: { 'argoproj.io/v1alpha1': [] },
    });
    const { graph } = await collectorsOver(reader, loadSettings({})).collect(
      {
        target: targetFromLabels(labels, null),
        others: [],
        labels,
        annotations: {},
        startsAt: '2026-03-02T09:14:30Z',
      },
      new AbortController().signal,
    );
    if (graph === undefined) throw new TypeError('there is no graph');
    const { causes, trigger } = explain(graph, runRules(graph, [containerMemoryLimit]).findings);
    expect(causes.map(({ finding }) => finding.mechanism)).toEqual(['memory/container-limit']);
    expect(trigger).toEqual({
      entity: 'Application/argocd/shop',
      at: '2026-03-02T09:02:00Z',
      what: 'commit 9b3e7d1 was rolled out by application shop, path prod of https://git.example.com/shop',
      by: 'mara',
    });
  });
});
