import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scheduling/other',
  matches: [
    {
      name: 'a plugin',
      cluster: {
        workloads: {
          burst: {
            state: {
              pending: {
                message:
                  '0/3 nodes are available: 3 node(s) rejected by gang plugin: minMember 4 not reached.',
              },
            },
          },
        },
      },
      at: 'Deployment/burst',
      says: ['minMember 4'],
    },
    {
      name: 'an extender',
      cluster: {
        workloads: {
          edge: {
            kind: 'StatefulSet',
            state: {
              pending: {
                message: '0/2 nodes are available: 2 node(s) refused by extender https://ext.example.com.',
              },
            },
          },
        },
      },
      at: 'StatefulSet/edge',
      says: ['extender'],
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
