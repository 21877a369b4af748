import { describe, expect, it } from '@jest/globals';
import {
  event,
  inReplicaSet,
  metadata,
  ownedBy,
  pod,
  replicaSet,
  workload,
} from '../../../../test/support/cluster-objects.js';
import { InMemoryReader, type InMemoryCluster } from '../../../../test/support/in-memory-reader.js';
import type { TextMap } from '../../../alerts/alert.js';
import { targetFromLabels } from '../../../alerts/target-from-labels.js';
import { loadSettings } from '../../../config/load.js';
import type { KubeObject, Node, Pod, WorkloadObject } from '../../../evidence/objects.js';
import { collectorsOver } from '../../../../test/support/integrations.js';
import type { CollectorService } from '../../../collect/collector.service.js';
import type { Evidence } from '../../../evidence/evidence.js';
import type { RecentChanges } from './recent-changes.js';

const settings = loadSettings({});
const service = (reader: InMemoryReader) => collectorsOver(reader, settings);

const evidenceOf = async (
  labels: TextMap,
  cluster: InMemoryCluster,
  collector?: CollectorService,
  reader = new InMemoryReader(cluster),
): Promise<{ readonly evidence: readonly Evidence[]; readonly reader: InMemoryReader }> => {
  const { evidence } = await (collector ?? service(reader)).collect(
    {
      target: targetFromLabels(labels, null),
      others: [],
      labels,
      annotations: {},
      startsAt: '2026-03-02T09:14:30Z',
    },
    new AbortController().signal,
  );
  return { evidence, reader };
};

const changesIn = (evidence: readonly Evidence[]): Evidence & { readonly body: RecentChanges } => {
  const found = evidence.find(({ type }) => type === 'change');
  if (found === undefined) throw new Error('no evidence of changes');
  return found as Evidence & { readonly body: RecentChanges };
};

const written = (manager: string, time: string, fieldsV1: object, subresource?: string) => ({
  managedFields: [{ manager, time, fieldsV1: { ...fieldsV1 }, ...(subresource && { subresource }) }],
});

const revised = (hash: string, revision: number, createdAt: string, image: string): WorkloadObject => {
  const set = replicaSet('web', hash, revision);
  return {
    ...set,
    metadata: { ...set.metadata, creationTimestamp: createdAt },
    spec: { ...set.spec, template: { spec: { containers: [{ name: 'app', image }] } } },
  };
};

const web: Pod = {
  ...pod('web-bbb-bad22', { meta: inReplicaSet('web', 'bbb') }),
  spec: {
    nodeName: 'w1',
    containers: [
      {
        name: 'app',
        envFrom: [{ configMapRef: { name: 'flags' } }, { secretRef: { name: 'db' } }],
      },
    ],
  },
};

const cordoned: Node = {
  metadata: {
    name: 'w1',
    creationTimestamp: '2026-01-01T00:00:00Z',
    ...written('kubectl-cordon', '2026-03-02T08:50:00Z', { 'f:spec': { 'f:unschedulable': {} } }),
  },
  spec: {
    unschedulable: true,
    taints: [{ key: 'spot', effect: 'NoExecute', timeAdded: '2026-03-02T09:10:00Z' }],
  },
  status: {
    conditions: [
      {
        type: 'Ready',
        status: 'False',
        reason: 'KubeletNotReady',
        lastTransitionTime: '2026-03-02T09:11:00Z',
      },
      { type: 'DiskPressure', status: 'False', lastTransitionTime: '2026-01-01T00:00:00Z' },
    ],
  },
};

const flags: KubeObject = {
  metadata: metadata('flags', {
    creationTimestamp: '2026-02-01T00:00:00Z',
    ...written('helm', '2026-03-02T08:40:00Z', { 'f:data': { 'f:level': {} } }),
  }),
};

const autoscaler: KubeObject = {
  metadata: metadata('web', { creationTimestamp: '2026-02-01T00:00:00Z' }),
  spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' }, minReplicas: 2, maxReplicas: 10 },
  status: { lastScaleTime: '2026-03-02T09:05:00Z', desiredReplicas: 6 },
} as KubeObject;

const cluster: InMemoryCluster = {
  objects: {
    pods: [web],
    deployments: [
      workload(
        'web',
        { app: 'web' },
        {
          creationTimestamp: '2026-02-01T00:00:00Z',
          ...written('kubectl', '2026-03-02T09:00:00Z', { 'f:spec': { 'f:replicas': {} } }, 'scale'),
        },
      ),
    ],
    replicasets: [
      revised('aaa', 1, '2026-02-01T00:00:00Z', 'web:1'),
      revised('bbb', 2, '2026-03-02T08:30:00Z', 'web:2'),
    ],
    configmaps: [flags],
    nodes: [cordoned],
    horizontalpodautoscalers: [autoscaler],
    jobs: [
      workload(
        'backup-1',
        {},
        { creationTimestamp: '2026-03-02T09:12:00Z', ...ownedBy('CronJob', 'backup') },
      ),
      workload('backup-0', {}, { creationTimestamp: '2026-03-01T09:12:00Z' }),
    ],
  },
  events: [
    {
      ...event('Deployment', 'web', 'ScalingReplicaSet', '2026-03-02T08:30:01Z'),
      message: 'Scaled up replica set web-bbb from 0 to 1',
    },
    event('Node', 'w1', 'Rebooted', '2026-03-02T09:01:00Z'),
    event('Node', 'w1', 'NodeHasSufficientMemory', '2026-03-02T09:01:00Z'),
  ],
};

const crashLoop = { alertname: 'KubePodCrashLooping', namespace: 'shop', pod: 'web-bbb-bad22' };

