import { describe, expect, it } from '@jest/globals';
import type { WorkloadKind } from '../../../alerts/target.js';
import { manifestShape } from './manifest.js';
import { nodeStatusShape } from './node-status.js';
import { podSpecShape } from './pod-spec.js';
import { podSummaryShape } from './pod-summary.js';
import { workloadStatusShape } from './workload-status.js';

describe('manifestShape', () => {
  it('drops status, managed fields and the copy that kubectl keeps', () => {
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{"data":…}', team: 'shop' };
    const object = {
      kind: 'Service',
      metadata: { name: 'cart', annotations, managedFields: [{}] },
      spec: { type: 'ClusterIP' },
      status: {},
    };
    expect(manifestShape(object)).toEqual({
      kind: 'Service',
      metadata: { name: 'cart', annotations: { team: 'shop' } },
      spec: { type: 'ClusterIP' },
    });
  });

  it('leaves no empty annotations behind', () => {
    expect(manifestShape({ metadata: { name: 'cart', annotations: {} } })).toEqual({
      metadata: { name: 'cart' },
    });
  });
});

describe('workloadStatusShape', () => {
  const object = (status: Readonly<Record<string, unknown>>) => ({
    metadata: { name: 'w', namespace: 'shop' },
    spec: {},
    status,
  });

  it.each<readonly [WorkloadKind, Readonly<Record<string, unknown>>, object]>([
    ['Job', { failed: 7, startTime: 't' }, { failed: 7, start_time: 't', succeeded: null, conditions: [] }],
    ['CronJob', { active: [{ name: 'w-1' }, {}] }, { active: ['w-1'], last_schedule_time: null }],
    ['DaemonSet', { numberReady: 2 }, { number_ready: 2, number_misscheduled: null, tolerations: [] }],
    ['StatefulSet', { currentReplicas: 1 }, { current_replicas: 1, observed_generation: null }],
  ])('shows a %s in its own fields', (kind, status, expected) => {
    expect(workloadStatusShape(kind, object(status))).toMatchObject({ kind, name: 'w', ...expected });
  });

  it('has no observed generation for jobs, and no conditions for cron jobs', () => {
    expect(workloadStatusShape('Job', object({}))).not.toHaveProperty('observed_generation');
    expect(workloadStatusShape('CronJob', object({}))).not.toHaveProperty('conditions');
  });
});

describe('podSpecShape', () => {
  it('names the kind of each volume, and shows others as they are', () => {
    const volumes = [
      { name: 'a', configMap: { name: 'routes' } },
      { name: 'b', secret: { secretName: 'tls' } },
      { name: 'c', persistentVolumeClaim: { claimName: 'pg' } },
      { name: 'd', emptyDir: {} },
      { name: 'e', projected: { sources: [] } },
    ];
    expect(podSpecShape({ metadata: { name: 'p' }, spec: { containers: [], volumes } }).volumes).toEqual([
      { name: 'a', config_map: { name: 'routes' } },
      { name: 'b', secret: { secret_name: 'tls' } },
      { name: 'c', persistent_volume_claim: { claim_name: 'pg' } },
      { name: 'd', empty_dir: {} },
      { name: 'e', raw: { projected: { sources: [] } } },
    ]);
  });
});

describe('podSummaryShape', () => {
  it('is not ready when no container reported', () => {
    expect(podSummaryShape({ metadata: { name: 'p' }, spec: { containers: [] } })).toMatchObject({
      ready: false,
      restart_count: 0,
    });
  });
});

describe('nodeStatusShape', () => {
  it('keeps the time of a taint as text', () => {
    const taints = [
      { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute', timeAdded: '2026-03-02T09:00:00Z' },
    ];
    expect(nodeStatusShape({ metadata: { name: 'n' }, spec: { taints } }).taints).toEqual([
      {
        key: 'node.kubernetes.io/unreachable',
        value: null,
        effect: 'NoExecute',
        time_added: '2026-03-02T09:00:00Z',
      },
    ]);
  });
});
