import { describe, expect, it } from '@jest/globals';
import {
  ANSWERED,
  materialOf,
  toolReading,
  wholePod,
  type MaterialParts,
} from '../../../test/support/report-material.js';
import { capabilitiesOf } from './capabilities.js';
import { warningsOf } from './warnings.js';

const outcome = ANSWERED;
const BACKENDS = ['prometheus: not configured', 'loki: not configured', 'tempo: not configured'];
const timeout = { status: 'timeout', reason: 'no answer within 5 s', evidence: 'E9' } as const;

const cases: readonly (readonly [string, MaterialParts, readonly string[]])[] = [
  ['a pod of which everything was read', { outcome, facts: wholePod() }, BACKENDS],
  [
    'neither namespace nor pod nor node',
    { outcome, labels: { alertname: 'Watchdog' } },
    [
      'namespace missing from alert labels',
      'pod_name missing from alert labels. Name the namespace and the pod in the labels of the alert.',
      ...BACKENDS,
    ],
  ],
  [
    'a namespace and a service only',
    { outcome, labels: { namespace: 'shop', service: 'cart' }, target: { service: 'cart' } },
    [
      'pod_name missing from alert labels. List the pods that service cart in namespace shop selects.',
      ...BACKENDS,
    ],
  ],
  [
    'a workload whose pod was found',
    { outcome, labels: { namespace: 'shop', app: 'cart' }, target: { pod: 'cart-0' }, facts: wholePod() },
    ['pod_name missing from alert labels. Pod cart-0 was chosen among those of the target.', ...BACKENDS],
  ],
  [
    'readings that timed out: the known words, then the reasons',
    {
      outcome,
      facts: {
        ...wholePod(),
        podEvents: timeout,
        logs: [{ pod: 'cart-0', container: 'app', previous: true, lines: timeout }],
      },
    },
    [
      'failed to list events',
      'failed to read previous logs for container app',
      'k8s.events: timeout: no answer within 5 s',
      'k8s.previous_logs: timeout: no answer within 5 s',
      ...BACKENDS,
    ],
  ],
  [
    'a node that is gone',
    {
      outcome,
      labels: { node: 'worker-1' },
      facts: { node: { ...timeout, status: 'absent', reason: 'gone' } },
    },
    ["node 'worker-1' not found or inaccessible", 'k8s.node_status: absent: gone', ...BACKENDS],
  ],
  [
    'no client: one warning says it for every reading',
    {
      outcome,
      material: { kubernetes: { configured: false, reason: 'no kubeconfig' } },
      facts: { pod: timeout },
    },
    ['kubernetes client is not configured', 'kubernetes core api unavailable', ...BACKENDS],
  ],
  [
    'what a model was not shown and what could not be checked',
    {
      outcome,
      facts: wholePod(),
      material: { cuts: ['E4 left out of the prompt'], unverified: ['a claim cites no evidence'] },
    },
    [...BACKENDS, 'E4 left out of the prompt', 'a claim cites no evidence'],
  ],
  [
    'readings that the model asked for and did not get, and how it fared',
    {
      outcome: {
        ...ANSWERED,
        notes: ['the answer was cut at the output limit'],
        readings: [
          toolReading({ status: 'absent', reason: 'no such pod' }),
          toolReading({ title: 'query_prometheus', status: 'timeout', reason: 'no answer within 5 s' }),
        ],
      },
      facts: wholePod(),
      material: { cuts: ['E4 left out of the prompt'], unverified: ['a claim cites no evidence'] },
    },
    [
      ...BACKENDS,
      'tool: timeout: query_prometheus: no answer within 5 s',
      'E4 left out of the prompt',
      'the answer was cut at the output limit',
      'a claim cites no evidence',
    ],
  ],
  [
    'no model: the engine last, and nothing of the prompt, which nobody read',
    { facts: wholePod(), material: { cuts: ['E4 left out of the prompt'] } },
    [...BACKENDS, 'analysis engine issue: not_configured'],
  ],
];

describe('warningsOf', () => {
  it.each(cases)('%s', (_, parts, expected) => {
    const material = materialOf(parts);
    expect(warningsOf(material, capabilitiesOf(material))).toEqual(expected);
  });

  it('cuts a reason that does not end', () => {
    const reason = 'x'.repeat(5000);
    const material = materialOf({ outcome, facts: { pod: { status: 'error', reason, evidence: 'E1' } } });
    const longest = Math.max(...warningsOf(material, capabilitiesOf(material)).map(({ length }) => length));
    expect(longest).toBe(500);
  });
});
