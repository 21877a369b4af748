import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'probe/readiness-port',
  matches: [
    {
      name: 'a port beside the declared one',
      cluster: {
        workloads: {
          ledger: {
            port: 6100,
            readiness: 'GET /ready :6101',
            state: {
              unready: {
                message:
                  'Get "http://10.244.3.9:6101/ready": dial tcp 10.244.3.9:6101: connect: connection refused',
              },
            },
          },
        },
      },
      at: 'Deployment/ledger',
      says: ['readiness', '6101', '6100'],
    },
    {
      name: 'TCP',
      cluster: {
        workloads: {
          feed: {
            kind: 'StatefulSet',
            port: 5432,
            readiness: 'tcp :5433',
            state: { unready: { message: 'dial tcp 10.1.1.1:5433: connect: connection refused' } },
          },
        },
      },
      at: 'StatefulSet/feed',
      says: ['5433', '5432'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'the declared port',
      cluster: {
        workloads: {
          feed: {
            port: 5432,
            readiness: 'tcp :5432',
            state: { unready: { message: 'dial tcp 10.1.1.1:5432: connect: connection refused' } },
          },
        },
      },
    },
  ],
};
