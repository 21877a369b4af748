import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'image/no-space',
  matches: [
    {
      name: 'no space for a layer',
      cluster: {
        workloads: {
          feed: {
            image: 'quay.io/acme/feed:3',
            state: {
              image: {
                message:
                  'failed to extract layer sha256:ab: write /var/lib/containerd/tmp/x: no space left on device',
              },
            },
          },
        },
      },
      at: 'Deployment/feed',
      says: ['no disk space', 'no space left'],
    },
    {
      name: 'a quota of the disk',
      cluster: {
        workloads: {
          maps: {
            kind: 'DaemonSet',
            image: 'quay.io/acme/maps:3',
            state: { image: { message: 'writing blob: disk quota exceeded' } },
          },
        },
      },
      at: 'DaemonSet/maps',
      says: ['disk quota exceeded'],
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
