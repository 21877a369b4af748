import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { TextMap } from './alert.js';
import { isExporterName, namesService } from './scrape.js';
import { targetFromLabels } from './target-from-labels.js';
import { isNodeTarget, type Target } from './target.js';

const NOTHING: Target = {
  cluster: null,
  namespace: null,
  pod: null,
  container: null,
  workload: null,
  service: null,
  node: null,
};

/** What kube-prometheus-stack's scrape of kube-state-metrics adds to a metric. */
const KSM = {
  job: 'kube-state-metrics',
  endpoint: 'http',
  instance: '10.244.0.9:8080',
  container: 'kube-state-metrics',
  namespace: 'monitoring',
  pod: 'kps-kube-state-metrics-6f5c8d7b9-abcde',
  service: 'kps-kube-state-metrics',
};

const NAMES = [
  'namespace',
  'pod',
  'pod_name',
  'exported_pod',
  'exported_namespace',
  'container',
  'node',
  'app',
  'workload',
  'deployment',
  'job_name',
  'service',
  'job',
  'endpoint',
  'cluster',
  'toString',
  '__proto__',
];

const cases: readonly (readonly [string, TextMap, Partial<Target>])[] = [
  ['reads nothing from no labels', {}, {}],
  [
    'reads namespace, pod and container',
    { namespace: 'shop', pod: 'checkout-6f7d9c5b8-x2k4q', container: 'server' },
    { namespace: 'shop', pod: 'checkout-6f7d9c5b8-x2k4q', container: 'server' },
  ],
  ['passes a sentinel on to the next label', { pod: ' Unknown ', pod_name: 'cart-0' }, { pod: 'cart-0' }],
  [
    'takes every sentinel for nothing',
    {
      namespace: '<none>',
      pod: 'NULL',
      container: 'nil',
      node: '-',
      service: 'PassthroughCluster',
      app: ' ',
    },
    {},
  ],
  ['trims names', { namespace: ' shop\n', pod: '\tcart-0 ' }, { namespace: 'shop', pod: 'cart-0' }],
  [
    'takes the namespace of the destination service',
    { destination_service_namespace: 'shop', destination_service_name: 'cart' },
    { namespace: 'shop', service: 'cart' },
  ],
  [
    'prefers namespace over the added labels',
    { destination_workload_namespace: 'b', kubernetes_namespace: 'a', namespace: 'shop' },
    { namespace: 'shop' },
  ],
  ['reads kubernetes_pod_name last', { kubernetes_pod_name: 'cart-0' }, { pod: 'cart-0' }],
  [
    'prefers a workload over an app, and serves both as service name',
    { workload: 'checkout', app: 'shop' },
    { workload: { kind: null, name: 'checkout' }, service: 'checkout' },
  ],
  [
    'reads k8s_app as a workload but no service',
    { k8s_app: 'dns' },
    { workload: { kind: null, name: 'dns' } },
  ],
  ['reads service as a service but no workload', { service: 'cart' }, { service: 'cart' }],
  [
    'prefers destination_service_name over service',
    { service: 'gateway', destination_service_name: 'cart' },
    { service: 'cart' },
  ],
  ['knows a Deployment', { deployment: 'web' }, { workload: { kind: 'Deployment', name: 'web' } }],
  ['knows a StatefulSet', { statefulset: 'db' }, { workload: { kind: 'StatefulSet', name: 'db' } }],
  ['knows a DaemonSet', { daemonset: 'agent' }, { workload: { kind: 'DaemonSet', name: 'agent' } }],
  ['knows a ReplicaSet', { replicaset: 'web-1' }, { workload: { kind: 'ReplicaSet', name: 'web-1' } }],
  ['knows a CronJob', { cronjob: 'backup' }, { workload: { kind: 'CronJob', name: 'backup' } }],
  [
    'knows a Job by job_name, not by the job of the scrape',
    { job: 'kube-state-metrics', job_name: 'backup-2' },
    { workload: { kind: 'Job', name: 'backup-2' } },
  ],
  [
    'learns the kind of an app from another label with the same name',
    { app: 'web', deployment: 'web' },
    { workload: { kind: 'Deployment', name: 'web' }, service: 'web' },
  ],
  [
    'learns the kind of a workload from workload_type',
    { workload: 'db', workload_type: 'statefulset' },
    { workload: { kind: 'StatefulSet', name: 'db' }, service: 'db' },
  ],
  ['reads the node', { nodename: 'worker-1' }, { node: 'worker-1' }],
  [
    'does not take an instance for a node, but keeps the address of what may be one',
    { instance: 'worker-1:9100' },
    { instance: 'worker-1:9100' },
  ],
  ['keeps no other address', { instance: 'worker-1:8080' }, {}],
  [
    'prefers exported twins over what describes the exporter, all together',
    {
      ...KSM,
      exported_namespace: 'shop',
      exported_pod: 'cart-0',
      exported_container: 'app',
      exported_node: 'worker-1',
      node: 'worker-9',
    },
    { namespace: 'shop', pod: 'cart-0', container: 'app', node: 'worker-1', service: KSM.service },
  ],
  [
    'leaves the exporter out where only the namespace has a twin',
    { ...KSM, exported_namespace: 'shop', deployment: 'web' },
    { namespace: 'shop', workload: { kind: 'Deployment', name: 'web' }, service: KSM.service },
  ],
  [
    'reads exported_pod without other twins',
    { namespace: 'shop', exported_pod: 'cart-0' },
    { namespace: 'shop', pod: 'cart-0' },
  ],
  [
    'does not take the pod of kube-state-metrics for that of a Deployment',
    { ...KSM, namespace: 'shop', deployment: 'web' },
    { namespace: 'shop', workload: { kind: 'Deployment', name: 'web' }, service: KSM.service },
  ],
  [
    'reads a node alert of kube-state-metrics as one about the node alone',
    { ...KSM, node: 'worker-1', condition: 'Ready' },
    { node: 'worker-1', service: KSM.service },
  ],
  [
    'skips an app label copied from the exporter where a node is named',
    { app: 'node-exporter', node: 'worker-1' },
    { node: 'worker-1', service: 'node-exporter' },
  ],
  [
    'keeps the pod of a metric that kube-state-metrics reports, without the exporter as container',
    { ...KSM, namespace: 'shop', pod: 'cart-0' },
    { namespace: 'shop', pod: 'cart-0', service: KSM.service },
  ],
  [
    'keeps the exporter where the alert names nothing else',
    KSM,
    { namespace: 'monitoring', pod: KSM.pod, container: KSM.container, service: KSM.service },
  ],
  [
    'keeps pod and node of a cAdvisor metric',
    {
      job: 'kubelet',
      endpoint: 'https-metrics',
      service: 'kps-kubelet',
      namespace: 'shop',
      pod: 'cart-0',
      node: 'w1',
    },
    { namespace: 'shop', pod: 'cart-0', node: 'w1', service: 'kps-kubelet' },
  ],
];

