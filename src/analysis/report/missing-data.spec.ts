import { describe, expect, it } from '@jest/globals';
import {
  ANSWERED,
  materialOf,
  node,
  ok,
  wholePod,
  type MaterialParts,
} from '../../../test/support/report-material.js';
import { capabilitiesOf } from './capabilities.js';
import { missingData } from './missing-data.js';

const BACKENDS = ['prometheus.metrics', 'loki.logs', 'tempo.traces'];
const forbidden = { status: 'forbidden', reason: 'no', evidence: 'E9' } as const;
const absent = { status: 'absent', reason: 'no', evidence: 'E9' } as const;
const outcome = ANSWERED;

const cases: readonly (readonly [string, MaterialParts, readonly string[]])[] = [
  [
    'a pod of which everything was read',
    { outcome, facts: wholePod() },
    ['analysis.target.service_name', ...BACKENDS],
  ],
  [
    'no labels at all',
    { outcome, labels: { alertname: 'Watchdog' } },
    [
      'alert.labels.namespace',
      'alert.labels.pod',
      'analysis.target.service_name',
      'k8s.pod_status',
      'k8s.events',
      'k8s.current_logs',
      ...BACKENDS,
    ],
  ],
  [
    'a pod found through its workload: the label is missing all the same',
    {
      outcome,
      labels: { alertname: 'KubeDeploymentReplicasMismatch', namespace: 'shop', deployment: 'cart' },
      target: { pod: 'cart-0', service: 'cart' },
      facts: wholePod(),
    },
    ['alert.labels.pod', ...BACKENDS],
  ],
  [
    'a restarted container without previous lines, and empty lines',
    {
      outcome,
      target: { service: 'cart' },
      facts: {
        ...wholePod(),
        logs: [
          { pod: 'cart-0', container: 'app', previous: false, lines: ok(['2026-03-02T09:14:00Z ']) },
          { pod: 'cart-0', container: 'app', previous: true, lines: forbidden },
        ],
      },
    },
    ['k8s.current_logs', 'k8s.previous_logs', ...BACKENDS],
  ],
  [
    'a node alert whose node was read',
    { outcome, labels: { alertname: 'KubeNodeNotReady', node: 'worker-1' }, facts: { node: ok(node()) } },
    BACKENDS,
  ],
  [
    'a node alert whose node is gone',
    { outcome, labels: { alertname: 'KubeNodeNotReady', node: 'worker-1' }, facts: { node: absent } },
    ['k8s.node_status', ...BACKENDS],
  ],
  [
    'a workload that may not be read; an absent object is knowledge',
    {
      outcome,
      target: { service: 'cart' },
      facts: { ...wholePod(), workload: forbidden, endpoints: absent },
    },
    [...BACKENDS, 'k8s.workload_status'],
  ],
  [
    'no cluster and no model',
    {
      target: { service: 'cart' },
      material: { kubernetes: { configured: false, reason: 'none' } },
    },
    [
      'k8s.pod_status',
      'k8s.events',
      'k8s.current_logs',
      'k8s.core_api',
      'k8s.manifest_read',
      ...BACKENDS,
      'analysis_engine.not_configured',
    ],
  ],
];

describe('missingData', () => {
  it.each(cases)('%s', (_, parts, expected) => {
    const material = materialOf(parts);
    expect(missingData(material, capabilitiesOf(material))).toEqual(expected);
  });

  it('names the routing manifests of a pod in a mesh', () => {
    const meshed = ok({
      metadata: { name: 'cart-0' },
      spec: { containers: [{ name: 'app' }, { name: 'istio-proxy' }] },
    });
    const material = materialOf({ outcome, facts: { ...wholePod(), pod: meshed } });
    expect(missingData(material, capabilitiesOf(material))).toContain('istio.routing_manifest');
  });
});
