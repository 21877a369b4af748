import { describe, expect, it } from '@jest/globals';
import { ANSWERED, materialOf, ok, wholePod } from '../../../test/support/report-material.js';
import { capabilitiesOf } from './capabilities.js';
import { contextOf } from './context.js';

/** docs/report.md "Context"; `tempo` is there only where it is configured. */
const KEYS = [
  'namespace',
  'pod_name',
  'workload',
  'service_name',
  'target',
  'pod_status',
  'events',
  'current_logs',
  'previous_logs',
  'pod_spec',
  'workload_status',
  'pod_metrics',
  'service_manifest',
  'endpoints_manifest',
  'node_status',
  'warnings',
  'analysis_quality',
  'missing_data',
  'capabilities',
];

const contextFor = (material: ReturnType<typeof materialOf>) =>
  contextOf(material, {
    quality: 'high',
    missing: [],
    warnings: [],
    capabilities: capabilitiesOf(material),
  });

describe('contextOf', () => {
  it('has every key, with null and [] for what was not read', () => {
    const context = contextFor(materialOf());
    expect(Object.keys(context)).toEqual(expect.arrayContaining(KEYS));
    expect(context).toMatchObject({
      pod_status: null,
      events: [],
      warnings: [],
      missing_data: [],
      pod_metrics: null,
    });
  });

  it('tells what the model answered, steps that only read first, and null without a model', () => {
    const answer = {
      ...ANSWERED.answer,
      chain: ['a', 'b'],
      ruledOut: [{ cause: 'probe', because: 'none' }],
      nextSteps: [
        { step: 'restart', command: 'kubectl rollout restart deploy/cart', kind: 'change' as const },
        { step: 'look', command: 'kubectl get pods', kind: 'read' as const },
      ],
      missingEvidence: ['metrics'],
    };
    const context = contextFor(materialOf({ outcome: { ...ANSWERED, answer } }));
    expect(context['answer']).toEqual({
      relation: 'agrees',
      impact: null,
      why_now: null,
      cause: 'The container exceeds its limit',
      confidence: 0.9,
      chain: ['a', 'b'],
      citations: [{ claim: 'limit', evidence: 'E1', quote: null }],
      ruled_out: [{ cause: 'probe', because: 'none' }],
      next_steps: [
        { step: 'look', command: 'kubectl get pods', kind: 'read' as const },
        { step: 'restart', command: 'kubectl rollout restart deploy/cart', kind: 'change' as const },
      ],
      missing_evidence: ['metrics'],
    });
    expect(contextFor(materialOf())).toHaveProperty('answer', null);
  });

  it('shows pod, events and logs in the names of the wire', () => {
    expect(contextFor(materialOf({ facts: wholePod() }))).toMatchObject({
      namespace: 'shop',
      pod_name: 'cart-0',
      target: { namespace: 'shop', pod_name: 'cart-0', workload: null, service_name: null, node_name: null },
      pod_status: {
        phase: 'Running',
        node_name: 'worker-1',
        container_statuses: [
          {
            name: 'app',
            ready: false,
            restart_count: 7,
            state: { type: 'waiting', reason: 'CrashLoopBackOff', message: null },
            last_state: { type: 'terminated', reason: 'OOMKilled', exit_code: '137' },
          },
        ],
      },
      events: [
        { type: 'Warning', reason: 'BackOff', count: 9, involved_object: { kind: 'Pod', uid: '0a1b' } },
      ],
      current_logs: [
        { container: 'app', previous: false, logs: ['2026-03-02T09:14:00Z starting'], error: null },
      ],
      previous_logs: [{ container: 'app', previous: true, logs: ['2026-03-02T09:13:00Z heap grows'] }],
      pod_spec: {
        node_name: 'worker-1',
        containers: [{ name: 'app', env: [{ name: 'TOKEN', value_from: null }] }],
      },
    });
  });

  it('shows what the pod uses, where the cluster tells it', () => {
    const podUsage = ok({
      metadata: { name: 'cart-0', namespace: 'shop' },
      timestamp: '2026-03-02T09:14:00Z',
      window: '15s',
      containers: [{ name: 'app', usage: { cpu: '12345678n', memory: '131072Ki' } }],
    });
    expect(contextFor(materialOf({ facts: { podUsage } })).pod_metrics).toEqual({
      name: 'cart-0',
      namespace: 'shop',
      timestamp: '2026-03-02T09:14:00Z',
      window: '15s',
      containers: [{ name: 'app', usage: { cpu: '12345678n', memory: '131072Ki' } }],
    });
  });

  it('leaves literal values of variables out', () => {
    expect(JSON.stringify(contextFor(materialOf({ facts: wholePod() })))).not.toContain('tr0ub4dor');
  });

  it('shows a workload that came without a kind under the kind of the target', () => {
    const workload = ok({
      metadata: { name: 'cart', namespace: 'shop', generation: 4 },
      spec: { replicas: 3 },
      status: { observedGeneration: 4, replicas: 3, readyReplicas: 1 },
    });
    const target = { workload: { kind: 'Deployment', name: 'cart' } } as const;
    expect(contextFor(materialOf({ facts: { workload }, target })).workload_status).toEqual({
      kind: 'Deployment',
      name: 'cart',
      namespace: 'shop',
      generation: 4,
      observed_generation: 4,
      replicas: 3,
      ready_replicas: 1,
      updated_replicas: null,
      available_replicas: null,
      unavailable_replicas: null,
      conditions: [],
    });
  });
});
