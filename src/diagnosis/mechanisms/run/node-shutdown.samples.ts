import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'run/node-shutdown',
  matches: [
    {
      name: 'ended with its node',
      cluster: {
        workloads: {
          batch: {
            state: {
              evicted: {
                message: 'Pod was terminated in response to imminent node shutdown.',
                reason: 'Terminated',
              },
            },
          },
        },
      },
      at: 'Deployment/batch',
      says: ['shutting down', 'imminent node shutdown'],
    },
    {
      name: 'not admitted before it',
      cluster: {
        workloads: {
          feed: {
            kind: 'StatefulSet',
            state: {
              evicted: { message: 'Pod was rejected as the node is shutting down.', reason: 'NodeShutdown' },
            },
          },
        },
      },
      at: 'StatefulSet/feed',
      says: ['shutting down'],
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
      name: 'terminated for another reason',
      cluster: {
        workloads: {
          feed: {
            state: {
              evicted: {
                message: 'Pod was active on the node longer than the specified deadline',
                reason: 'DeadlineExceeded',
              },
            },
          },
        },
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
