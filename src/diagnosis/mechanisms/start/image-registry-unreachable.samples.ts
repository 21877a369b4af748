import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'image/registry-unreachable',
  matches: [
    {
      name: 'its name does not resolve',
      cluster: {
        workloads: {
          feed: {
            image: 'registry.corp.example/feed:4',
            state: {
              image: {
                message:
                  'failed to do request: Head "https://registry.corp.example/v2/feed/manifests/4": dial tcp: lookup registry.corp.example: no such host',
              },
            },
          },
        },
      },
      at: 'Deployment/feed',
      says: ['registry.corp.example', 'no such host'],
    },
    {
      name: 'it answers with 503',
      cluster: {
        workloads: {
          maps: {
            kind: 'StatefulSet',
            image: 'hub.example.org/maps:1',
            state: { image: { message: 'unexpected status from HEAD request: 503 Service Unavailable' } },
          },
        },
      },
      at: 'StatefulSet/maps',
      says: ['hub.example.org', '503'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'a rate limit',
      cluster: {
        workloads: {
          feed: { image: 'docker.io/acme/feed:2', state: { image: { message: '429 Too Many Requests' } } },
        },
      },
    },
  ],
};
