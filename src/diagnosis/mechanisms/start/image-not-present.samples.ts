import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'image/not-present',
  matches: [
    {
      name: 'built into the node and forgotten',
      cluster: {
        workloads: {
          feed: {
            image: 'local/feed:dev',
            state: {
              image: {
                waiting: 'ErrImageNeverPull',
                message: 'Container image "local/feed:dev" is not present with pull policy of Never',
              },
            },
          },
        },
      },
      at: 'Deployment/feed',
      says: ['Never', 'local/feed:dev'],
    },
    {
      name: 'a daemon',
      cluster: {
        workloads: {
          agent: {
            kind: 'DaemonSet',
            image: 'local/agent:1',
            state: {
              image: {
                waiting: 'ErrImageNeverPull',
                message: 'Container image "local/agent:1" is not present with pull policy of Never',
              },
            },
          },
        },
      },
      at: 'DaemonSet/agent',
      says: ['not present'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'an image that does not exist',
      cluster: {
        workloads: {
          feed: {
            image: 'ghcr.io/acme/feed:2',
            state: { image: { message: 'ghcr.io/acme/feed:2: not found' } },
          },
        },
      },
    },
  ],
};
