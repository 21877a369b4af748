import { describe, expect, it } from '@jest/globals';
import { groupHashOf, groupKeyOf } from './group-key.js';
import { podBaseName } from './subject/pod-base-name.js';

describe('group keys', () => {
  it.each([
    [
      'a node alert',
      { alertname: 'KubeNodeNotReady', node: 'worker-1' },
      { cluster: 'default', node: 'worker-1' },
    ],
    [
      'a workload label',
      { alertname: 'X', namespace: 'shop', deployment: 'cart', pod: 'other-0' },
      { cluster: 'default', namespace: 'shop', workload: 'cart' },
    ],
    [
      'a pod of a Deployment',
      { alertname: 'X', namespace: 'shop', pod: 'cart-api-6b6ccbc6c7-k2n68' },
      { cluster: 'default', namespace: 'shop', workload: 'cart-api' },
    ],
    [
      'nothing but a namespace',
      { alertname: 'X', namespace: 'shop' },
      { cluster: 'default', alertname: 'X', namespace: 'shop' },
    ],
    [
      'a node by the address of its exporter',
      { alertname: 'NodeFilesystemAlmostOutOfSpace', job: 'node-exporter', instance: '10.0.0.7:9100' },
      { cluster: 'default', node: '10.0.0.7' },
    ],
    [
      'a pod and its OpenTelemetry names',
      { alertname: 'X', 'k8s.namespace.name': 'shop', 'k8s.pod.name': 'cart-api-6b6ccbc6c7-k2n68' },
      { cluster: 'default', namespace: 'shop', workload: 'cart-api' },
    ],
    [
      'a run of a cron job',
      { alertname: 'KubeJobFailed', namespace: 'ops', job_name: 'backup-28391234' },
      { cluster: 'default', namespace: 'ops', workload: 'backup' },
    ],
    [
      'a pod of such a run',
      { alertname: 'X', namespace: 'ops', pod: 'backup-28391234-x7k2p' },
      { cluster: 'default', namespace: 'ops', workload: 'backup' },
    ],
    [
      'the cron job itself',
      { alertname: 'KubeCronJobRunning', namespace: 'ops', cronjob: 'backup' },
      { cluster: 'default', namespace: 'ops', workload: 'backup' },
    ],
    [
      'a claim, whatever the node of the kubelet',
      { alertname: 'X', namespace: 'pay', persistentvolumeclaim: 'data', node: 'w1', job: 'kubelet' },
      { cluster: 'default', namespace: 'pay', kind: 'PersistentVolumeClaim', name: 'data' },
    ],
    [
      'a service',
      { alertname: 'X', destination_service_name: 'cart', destination_service_namespace: 'shop' },
      { cluster: 'default', namespace: 'shop', kind: 'Service', name: 'cart' },
    ],
    [
      'a rule without data that names no object',
      { alertname: 'DatasourceNoData', rulename: 'Portal 5xx', namespace: 'pay' },
      { cluster: 'default', alertname: 'DatasourceNoData', namespace: 'pay', rule: 'Portal 5xx' },
    ],
    [
      'the workload of a rule without data',
      { alertname: 'DatasourceNoData', rulename: 'Portal 5xx', namespace: 'pay', app: 'portal' },
      { cluster: 'default', namespace: 'pay', workload: 'portal' },
    ],
    ['a cluster label', { alertname: 'X', cluster: 'eu' }, { cluster: 'eu', alertname: 'X', namespace: '' }],
  ])('come from %s', (_, labels, key) => {
    expect(groupKeyOf(labels as never, null)).toEqual(key);
  });

  it('take the configured cluster when no label names one', () => {
    expect(groupKeyOf({ alertname: 'X' }, 'prod')).toMatchObject({ cluster: 'prod' });
  });

  it('hash to 16 hex digits, whatever the order of the names', () => {
    expect(groupHashOf({ a: '1', b: '2' })).toBe(groupHashOf({ b: '2', a: '1' }));
    expect(groupHashOf({ a: '1' })).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe("a pod's base name", () => {
  it.each([
    ['cart-api-6b6ccbc6c7-k2n68', 'cart-api'],
    ['fluentd-x7k2p', 'fluentd'],
    ['postgres-0', 'postgres'],
    ['postgres-12', 'postgres'],
    ['plain', 'plain'],
    ['my-app', 'my-app'],
    ['backup-28391234-x7k2p', 'backup'],
    ['backup-1716400000-x7k2p', 'backup'],
    ['import-2024', 'import'],
    ['-0', '-0'],
  ])('%s → %s', (pod, base) => {
    expect(podBaseName(pod)).toBe(base);
  });
});
