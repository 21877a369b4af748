import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import {
  crashing,
  cronJob,
  endpointSlice,
  inReplicaSet,
  metadata,
  ownedBy,
  pod,
  replicaSet,
  service,
  workload,
} from '../../test/support/cluster-objects.js';
import { InMemoryReader, type InMemoryCluster } from '../../test/support/in-memory-reader.js';
import type { TextMap } from '../alerts/alert.js';
import { targetFromLabels } from '../alerts/target-from-labels.js';
import { loadSettings } from '../config/load.js';
import type { FailedRead } from '../sources/read-outcome.js';
import { CollectorService } from './collector.service.js';
import type { Collected } from './facts.js';

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly rules?: readonly {
    readonly apiGroups: readonly string[];
    readonly resources: readonly string[];
    readonly verbs: readonly string[];
  }[];
}

const manifests = parseAllDocuments(
  readFileSync(new URL('../../deploy/rbac.yaml', import.meta.url), 'utf8'),
).map((document) => document.toJS() as Manifest);

/** Every single right of the ClusterRole: `list apps/replicasets`. */
const granted = manifests.flatMap(({ rules = [] }) =>
  rules.flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap((group) =>
      resources.flatMap((resource) => verbs.map((verb) => `${verb} ${group}/${resource}`)),
    ),
  ),
);

const PATH = /^GET \/(?:api|apis\/([^/]+))\/v[a-z0-9]+(?:\/namespaces\/[^/]+)?\/([a-z]+)(\/[^/]+)?(\/log)?$/;

/** The right that a call needs. */
const needed = (call: string): string => {
  const [, group = '', resource, name, log = ''] = PATH.exec(call.split('?')[0] ?? '') ?? [];
  return `${name === undefined ? 'list' : 'get'} ${group}/${resource}${log}`;
};

const configured = pod('configured', { meta: { labels: { app: 'configured' } } });

/** One of everything that alerts can be about. */
const cluster: InMemoryCluster = {
  objects: {
    pods: [
      pod('web-bbb-good1', { meta: inReplicaSet('web', 'bbb'), node: 'w1' }),
      pod('agent-x2k4q', { meta: ownedBy('DaemonSet', 'agent'), statuses: [crashing('app')] }),
      pod('backup-1-x2k4q', { meta: { labels: { job: '1' }, ...ownedBy('Job', 'backup-1') } }),
      { ...configured, spec: { ...configured.spec, volumes: [{ name: 'c', configMap: { name: 'flags' } }] } },
      pod('lone', { meta: { labels: { 'app.kubernetes.io/name': 'lone' } } }),
      pod('odd', { meta: { labels: { app: 'odd' }, ...ownedBy('ReplicaSet', 'odd-set') } }),
    ],
    replicasets: [
      replicaSet('web', 'bbb', 1),
      workload('odd-set', { app: 'odd' }, ownedBy('Deployment', 'oddly-named')),
    ],
    deployments: [workload('web'), workload('oddly-named', { app: 'odd' })],
    statefulsets: [workload('db')],
    daemonsets: [workload('agent')],
    cronjobs: [cronJob('backup')],
    jobs: [workload('backup-1', { job: '1' }, ownedBy('CronJob', 'backup'))],
    services: [service('web', { app: 'web' }), service('front', { app: 'web' })],
    endpointslices: [endpointSlice('web', true)],
    nodes: [{ metadata: metadata('w1') }],
  },
};

const LABELS = [
  'namespace',
  'pod',
  'exported_pod',
  'container',
  'node',
  'app',
  'workload',
  'deployment',
  'cronjob',
  'job_name',
  'service',
  'instance',
  'job',
  'endpoint',
];