describe('targetFromLabels', () => {
  it.each(cases)('%s', (_, labels, expected) => {
    expect(targetFromLabels(labels, null)).toEqual({ ...NOTHING, ...expected });
  });

  it('takes the cluster from its label, else from the setting', () => {
    expect(targetFromLabels({ cluster: 'eu' }, 'us').cluster).toBe('eu');
    expect(targetFromLabels({ cluster: 'none', cluster_name: 'ap' }, 'us').cluster).toBe('ap');
    expect(targetFromLabels({}, 'us').cluster).toBe('us');
    expect(targetFromLabels({}, null).cluster).toBeNull();
  });

  it('is a node alert only without pod and workload', () => {
    expect(isNodeTarget(targetFromLabels({ node: 'w1' }, null))).toBe(true);
    expect(isNodeTarget(targetFromLabels({ ...KSM, node: 'w1' }, null))).toBe(true);
    expect(isNodeTarget(targetFromLabels({ node: 'w1', pod: 'cart-0' }, null))).toBe(false);
    expect(isNodeTarget(targetFromLabels({ node: 'w1', app: 'cart' }, null))).toBe(false);
  });

  const name = fc.constantFrom(...NAMES);
  const value = fc.oneof(
    fc.constantFrom('', ' none ', '-', 'kps-kube-state-metrics-1', 'cart-0'),
    fc.string(),
  );
  const labels = fc.array(fc.tuple(name, value)).map((pairs) => Object.fromEntries(pairs) as TextMap);

  it('says only what a label says, trimmed, whatever the labels and their order', () => {
    fc.assert(
      fc.property(labels, (given) => {
        const target = targetFromLabels(given, null);
        const { workload, ...names } = target;
        const values = new Set(Object.values(given).map((text) => text.trim()));
        for (const said of [...Object.values(names), workload?.name ?? null]) {
          if (said !== null) expect(values).toContain(said);
          expect(['', 'none', '-']).not.toContain(said);
        }
        const reversed = Object.fromEntries(Object.entries(given).reverse());
        expect(targetFromLabels(reversed, null)).toEqual(target);
      }),
    );
  });
});

describe('namesService', () => {
  it.each<readonly [TextMap, boolean]>([
    [{ service: 'cart' }, true],
    [{ destination_service_name: 'cart', job: 'envoy', endpoint: 'http' }, true],
    [{ exported_service: 'cart', job: 'x', endpoint: 'http', service: 'x' }, true],
    [{ service: 'cart', job: 'cart', endpoint: 'http' }, false],
    [{ service: 'none' }, false],
    [{ app: 'cart' }, false],
    [{ service_name: 'cart', 'k8s.namespace.name': 'shop' }, false],
    [{ kube_service: 'cart', kube_namespace: 'shop' }, true],
    [{ job: 'node-exporter', service: 'kps-node-exporter' }, false],
  ])('%j: %s', (given, expected) => {
    expect(namesService(given)).toBe(expected);
  });
});

describe('isExporterName', () => {
  it.each([
    ['kube-state-metrics', true],
    ['kps-kube-state-metrics-6f5c8d7b9-abcde', true],
    ['kps-prometheus-node-exporter-x7k2p', true],
    ['node-exporters', false],
    ['checkout', false],
  ])('%s: %s', (given, expected) => {
    expect(isExporterName(given)).toBe(expected);
  });
});
