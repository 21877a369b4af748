import { describe, expect, it } from '@jest/globals';
import { materialOf, ok, pod, wholePod, type MaterialParts } from '../../../test/support/report-material.js';
import { capabilitiesOf } from './capabilities.js';

const failed = (status: 'absent' | 'forbidden' | 'timeout' | 'unavailable' | 'error') =>
  ({ status, reason: status, evidence: 'E9' }) as const;
const sidecar = { name: 'istio-proxy' };

const core: readonly (readonly [string, MaterialParts, string])[] = [
  ['everything that was asked was answered', { facts: wholePod() }, 'ok'],
  ['the pod does not exist', { facts: { pod: failed('absent') } }, 'ok'],
  ['nothing named anything to read', {}, 'ok'],
  [
    'there is no client',
    { material: { kubernetes: { configured: false, reason: 'no kubeconfig' } } },
    'unavailable',
  ],
  [
    'every reading was refused',
    { facts: { pod: failed('forbidden'), podEvents: failed('forbidden') } },
    'unavailable',
  ],
  ['every reading timed out', { facts: { pod: failed('timeout'), podEvents: failed('timeout') } }, 'error'],
  ['a part was refused', { facts: { ...wholePod(), podEvents: failed('forbidden') } }, 'degraded'],
  ['only a log failed', { facts: { ...wholePod(), logs: [] } }, 'ok'],
  [
    'the node of a node alert timed out',
    { labels: { node: 'worker-1' }, facts: { node: failed('timeout'), pod: ok(pod()) } },
    'error',
  ],
];

describe('capabilitiesOf', () => {
  it.each(core)('when %s', (_, parts, expected) => {
    expect(capabilitiesOf(materialOf(parts)).k8s_core).toBe(expected);
  });

  it('has manifest_read follow the workload and its like, and the core when none was asked for', () => {
    const refused = { facts: { ...wholePod(), workload: failed('forbidden') } };
    expect(capabilitiesOf(materialOf(refused))).toMatchObject({
      k8s_core: 'ok',
      manifest_read: 'unavailable',
    });
    expect(capabilitiesOf(materialOf({ facts: { pod: failed('timeout') } })).manifest_read).toBe('error');
  });

  it.each([
    ['a sidecar', { containers: [{ name: 'app' }, sidecar] }],
    ['a sidecar that runs as init container', { containers: [{ name: 'app' }], initContainers: [sidecar] }],
  ])('sees the mesh by %s, whose routes are not read', (_, spec) => {
    expect(capabilitiesOf(materialOf({ facts: { pod: ok(pod({ spec })) } }))).toMatchObject({
      mesh_type: 'istio',
      routing_evidence: 'unavailable',
      mesh: 'ok',
      traffic_policy: 'unavailable',
    });
  });

  it('tells no mesh from not knowing', () => {
    expect(capabilitiesOf(materialOf({ facts: wholePod() }))).toMatchObject({
      mesh_type: 'none',
      routing_evidence: 'not_applicable',
      mesh: 'unavailable',
      traffic_policy: 'unavailable',
    });
    expect(capabilitiesOf(materialOf())).toMatchObject({
      mesh_type: 'unknown',
      routing_evidence: 'unavailable',
      mesh: 'unknown',
      traffic_policy: 'unknown',
    });
  });

  it('emits all nine keys', () => {
    expect(Object.keys(capabilitiesOf(materialOf()))).toEqual([
      'k8s_core',
      'manifest_read',
      'prometheus',
      'loki',
      'tempo',
      'mesh_type',
      'routing_evidence',
      'mesh',
      'traffic_policy',
    ]);
  });
});
