import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scheduling/anti-affinity',
  matches: [
    {
      name: 'a fourth replica and three nodes',
      cluster: {
        workloads: {
          quorum: {
            pod: {
              affinity: {
                podAntiAffinity: {
                  requiredDuringSchedulingIgnoredDuringExecution: [
                    {
                      labelSelector: { matchLabels: { app: 'quorum' } },
                      topologyKey: 'kubernetes.io/hostname',
                    },
                  ],
                },
              },
            },
            states: [
              'ready',
              'ready',
              'ready',
              {
                pending: {
                  message:
                    "0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.",
                },
              },
            ],
          },
        },
      },
      at: 'Deployment/quorum',
      says: ['app=quorum', 'kubernetes.io/hostname', 'has 3'],
    },
    {
      name: 'the rules of pods that are there',
      cluster: {
        workloads: {
          lone: {
            kind: 'StatefulSet',
            state: {
              pending: {
                message:
                  "0/3 nodes are available: 3 node(s) didn't satisfy existing pods anti-affinity rules.",
              },
            },
          },
        },
      },
      at: 'StatefulSet/lone',
      says: ['anti-affinity'],
    },
  ],
  passes: [
    {
      name: 'affinity to a pod that is nowhere',
      cluster: {
        workloads: {
          elsewhere: {
            state: {
              pending: { message: "0/3 nodes are available: 3 node(s) didn't match pod affinity rules." },
            },
          },
        },
      },
    },
    { name: 'a pod that found its node', cluster: { workloads: { calm: {} }, events: {} } },
  ],
};
