import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'image/rate-limit',
  matches: [
    {
      name: 'Docker Hub limits anonymous pulls',
      cluster: {
        workloads: {
          scores: {
            image: 'docker.io/team/scores:1',
            state: {
              image: {
                message:
                  'failed to copy: httpReadSeeker: failed open: 429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit',
              },
            },
          },
        },
      },
      at: 'Deployment/scores',
      says: ['docker.io', 'rate limit'],
    },
    {
      name: 'a registry of the company limits',
      cluster: {
        workloads: {
          feed: {
            kind: 'DaemonSet',
            image: 'registry.corp.example/feed:4',
            state: { image: { message: 'pulling image: toomanyrequests: quota of project exceeded' } },
          },
        },
      },
      at: 'DaemonSet/feed',
      says: ['registry.corp.example'],
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
