import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scheduling/pod-affinity',
  matches: [
    {
      name: 'beside a cache that does not run',
      cluster: {
        workloads: {
          reader: {
            pod: {
              affinity: {
                podAffinity: {
                  requiredDuringSchedulingIgnoredDuringExecution: [
                    {
                      labelSelector: { matchLabels: { app: 'cache' } },
                      topologyKey: 'topology.kubernetes.io/zone',
                    },
                  ],
                },
              },
            },
            state: {
              pending: {
                message:
                  "0/3 nodes are available: 3 node(s) didn't match pod affinity rules. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.",
              },
            },
          },
        },
      },
      at: 'Deployment/reader',
      says: ['app=cache', 'topology.kubernetes.io/zone'],
    },
    {
      name: 'of a StatefulSet',
      cluster: {
        workloads: {
          follower: {
            kind: 'StatefulSet',
            pod: {
              affinity: {
                podAffinity: {
                  requiredDuringSchedulingIgnoredDuringExecution: [
                    {
                      labelSelector: { matchLabels: { app: 'cache' } },
                      topologyKey: 'topology.kubernetes.io/zone',
                    },
                  ],
                },
              },
            },
            state: {
              pending: { message: "0/3 nodes are available: 3 node(s) didn't match pod affinity rules." },
            },
          },
        },
      },
      at: 'StatefulSet/follower',
      says: ['must be beside'],
    },
  ],
  passes: [
    {
      name: 'anti-affinity',
      cluster: {
        workloads: {
          elsewhere: {
            state: {
              pending: {
                message:
                  "0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.",
              },
            },
          },
        },
      },
    },
    { name: 'a pod that found its node', cluster: { workloads: { calm: {} }, events: {} } },
  ],
};