const alerts: readonly TextMap[] = [
  { namespace: 'shop', pod: 'web-bbb-good1' },
  { namespace: 'shop', pod: 'web-bbb-gdh2x' },
  { namespace: 'shop', pod: 'agent-x2k4q' },
  { namespace: 'shop', pod: 'odd' },
  { namespace: 'shop', pod: 'configured' },
  { namespace: 'shop', deployment: 'web' },
  { namespace: 'shop', statefulset: 'db' },
  { namespace: 'shop', replicaset: 'web-bbb' },
  { namespace: 'shop', cronjob: 'backup' },
  { namespace: 'shop', workload: 'backup' },
  { namespace: 'shop', job_name: 'backup-1' },
  { namespace: 'shop', app: 'unheard-of' },
  { namespace: 'shop', k8s_app: 'lone' },
  { namespace: 'shop', service: 'front' },
  { namespace: 'shop', service: 'web', job: 'web', endpoint: 'http' },
  { namespace: 'shop' },
  { node: 'w1' },
  { instance: 'w1:9100' },
];

const collect = (reader: InMemoryReader, labels: TextMap): Promise<Collected> =>
  new CollectorService(reader, loadSettings({})).collect(
    {
      target: targetFromLabels(labels, null),
      others: [],
      labels,
      annotations: {},
      startsAt: '2026-03-02T09:14:30Z',
    },
    new AbortController().signal,
  );

describe('the calls of the collectors', () => {
  it.each(alerts)('wait at most four deep for %j, and none is made twice', async (labels) => {
    const reader = new InMemoryReader(cluster);
    await collect(reader, labels);
    expect(reader.rounds).toBeLessThanOrEqual(4);
    expect(new Set(reader.calls).size).toBe(reader.calls.length);
  });

  const names = Object.values(cluster.objects ?? {}).flatMap((objects) =>
    objects.map((object) => object.metadata.name),
  );
  const anyLabels = fc.dictionary(
    fc.constantFrom(...LABELS),
    fc.oneof(fc.constantFrom('shop', 'app', 'w1', ...names), fc.string(), fc.string({ unit: 'binary' })),
  );
  const failures = fc.array(
    fc.record({
      status: fc.constantFrom('absent', 'forbidden', 'timeout', 'unavailable', 'error'),
      reason: fc.string(),
    }),
    { minLength: 1, maxLength: 5 },
  );

  it('never reject for what the cluster answers, and every fact rests on evidence of its status', async () => {
    await fc.assert(
      fc.asyncProperty(anyLabels, failures, fc.nat(3), async (labels, failed, period) => {
        let calls = 0;
        const fails = (): FailedRead | undefined => {
          calls += 1;
          return calls % 4 < period ? failed[calls % failed.length] : undefined;
        };
        const reader = new InMemoryReader({ ...cluster, fails });
        const { facts, evidence } = await collect(reader, { namespace: 'shop', ...labels });
        expect(evidence.map(({ id }) => id)).toEqual(evidence.map((_, index) => `E${index + 1}`));
        const statuses = new Map<string, string>(evidence.map(({ id, status }) => [id, status]));
        for (const fact of [...Object.values(facts), ...facts.logs.map(({ lines }) => lines)]) {
          if (typeof fact === 'object' && 'evidence' in fact) {
            expect(statuses.get(fact.evidence)).toBe(fact.status);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the ClusterRole of deploy/', () => {
  it('grants what the collectors read, and no more', async () => {
    const reader = new InMemoryReader(cluster);
    for (const labels of alerts) await collect(reader, labels);
    expect([...new Set(reader.calls.map(needed))].sort()).toEqual([...new Set(granted)].sort());
  });

  it('has no rule for Secrets, no verb that writes and no wildcard', () => {
    expect(granted.filter((right) => !/^(get|list) /.test(right) || /secrets|\*/.test(right))).toEqual([]);
  });

  it('has the names that the Deployment and the callers use', () => {
    expect(manifests.map(({ kind, metadata: { name, namespace } }) => [kind, name, namespace])).toEqual([
      ['ServiceAccount', 'kube-rca-agent', 'kube-rca'],
      ['ClusterRole', 'kube-rca-agent', undefined],
      ['ClusterRoleBinding', 'kube-rca-agent', undefined],
    ]);
  });
});
