import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'probe/readiness-path',
  matches: [
    {
      name: '404 since a release',
      cluster: {
        workloads: {
          lectures: {
            readiness: 'GET /health :8080',
            state: { unready: { message: 'HTTP probe failed with statuscode: 404' } },
            log: ['GET /health 404'],
          },
        },
      },
      at: 'Deployment/lectures',
      says: ['404', '/health'],
    },
    {
      name: 'a login in front of it',
      cluster: {
        workloads: {
          feed: {
            kind: 'StatefulSet',
            readiness: 'GET /ready :8080',
            state: { unready: { message: 'HTTP probe failed with statuscode: 401' } },
          },
        },
      },
      at: 'StatefulSet/feed',
      says: ['401', '/ready'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: '503',
      cluster: {
        workloads: {
          feed: {
            readiness: 'GET /r :8080',
            state: { unready: { message: 'HTTP probe failed with statuscode: 503' } },
          },
        },
      },
    },
  ],
};
