import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'image/wrong-platform',
  matches: [
    {
      name: 'no manifest for the node',
      cluster: {
        workloads: {
          bridge: {
            image: 'ghcr.io/edge/bridge:2',
            state: {
              image: { message: 'no matching manifest for linux/arm64/v8 in the manifest list entries' },
            },
          },
        },
      },
      at: 'Deployment/bridge',
      says: ['bridge', 'platform'],
    },
    {
      name: 'containerd words',
      cluster: {
        workloads: {
          probe: {
            kind: 'DaemonSet',
            image: 'ghcr.io/edge/probe:2',
            state: {
              image: {
                message:
                  'failed to pull and unpack image "ghcr.io/edge/probe:2": no match for platform in manifest: not found',
              },
            },
          },
        },
      },
      at: 'DaemonSet/probe',
      says: ['platform'],
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
