import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'probe/readiness',
  matches: [
    {
      name: '503, and what its log says',
      cluster: {
        workloads: {
          feed: {
            readiness: 'GET /r :8080',
            state: { unready: { message: 'HTTP probe failed with statuscode: 503' } },
            log: ['ERROR warm-up failed: index is corrupt'],
          },
        },
      },
      at: 'Deployment/feed',
      says: ['503', '/r', 'index is corrupt'],
    },
    {
      name: 'refused on the declared port',
      cluster: {
        workloads: {
          maps: {
            kind: 'StatefulSet',
            port: 5432,
            readiness: 'tcp :5432',
            state: { unready: { message: 'dial tcp 10.1.1.1:5432: connect: connection refused' } },
          },
        },
      },
      at: 'StatefulSet/maps',
      says: ['connection refused', '5432'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'a crash for a reason of its own',
      cluster: {
        workloads: { feed: { state: { crashloop: { exit: 2, log: ['panic: index out of range'] } } } },
      },
    },
    {
      name: '404',
      cluster: {
        workloads: {
          feed: {
            readiness: 'GET /r :8080',
            state: { unready: { message: 'HTTP probe failed with statuscode: 404' } },
          },
        },
      },
    },
    {
      name: 'a pod that is being deleted',
      cluster: { workloads: { feed: { readiness: 'GET /r :8080', state: { terminating: { for: '1m' } } } } },
    },
  ],
};
