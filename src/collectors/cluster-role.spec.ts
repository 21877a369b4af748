import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { cronJob, metadata, ownedBy, pod, service, workload } from '../../test/support/cluster-objects.js';
import { InMemoryReader, type InMemoryCluster } from '../../test/support/in-memory-reader.js';
import type { TextMap } from '../alerts/alert.js';
import { targetFromLabels } from '../alerts/target-from-labels.js';
import { loadSettings } from '../config/load.js';
import { CollectorService } from './collector.service.js';

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

const PATH = /^GET \/(?:api|apis\/([^/]+))\/v1(?:\/namespaces\/[^/]+)?\/([a-z]+)(\/[^/]+)?(\/log)?$/;

/** The right that a call needs. */
const needed = (call: string): string => {
  const [, group = '', resource, name, log = ''] = PATH.exec(call.split('?')[0] ?? '') ?? [];
  return `${name === undefined ? 'list' : 'get'} ${group}/${resource}${log}`;
};

/** One of everything that alerts can be about. */
const cluster: InMemoryCluster = {
  objects: {
    pods: [
      pod('web-bbb-good1', { meta: { labels: { app: 'web' }, ...ownedBy('ReplicaSet', 'web-bbb') } }),
      pod('agent-x2k4q', { meta: ownedBy('DaemonSet', 'agent') }),
    ],
    replicasets: [workload('web-bbb', { app: 'web' }, ownedBy('Deployment', 'web'))],
    deployments: [workload('web')],
    statefulsets: [workload('db')],
    daemonsets: [workload('agent')],
    cronjobs: [cronJob('backup')],
    jobs: [workload('backup-1', { job: '1' }, ownedBy('CronJob', 'backup'))],
    services: [service('web', { app: 'web' })],
    nodes: [{ metadata: metadata('w1') }],
  },
};

const alerts: readonly TextMap[] = [
  { namespace: 'shop', pod: 'web-bbb-good1' },
  { namespace: 'shop', pod: 'web-bbb-gdh2x' },
  { namespace: 'shop', pod: 'agent-x2k4q' },
  { namespace: 'shop', statefulset: 'db' },
  { namespace: 'shop', cronjob: 'backup' },
  { namespace: 'shop', job_name: 'backup-1' },
  { namespace: 'shop', app: 'unheard-of' },
  { namespace: 'shop', service: 'web' },
  { namespace: 'shop' },
  { node: 'w1' },
];

describe('the ClusterRole of deploy/', () => {
  it('grants what the collectors read, and no more', async () => {
    const reader = new InMemoryReader(cluster);
    const collectors = new CollectorService(reader, loadSettings({}));
    for (const labels of alerts) {
      const target = targetFromLabels(labels, null);
      const request = { target, others: [], labels, annotations: {}, startsAt: '2026-03-02T09:14:30Z' };
      await collectors.collect(request, new AbortController().signal);
    }
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
