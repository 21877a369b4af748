import type { TextMap } from '../../src/alerts/alert.js';
import type { KubeObject, Pod } from '../../src/evidence/objects.js';
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
} from './cluster-objects.js';
import type { InMemoryCluster } from './in-memory-reader.js';

const plain = pod('configured', { meta: { labels: { app: 'configured' } } });

/** A pod that uses everything a pod can use. */
const configured: Pod = {
  ...plain,
  spec: {
    ...plain.spec,
    containers: [{ name: 'app', env: [{ name: 'UPSTREAM', value: 'http://back:8080/' }] }],
    volumes: [
      { name: 'flags', configMap: { name: 'flags' } },
      { name: 'tls', secret: { secretName: 'web-tls' } },
      { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
    ],
  },
};

const objectWith = (name: string, fields: object): KubeObject => ({ metadata: metadata(name), ...fields });

/** One of everything that alerts can be about, and of what can lie around it. */
export const wholeCluster: InMemoryCluster = {
  objects: {
    pods: [
      pod('web-bbb-good1', { meta: inReplicaSet('web', 'bbb'), node: 'w1' }),
      pod('agent-x2k4q', { meta: ownedBy('DaemonSet', 'agent'), statuses: [crashing('app')] }),
      pod('backup-1-x2k4q', { meta: { labels: { job: '1' }, ...ownedBy('Job', 'backup-1') } }),
      configured,
      pod('back-1', { meta: { labels: { app: 'back' } }, statuses: [crashing('app')] }),
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
    services: [
      service('web', { app: 'web' }),
      service('front', { app: 'web' }),
      service('back', { app: 'back' }),
    ],
    endpointslices: [endpointSlice('web', true)],
    nodes: [{ metadata: metadata('w1') }],
    configmaps: [objectWith('flags', {})],
    persistentvolumeclaims: [
      objectWith('data', { spec: { volumeName: 'pv-1' }, status: { phase: 'Pending' } }),
    ],
    resourcequotas: [objectWith('all', { status: { hard: { pods: '10' }, used: { pods: '10' } } })],
    limitranges: [objectWith('defaults', { spec: { limits: [] } })],
    horizontalpodautoscalers: [
      objectWith('web', { spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' } } }),
    ],
    networkpolicies: [objectWith('default-deny', { spec: { podSelector: {} } })],
    ingresses: [
      objectWith('web', {
        spec: {
          defaultBackend: { service: { name: 'web' } },
          tls: [{ secretName: 'web-tls' }, { secretName: 'edge-tls' }],
        },
      }),
    ],
    certificates: [
      objectWith('web', {
        spec: { secretName: 'web-tls', issuerRef: { kind: 'Issuer', name: 'house-ca' } },
        status: { notAfter: '2026-03-02T10:00:00Z' },
      }),
      objectWith('edge', {
        spec: { secretName: 'edge-tls', issuerRef: { kind: 'ClusterIssuer', name: 'acme' } },
      }),
    ],
    'metrics/pods': [objectWith('configured', { containers: [{ name: 'app', usage: { cpu: '1m' } }] })],
    'metrics/nodes': [{ metadata: { name: 'w1' } }],
  },
};

/** Labels of alerts about every kind of thing in it. */
export const everyAlert: readonly TextMap[] = [
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
  { namespace: 'shop', ingress: 'web' },
  { namespace: 'shop', job_name: 'backup-1' },
  { namespace: 'shop', app: 'unheard-of' },
  { namespace: 'shop', k8s_app: 'lone' },
  { namespace: 'shop', service: 'front' },
  { namespace: 'shop', service: 'web', job: 'web', endpoint: 'http' },
  { namespace: 'shop' },
  { node: 'w1' },
  { instance: 'w1:9100' },
];
