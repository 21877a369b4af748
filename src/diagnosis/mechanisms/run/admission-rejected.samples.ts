import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'run/admission-rejected',
  matches: [
    {
      name: 'no healthy device',
      cluster: {
        workloads: {
          trainer: {
            state: {
              evicted: {
                message:
                  'Pod was rejected: Allocate failed due to no healthy devices present; cannot allocate unhealthy devices nvidia.com/gpu, which is unexpected',
                reason: 'UnexpectedAdmissionError',
              },
            },
          },
        },
      },
      at: 'Deployment/trainer',
      says: ['rejected', 'nvidia.com/gpu', 'no healthy devices'],
    },
    {
      name: 'more than the node has',
      cluster: {
        workloads: {
          feed: {
            kind: 'StatefulSet',
            state: {
              evicted: {
                message:
                  "Pod was rejected: Node didn't have enough resource: cpu, requested: 500, used: 3900, capacity: 4000",
                reason: 'OutOfcpu',
              },
            },
          },
        },
      },
      at: 'StatefulSet/feed',
      says: ['OutOfcpu', 'requested 500', 'used 3900 of 4000'],
    },
    {
      name: 'topology',
      cluster: {
        workloads: {
          hpc: {
            state: {
              evicted: {
                message: 'Pod was rejected: Resources cannot be allocated with Topology locality',
                reason: 'TopologyAffinityError',
              },
            },
          },
        },
      },
      at: 'Deployment/hpc',
      says: ['TopologyAffinityError'],
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
      name: 'evicted',
      cluster: {
        workloads: { feed: { state: { evicted: { message: 'The node was low on resource: memory.' } } } },
      },
    },
  ],
};