describe('the recent changes of a target', () => {
  it('are one piece of evidence, dated, newest first', async () => {
    const { evidence } = await evidenceOf(crashLoop, cluster);
    const { title, status, body } = changesIn(evidence);
    expect([title, status]).toEqual(['recent changes of deployment shop/web', 'ok']);
    expect(body.changes.map(({ at, object, what, by }) => [at.slice(11, 19), object, what, by])).toEqual([
      ['09:12:00', 'job shop/backup-1', 'was started by cronjob backup', undefined],
      ['09:11:00', 'node w1', 'condition Ready became False (KubeletNotReady)', undefined],
      ['09:10:00', 'node w1', 'taint spot:NoExecute was added', undefined],
      ['09:05:00', 'horizontalpodautoscaler shop/web', 'scaled its target to 6', undefined],
      ['09:01:00', 'node w1', 'Rebooted: Rebooted of w1', undefined],
      ['09:00:00', 'deployment shop/web', 'spec.replicas set to 1', 'kubectl'],
      ['08:50:00', 'node w1', 'was cordoned: new pods are not put on it', 'kubectl-cordon'],
      ['08:40:00', 'configmap shop/flags', 'its content was written', 'helm'],
      ['08:30:01', 'deployment shop/web', 'Scaled up replica set web-bbb from 0 to 1', undefined],
      ['08:30:00', 'deployment shop/web', 'rolled out revision 2, from revision 1', undefined],
    ]);
    expect(body.changes.at(-1)).toMatchObject({
      when: '45 min before the alert',
      details: ['containers[app].image: web:1 → web:2'],
    });
    expect(body.from).toBe('2026-03-02T07:14:30.000Z');
  });

  it('are told apart from what came after the alert began', async () => {
    const late = { ...flags, metadata: { ...flags.metadata, creationTimestamp: '2026-03-02T09:18:30Z' } };
    const { evidence } = await evidenceOf(crashLoop, {
      ...cluster,
      objects: { ...cluster.objects, configmaps: [late] },
    });
    expect(changesIn(evidence).body.changes[0]).toMatchObject({
      object: 'configmap shop/flags',
      when: '4 min after the alert began',
    });
  });

  it('show no managed fields, and nothing of what a Secret holds is asked for', async () => {
    const { evidence, reader } = await evidenceOf(crashLoop, cluster);
    expect(JSON.stringify(evidence)).not.toMatch(/managedFields|fieldsV1|f:spec/);
    const config = reader.calls.filter((call) => /configmaps|secrets/.test(call));
    expect(config).toEqual([
      'GET /api/v1/namespaces/shop/configmaps/flags (metadata only)',
      'GET /api/v1/namespaces/shop/secrets/db (metadata only)',
      'GET /api/v1/namespaces/shop/configmaps/flags', // for the hosts that it names
    ]);
  });

  it('say that the Secrets may not be dated, as no failure, and do not ask again soon', async () => {
    const refused: InMemoryCluster = {
      ...cluster,
      fails: (call) => (call.includes('/secrets/') ? { status: 'forbidden', reason: 'no' } : undefined),
    };
    const first = new InMemoryReader(refused);
    const collector = service(first);
    const { evidence } = await evidenceOf(crashLoop, refused, collector, first);
    const { status, body } = changesIn(evidence);
    expect([status, body.notes]).toEqual(['ok', [expect.stringMatching(/no right to get secrets/)]]);
    await evidenceOf(crashLoop, refused, collector, first);
    expect(first.calls.filter((call) => call.includes('/secrets/'))).toHaveLength(1);
    expect(evidence.filter((one) => one.status === 'forbidden')).toEqual([]);
  });

  it('date a Secret where that is granted', async () => {
    const secret = { metadata: metadata('db', { creationTimestamp: '2026-03-02T09:13:00Z' }) };
    const { evidence } = await evidenceOf(crashLoop, {
      ...cluster,
      objects: { ...cluster.objects, secrets: [secret] },
    });
    expect(changesIn(evidence).body.changes[0]).toMatchObject({
      object: 'secret shop/db',
      what: 'was created',
    });
  });

  it('name what could not be read, and keep what could', async () => {
    const { evidence } = await evidenceOf(crashLoop, {
      ...cluster,
      fails: (call) =>
        /horizontalpod|jobs|replicasets\?/.test(call) ? { status: 'forbidden', reason: 'no' } : undefined,
    });
    const { status, body } = changesIn(evidence);
    expect(status).toBe('ok');
    expect(body.notes).toEqual([
      'revisions of deployment shop/web: forbidden: no',
      'secret db: absent',
      'autoscalers of namespace shop: forbidden: no',
      'jobs of namespace shop: forbidden: no',
    ]);
    expect(body.changes.map(({ kind }) => kind)).toContain('node');
  });

  it('of a node are those of the node', async () => {
    const { evidence } = await evidenceOf({ alertname: 'KubeNodeNotReady', node: 'w1' }, cluster);
    const { title, body } = changesIn(evidence);
    expect(title).toBe('recent changes of node w1');
    expect(new Set(body.changes.map(({ kind }) => kind))).toEqual(new Set(['node']));
  });

  it('are bounded, and say what is left out', async () => {
    const jobs = Array.from({ length: 150 }, (_, index) =>
      workload(`job-${index}`, {}, { creationTimestamp: '2026-03-02T09:12:00Z' }),
    );
    const { evidence } = await evidenceOf(crashLoop, { ...cluster, objects: { ...cluster.objects, jobs } });
    const { body } = changesIn(evidence);
    expect(body.changes.length).toBeLessThanOrEqual(30);
    expect(body.notes).toContain('142 more jobs were started in namespace shop');
  });

  it('are not there without a cluster', async () => {
    const { evidence } = await evidenceOf(crashLoop, { configured: false });
    expect(evidence.filter(({ type }) => type === 'change')).toEqual([]);
  });
});
