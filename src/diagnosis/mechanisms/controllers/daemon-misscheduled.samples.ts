import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'controller/daemon-misscheduled',
  matches: [
    {
      name: 'a taint that came later',
      cluster: {
        nodes: { 'worker-3': { taints: [{ key: 'gpu', value: 'only', effect: 'NoSchedule' }] } },
        workloads: {
          agent: {
            kind: 'DaemonSet',
            nodes: ['worker-1', 'worker-3'],
            controller: { status: { numberMisscheduled: 1 } },
          },
        },
      },
      at: 'DaemonSet/agent',
      says: ['1 of its pods', 'worker-3', 'gpu=only'],
    },
    {
      name: 'a label that went',
      cluster: {
        workloads: {
          probe: {
            kind: 'DaemonSet',
            nodes: ['worker-2'],
            pod: { nodeSelector: { disk: 'nvme' } },
            controller: { status: { numberMisscheduled: 2 } },
          },
        },
      },
      at: 'DaemonSet/probe',
      says: ['2 of its pods', 'worker-2 (labels)'],
    },
  ],
  passes: [
    { name: 'all where they belong', cluster: { workloads: { agent: { kind: 'DaemonSet' } } } },
    { name: 'all is well', cluster: { workloads: { calm: {} } } },
  ],
};
