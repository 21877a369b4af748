import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'init/unknown-host',
  matches: [
    {
      name: 'a name that was mistyped',
      cluster: {
        workloads: {
          offers: {
            init: {
              'wait-store': { command: ['sh', '-c', 'until nc -z offers-store 6379; do sleep 1; done'] },
            },
            state: { initializing: { init: 'wait-store', log: ["nc: bad address 'offers-store'"] } },
          },
          'offer-store': { port: 6379 },
        },
      },
      at: 'Deployment/offers',
      says: ['wait-store', 'offers-store', 'offer-store'],
    },
    {
      name: 'by its full name',
      cluster: {
        workloads: {
          feed: {
            kind: 'StatefulSet',
            init: { 'wait-db': { command: ['sh', '-c', 'sleep 9999'] } },
            state: {
              initializing: {
                init: 'wait-db',
                log: ["** server can't find ledger-db.shop.svc.cluster.local: NXDOMAIN"],
              },
            },
          },
        },
      },
      at: 'StatefulSet/feed',
      says: ['ledger-db'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'an init container that ended long ago',
      cluster: { workloads: { feed: { init: { 'wait-db': { command: ['sh', '-c', 'nc -z gone 5432'] } } } } },
    },
    {
      name: 'a host that exists',
      cluster: {
        workloads: {
          feed: {
            init: { w: { command: ['sh', '-c', 'sleep 9999'] } },
            state: { initializing: { init: 'w', log: ['waiting for broker:4222'] } },
          },
          broker: { port: 4222 },
        },
      },
    },
  ],
};
