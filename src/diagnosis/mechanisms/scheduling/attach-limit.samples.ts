import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scheduling/attach-limit',
  matches: [
    {
      name: 'three nodes at their limit',
      cluster: {
        workloads: {
          archive: {
            state: {
              pending: {
                message:
                  '0/3 nodes are available: 3 node(s) exceed max volume count. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
              },
            },
          },
        },
      },
      at: 'Deployment/archive',
      says: ['3 nodes', 'volumes attached'],
    },
    {
      name: 'of a StatefulSet, beside another zone',
      cluster: {
        workloads: {
          shards: {
            kind: 'StatefulSet',
            state: {
              pending: {
                message:
                  '0/5 nodes are available: 2 node(s) exceed max volume count, 3 node(s) had volume node affinity conflict.',
              },
            },
          },
        },
      },
      at: 'StatefulSet/shards',
      says: ['2 nodes'],
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
