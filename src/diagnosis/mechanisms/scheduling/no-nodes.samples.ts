import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scheduling/no-nodes',
  matches: [
    {
      name: "in the scheduler's words",
      cluster: {
        workloads: { first: { state: { pending: { message: 'no nodes available to schedule pods' } } } },
      },
      at: 'Deployment/first',
      says: ['no nodes at all'],
    },
    {
      name: 'none of none',
      cluster: {
        workloads: {
          second: { kind: 'StatefulSet', state: { pending: { message: '0/0 nodes are available.' } } },
        },
      },
      at: 'StatefulSet/second',
      says: ['no nodes at all'],
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
