import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'controller/daemon-kept-out',
  matches: [
    {
      name: 'a taint that it does not tolerate',
      cluster: {
        nodes: { 'worker-3': { taints: [{ key: 'dedicated', value: 'ml', effect: 'NoSchedule' }] } },
        workloads: { agent: { kind: 'DaemonSet' } },
      },
      at: 'DaemonSet/agent',
      says: ['worker-3', 'dedicated=ml:NoSchedule'],
    },
    {
      name: 'two nodes',
      cluster: {
        nodes: {
          'worker-2': { taints: [{ key: 'team', value: 'x', effect: 'NoExecute' }] },
          'worker-3': { taints: [{ key: 'team', value: 'x', effect: 'NoExecute' }] },
        },
        workloads: { logs: { kind: 'DaemonSet' } },
      },
      at: 'DaemonSet/logs',
      says: ['worker-2, worker-3'],
    },
  ],
  passes: [
    {
      name: 'a control plane',
      cluster: {
        nodes: {
          'cp-1': { taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }] },
        },
        workloads: { agent: { kind: 'DaemonSet' } },
      },
    },
    {
      name: 'a taint that it tolerates',
      cluster: {
        nodes: { 'worker-3': { taints: [{ key: 'dedicated', value: 'ml', effect: 'NoSchedule' }] } },
        workloads: { agent: { kind: 'DaemonSet', pod: { tolerations: [{ operator: 'Exists' }] } } },
      },
    },
  ],
};
