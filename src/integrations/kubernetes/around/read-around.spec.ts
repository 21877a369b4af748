import { describe, expect, it } from '@jest/globals';
import {
  crashing,
  event,
  inReplicaSet,
  metadata,
  node,
  pod,
  replicaSet,
  service,
  workload,
} from '../../../../test/support/cluster-objects.js';
import { everyAlert, wholeCluster } from '../../../../test/support/every-alert.js';
import { InMemoryReader, type InMemoryCluster } from '../../../../test/support/in-memory-reader.js';
import type { TextMap } from '../../../alerts/alert.js';
import { targetFromLabels } from '../../../alerts/target-from-labels.js';
import { loadSettings } from '../../../config/load.js';
import type { KubeObject, Node, Pod } from '../../../evidence/objects.js';
import { collectorsOver } from '../../../../test/support/integrations.js';
import type { Evidence } from '../../../evidence/evidence.js';
import type { Collected } from '../../../evidence/facts.js';

const collect = (cluster: InMemoryCluster, labels: TextMap): Promise<Collected> =>
  collectorsOver(new InMemoryReader(cluster), loadSettings({})).collect(
    {
      target: targetFromLabels(labels, null),
      others: [],
      labels,
      annotations: {},
      startsAt: '2026-03-02T09:14:30Z',
    },
    new AbortController().signal,
  );

const labelled = pod('web-bbb-1', { meta: inReplicaSet('web', 'bbb') });

