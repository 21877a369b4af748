import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'image/pull-failed',
  matches: [
    {
      name: 'words that nobody knows',
      cluster: {
        workloads: {
          feed: {
            image: 'quay.io/acme/feed:3',
            state: { image: { message: 'mirror answered with a puzzle' } },
          },
        },
      },
      at: 'Deployment/feed',
      says: ['puzzle', 'quay.io/acme/feed:3'],
    },
    {
      name: 'an inspection that fails',
      cluster: {
        workloads: {
          maps: {
            kind: 'DaemonSet',
            image: 'quay.io/acme/maps:3',
            state: {
              image: { waiting: 'ImageInspectError', message: 'failed to inspect image: store is locked' },
            },
          },
        },
      },
      at: 'DaemonSet/maps',
      says: ['store is locked'],
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
