import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'config/missing-secret',
  matches: [
    {
      name: 'through a variable',
      cluster: {
        workloads: {
          card: {
            env: { TOKEN: 'secret:psp/token' },
            state: { config: { message: 'secret "psp" not found' } },
          },
        },
      },
      at: 'Deployment/card',
      says: ['Secret psp', 'TOKEN'],
    },
    {
      name: 'a mounted one',
      cluster: {
        workloads: {
          feed: {
            kind: 'StatefulSet',
            mounts: { '/tls': 'secret:feed-tls' },
            state: {
              creating: {
                message: 'MountVolume.SetUp failed for volume "feed-tls" : secret "feed-tls" not found',
              },
            },
          },
        },
      },
      at: 'StatefulSet/feed',
      says: ['feed-tls', 'volume'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'a ConfigMap',
      cluster: { workloads: { feed: { state: { config: { message: 'configmap "feed-env" not found' } } } } },
    },
  ],
};