const web: Pod = {
  ...labelled,
  spec: {
    nodeName: 'w1',
    containers: [
      {
        name: 'app',
        env: [{ name: 'DB', value: 'postgres://db:5432/shop' }],
        resources: { limits: { memory: '200Mi', cpu: '500m' } },
      },
    ],
    volumes: [
      { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
      { name: 'tls', secret: { secretName: 'web-tls' } },
    ],
  },
};

const object = (name: string, fields: object): KubeObject => ({ metadata: metadata(name), ...fields });

const bound = object('data', { spec: { storageClassName: 'fast' }, status: { phase: 'Bound' } });

const roomy: Node = { ...node('w1'), status: { allocatable: { cpu: '4', memory: '8Gi' } } };

const calm: InMemoryCluster = {
  objects: {
    pods: [web, pod('db-0', { meta: { labels: { app: 'db' } } })],
    deployments: [workload('web')],
    replicasets: [replicaSet('web', 'bbb', 1)],
    services: [service('web', { app: 'web' }), service('db', { app: 'db' })],
    nodes: [roomy],
    persistentvolumeclaims: [bound],
    resourcequotas: [object('all', { status: { hard: { pods: '10' }, used: { pods: '3' } } })],
    networkpolicies: [
      object('web-only', {
        spec: { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress'], ingress: [] },
      }),
      object('others', { spec: { podSelector: { matchLabels: { app: 'else' } } } }),
    ],
    ingresses: [
      object('shop', {
        spec: {
          rules: [
            {
              host: 'shop.example.com',
              http: {
                paths: [
                  { path: '/', backend: { service: { name: 'web' } } },
                  { path: '/api', backend: { service: { name: 'api' } } },
                ],
              },
            },
          ],
        },
      }),
    ],
    certificates: [
      object('web', {
        spec: { secretName: 'web-tls' },
        status: { notAfter: '2026-05-02T00:00:00Z', conditions: [{ type: 'Ready', status: 'True' }] },
      }),
    ],
    storageclasses: [{ metadata: { name: 'fast' } } as KubeObject],
    'metrics/pods': [
      object('web-bbb-1', {
        timestamp: '2026-03-02T09:19:50Z',
        containers: [{ name: 'app', usage: { cpu: '250m', memory: '190Mi' } }],
      }),
    ],
    'metrics/nodes': [{ metadata: { name: 'w1' }, usage: { cpu: '1', memory: '2Gi' } } as KubeObject],
  },
};

const change = (objects: Readonly<Record<string, readonly KubeObject[]>>): InMemoryCluster => ({
  ...calm,
  objects: { ...calm.objects, ...objects },
});

const alert = { alertname: 'KubePodCrashLooping', namespace: 'shop', pod: 'web-bbb-1' };

const titled = (evidence: readonly Evidence[], pattern: RegExp): Evidence => {
  const found = evidence.find(({ title }) => pattern.test(title));
  if (found === undefined)
    throw new Error(`no evidence ${pattern} in ${evidence.map(({ title }) => title).join('; ')}`);
  return found;
};

describe('what lies around the target', () => {
  it('is one light piece of evidence while nothing is wrong', async () => {
    const { evidence } = await collect(calm, alert);
    const around = titled(evidence, /^what lies around/);
    expect(around.weight).toBeLessThan(25);
    expect(around.body).toEqual({
      calledServices: ['db: 1 of 1 pods are healthy'],
      volumeClaims: [{ name: 'data', phase: 'Bound', storageClass: 'fast' }],
      quotas: 'none is near its limit',
      limitRanges: 'none',
      networkPolicies: [
        { name: 'web-only', createdAt: '2026-03-02T08:00:00Z', types: ['Ingress'], ingress: [] },
      ],
      ingresses: [{ name: 'shop', routes: ['shop.example.com/'] }],
      certificates: [{ name: 'web', secret: 'web-tls', notAfter: '2026-05-02T00:00:00Z', ready: 'True' }],
    });
    expect(evidence.filter(({ status }) => status !== 'ok')).toEqual([]);
  });

  it('tells what pod and node use, against limits and room; the pod as a fact', async () => {
    const { evidence, facts } = await collect(calm, alert);
    expect(titled(evidence, /^use of cpu and memory by pod/).body).toMatchObject({
      containers: [{ name: 'app', cpu: '250m', cpuOfLimit: '50 %', memory: '190Mi', memoryOfLimit: '95 %' }],
    });
    expect(titled(evidence, /^use of cpu and memory by node/).body).toMatchObject({
      cpuOfAllocatable: '25 %',
      memoryOfAllocatable: '25 %',
    });
    expect(facts.podUsage).toMatchObject({ status: 'ok', value: { timestamp: '2026-03-02T09:19:50Z' } });
  });

  it.each<readonly [string, InMemoryCluster, RegExp, unknown]>([
    [
      'a Service that it calls and whose pods crash',
      change({ pods: [web, pod('db-0', { meta: { labels: { app: 'db' } }, statuses: [crashing('db')] })] }),
      /^services that the target calls and whose pods are not healthy: db$/,
      [
        {
          service: 'db',
          standing: '0 of 1 pods are healthy',
          unhealthy: [expect.objectContaining({ name: 'db-0' })],
        },
      ],
    ],
    [
      'a Service that it calls and that has no pods',
      change({ pods: [web] }),
      /^services that the target calls/,
      [{ service: 'db', standing: 'it has no pods', unhealthy: [] }],
    ],
    [
      'a claim that is not bound',
      change({ persistentvolumeclaims: [object('data', { status: { phase: 'Pending' } })] }),
      /^volume claims of pod shop\/web-bbb-1: not all/,
      [{ name: 'data', phase: 'Pending' }],
    ],
    [
      'a claim that does not exist',
      change({ persistentvolumeclaims: [] }),
      /^volume claims of pod/,
      [{ name: 'data', phase: 'does not exist' }],
    ],
    [
      'a quota near its limit',
      change({ resourcequotas: [object('all', { status: { hard: { pods: '10' }, used: { pods: '10' } } })] }),
      /^quotas of namespace shop: near/,
      { nearLimit: [{ quota: 'all', resource: 'pods', used: '10', hard: '10', percent: 100 }], refused: [] },
    ],
    [
      'a certificate that expires within days',
      change({
        certificates: [
          object('web', { spec: { secretName: 'web-tls' }, status: { notAfter: '2026-03-03T00:00:00Z' } }),
        ],
      }),
      /^certificates that expire soon/,
      [{ name: 'web', secret: 'web-tls', notAfter: '2026-03-03T00:00:00Z' }],
    ],
    [
      'an autoscaler at its bound',
      change({
        horizontalpodautoscalers: [
          object('web', {
            spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' }, maxReplicas: 4 },
            status: { currentReplicas: 4, desiredReplicas: 4 },
          }),
        ],
      }),
      /^horizontalpodautoscaler shop\/web: at its bound/,
      { name: 'web', maxReplicas: 4, currentReplicas: 4, desiredReplicas: 4 },
    ],
  ])('has evidence of its own for %s', async (_, cluster, title, body) => {
    const { evidence } = await collect(cluster, alert);
    const found = titled(evidence, title);
    expect(found.body).toEqual(body);
    expect([found.status, found.weight > 50]).toEqual(['ok', true]);
  });

  it('quotes what a quota or a limit range kept out', async () => {
    const refused = (message: string) => ({ ...event('ReplicaSet', 'web-bbb', 'FailedCreate'), message });
    const { evidence } = await collect(
      {
        ...change({ limitranges: [object('small', { spec: { limits: [{ type: 'Container' }] } })] }),
        events: [
          refused('pods "web-2" is forbidden: exceeded quota: all, requested: pods=1, used: pods=10'),
          refused('pods "web-2" is forbidden: maximum memory usage per Container is 1Gi, but limit is 2Gi'),
        ],
      },
      alert,
    );
    expect(titled(evidence, /^quotas/).body).toMatchObject({
      refused: [expect.stringMatching(/exceeded quota/)],
    });
    expect(titled(evidence, /^limit ranges/).body).toMatchObject({
      refused: [expect.stringMatching(/maximum memory/)],
    });
  });

  it('is quiet about what is not installed, and says so in the one piece', async () => {
    const missing = 'the server could not find the requested resource';
    const { evidence, facts } = await collect(
      {
        ...calm,
        fails: (call) =>
          /metrics\.k8s\.io|certificates/.test(call) ? { status: 'absent', reason: missing } : undefined,
      },
      alert,
    );
    expect(evidence.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(facts.podUsage).toBeUndefined();
    expect(titled(evidence, /^what lies around/).body).toMatchObject({
      notRead: [
        `certificates of namespace shop: absent: ${missing}`,
        expect.stringMatching(/use of cpu.*pod.*unavailable: metrics\.k8s\.io is not served/),
        expect.stringMatching(/use of cpu.*node w1: unavailable: metrics\.k8s\.io is not served/),
      ],
    });
  });

  it('tells gaps that a right would close, one piece for all', async () => {
    const { evidence } = await collect(
      {
        ...calm,
        fails: (call) =>
          /networking|resourcequotas|metrics/.test(call)
            ? { status: 'forbidden', reason: `no right to ${call.includes('quotas') ? 'quotas' : 'others'}` }
            : undefined,
      },
      alert,
    );
    const gaps = evidence.filter(({ status }) => status === 'forbidden');
    expect(gaps.map(({ title, reason }) => [title, reason])).toEqual([
      [
        'quotas of namespace shop, network policies of namespace shop, ingresses of namespace shop, use of cpu and memory by pod shop/web-bbb-1, use of cpu and memory by node w1',
        'no right to quotas; no right to others',
      ],
    ]);
  });

  it('is numbered alike, whatever answers first', async () => {
    for (const labels of everyAlert) {
      const forward = await collect(wholeCluster, labels);
      const backward = await collect({ ...wholeCluster, reversed: true }, labels);
      const list = ({ evidence }: Collected) => evidence.map(({ id, title }) => `${id} ${title}`);
      expect(list(backward)).toEqual(list(forward));
    }
  });
});
