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
    ['-0', '-0'],
  ])('%s → %s', (pod, base) => {
    expect(podBaseName(pod)).toBe(base);
  });
});
