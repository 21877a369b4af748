import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'image/registry-untrusted',
  matches: [
    {
      name: 'unknown authority',
      cluster: {
        workloads: {
          feed: {
            image: 'registry.corp.example/feed:4',
            state: {
              image: {
                message:
                  'failed to do request: Head "https://registry.corp.example/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
              },
            },
          },
        },
      },
      at: 'Deployment/feed',
      says: ['registry.corp.example', 'unknown authority'],
    },
    {
      name: 'plain HTTP behind an https address',
      cluster: {
        workloads: {
          maps: {
            kind: 'DaemonSet',
            image: '10.2.3.4:5000/maps:1',
            state: {
              image: { message: 'failed to do request: http: server gave HTTP response to HTTPS client' },
            },
          },
        },
      },
      at: 'DaemonSet/maps',
      says: ['10.2.3.4:5000'],
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
