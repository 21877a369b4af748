import { describe, expect, it } from '@jest/globals';
import type { PodSpec } from '../evidence/objects.js';
import { missingReference } from './missing-reference.js';

const spec: PodSpec = {
  containers: [],
  volumes: [
    { name: 'conf', configMap: { name: 'cart-conf' } },
    { name: 'tls', secret: { secretName: 'cart-tls' } },
    {
      name: 'all',
      projected: { sources: [{ serviceAccountToken: {} }, { secret: { name: 'cart-projected' } }] },
    },
  ],
};

describe('missingReference', () => {
  it.each([
    ['configmap "a" not found', { kind: 'ConfigMap', name: 'a', key: null, volume: null }],
    ['Error: secret "a.b" not found', { kind: 'Secret', name: 'a.b', key: null, volume: null }],
    ['Error: configmaps "a" not found', { kind: 'ConfigMap', name: 'a', key: null, volume: null }],
    [
      "Error: couldn't find key API_TOKEN in Secret shop/cart-api",
      { kind: 'Secret', name: 'cart-api', key: 'API_TOKEN', volume: null },
    ],
    [
      "couldn't find key port in ConfigMap shop/c",
      { kind: 'ConfigMap', name: 'c', key: 'port', volume: null },
    ],
    [
      'MountVolume.SetUp failed for volume "tls" : secret "cart-tls" not found',
      { kind: 'Secret', name: 'cart-tls', key: null, volume: 'tls' },
    ],
    [
      'MountVolume.SetUp failed for volume "conf" : references non-existent config key: app.yaml',
      { kind: 'ConfigMap', name: 'cart-conf', key: 'app.yaml', volume: 'conf' },
    ],
    [
      'MountVolume.SetUp failed for volume "all" : references non-existent secret key: token',
      { kind: 'Secret', name: 'cart-projected', key: 'token', volume: 'all' },
    ],
    ['MountVolume.SetUp failed for volume "x" : failed to sync configmap cache: timed out', null],
    ['persistentvolumeclaim "a" not found', null],
    ['image not found', null],
  ])('%s', (message, expected) => {
    expect(missingReference(message, spec)).toEqual(expected);
  });
});
