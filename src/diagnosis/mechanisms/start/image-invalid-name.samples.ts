import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'image/invalid-name',
  matches: [
    {
      name: 'capitals',
      cluster: {
        workloads: {
          feed: {
            image: 'Feed:1:2',
            state: {
              image: {
                waiting: 'InvalidImageName',
                message:
                  'Failed to apply default image tag "Feed:1:2": couldn\'t parse image name "Feed:1:2": invalid reference format',
              },
            },
          },
        },
      },
      at: 'Deployment/feed',
      says: ['Feed:1:2', 'not a valid image name'],
    },
    {
      name: 'a space',
      cluster: {
        workloads: {
          maps: {
            kind: 'StatefulSet',
            image: 'quay.io/acme/maps :3',
            state: {
              image: {
                waiting: 'InvalidImageName',
                message: 'Failed to apply default image tag "quay.io/acme/maps :3": invalid reference format',
              },
            },
          },
        },
      },
      at: 'StatefulSet/maps',
      says: ['not a valid image name'],
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
