import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'image/refused-by-policy',
  matches: [
    {
      name: 'CRI-O refuses an unsigned image',
      cluster: {
        workloads: {
          pay: {
            image: 'quay.io/bank/pay:3',
            state: {
              image: {
                waiting: 'SignatureValidationFailed',
                message: 'Source image rejected: A signature was required, but no signature exists',
              },
            },
          },
        },
      },
      at: 'Deployment/pay',
      says: ['signature', 'quay.io/bank/pay:3'],
    },
    {
      name: 'a policy on pull',
      cluster: {
        workloads: {
          feed: {
            kind: 'StatefulSet',
            image: 'quay.io/acme/feed:3',
            state: { image: { message: 'image policy: rejected by policy: cosign attestation missing' } },
          },
        },
      },
      at: 'StatefulSet/feed',
      says: ['rejected by policy'],
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
