import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'run/evicted',
  matches: [
    {
      name: 'at its own limit',
      cluster: {
        workloads: {
          pdf: {
            state: {
              evicted: {
                message: 'Pod ephemeral local storage usage exceeds the total limit of containers 1Gi. ',
              },
            },
          },
        },
      },
      at: 'Deployment/pdf',
      says: ['evicted', 'ephemeral', '1Gi'],
    },
    {
      name: 'a node that ran short',
      cluster: {
        workloads: {
          price: {
            kind: 'StatefulSet',
            state: {
              evicted: {
                message:
                  'The node was low on resource: memory. Threshold quantity: 100Mi, available: 84Mi. Container price was using 2Gi, request is 0.',
              },
            },
          },
        },
      },
      at: 'StatefulSet/price',
      says: ['memory', 'ran short'],
    },
    {
      name: 'a volume in memory',
      cluster: {
        workloads: {
          feed: {
            state: { evicted: { message: 'Usage of EmptyDir volume "scratch" exceeds the limit "2Gi". ' } },
          },
        },
      },
      at: 'Deployment/feed',
      says: ['emptyDir scratch', '2Gi'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'a crash for a reason of its own',
      cluster: {
        workloads: { feed: { state: { crashloop: { exit: 2, log: ['panic: index out of range'] } } } },
      },
    },
    {
      name: 'rejected at its node',
      cluster: {
        workloads: {
          feed: {
            state: { evicted: { message: "Node didn't have enough resource: cpu", reason: 'OutOfcpu' } },
          },
        },
      },
    },
  ],
};
