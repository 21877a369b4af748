import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'image/unauthorized',
  matches: [
    {
      name: 'no credentials at all',
      cluster: {
        workloads: {
          simulator: {
            image: 'private.example.net/labs/sim:1',
            state: {
              image: {
                message:
                  'failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized',
              },
            },
          },
        },
      },
      at: 'Deployment/simulator',
      says: ['private.example.net', 'unauthorized'],
    },
    {
      name: 'a pull secret that does not help',
      cluster: {
        workloads: {
          ledger: {
            kind: 'StatefulSet',
            pod: { imagePullSecrets: [{ name: 'regcred' }] },
            image: 'ghcr.io/bank/ledger:1',
            state: {
              image: {
                waiting: 'ErrImagePull',
                message: 'denied: requested access to the resource is denied',
              },
            },
          },
        },
      },
      at: 'StatefulSet/ledger',
      says: ['ghcr.io', 'regcred', 'denied'],
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
