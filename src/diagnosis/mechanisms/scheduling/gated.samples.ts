import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scheduling/gated',
  matches: [
    {
      name: 'a gate of a queue',
      labels: { namespace: 'shop', pod: 'lone-1' },
      cluster: {
        workloads: { calm: {} },
        objects: {
          'Pod/lone-1': {
            age: '20m',
            spec: {
              containers: [{ name: 'a', image: 'a:1' }],
              schedulingGates: [{ name: 'kueue.x-k8s.io/admission' }],
            },
            status: {
              phase: 'Pending',
              conditions: [
                {
                  type: 'PodScheduled',
                  status: 'False',
                  reason: 'SchedulingGated',
                  message: 'Scheduling is blocked due to non-empty scheduling gates',
                },
              ],
            },
          },
        },
      },
      at: 'Pod/lone-1',
      says: ['kueue.x-k8s.io/admission'],
    },
    {
      name: 'two gates and no condition',
      labels: { namespace: 'shop', pod: 'lone-1' },
      cluster: {
        workloads: { calm: {} },
        objects: {
          'Pod/lone-1': {
            age: '20m',
            spec: {
              containers: [{ name: 'a', image: 'a:1' }],
              schedulingGates: [{ name: 'a.example.com/quota' }, { name: 'b.example.com/net' }],
            },
            status: { phase: 'Pending' },
          },
        },
      },
      at: 'Pod/lone-1',
      says: ['a.example.com/quota, b.example.com/net'],
    },
  ],
  passes: [
    {
      name: 'no CPU',
      cluster: {
        workloads: {
          elsewhere: {
            state: {
              pending: {
                message:
                  '0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
              },
            },
          },
        },
      },
    },
    { name: 'a pod that found its node', cluster: { workloads: { calm: {} }, events: {} } },
  ],
};
