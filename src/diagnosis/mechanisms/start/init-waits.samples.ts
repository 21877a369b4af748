import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'init/waits',
  matches: [
    {
      name: 'for a broker that is there and not up',
      cluster: {
        workloads: {
          feed: {
            init: { 'wait-broker': { command: ['sh', '-c', 'until nc -z broker 4222; do sleep 2; done'] } },
            state: { initializing: { init: 'wait-broker', log: ['waiting for broker:4222'] } },
          },
          broker: { port: 4222, replicas: 0 },
        },
      },
      at: 'Deployment/feed',
      says: ['wait-broker', 'broker:4222'],
    },
    {
      name: 'for a job',
      cluster: {
        workloads: {
          maps: {
            kind: 'StatefulSet',
            init: { 'wait-for-migration': { command: ['sh', '-c', 'sleep 9999'] } },
            state: {
              initializing: {
                init: 'wait-for-migration',
                log: ['waiting for job/maps-migrate-42 to complete'],
              },
            },
          },
        },
      },
      at: 'StatefulSet/maps',
      says: ['wait-for-migration', 'maps-migrate-42'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'an init container that ended long ago',
      cluster: { workloads: { feed: { init: { 'wait-db': { command: ['sh', '-c', 'nc -z gone 5432'] } } } } },
    },
    {
      name: 'a host that does not exist',
      cluster: {
        workloads: {
          feed: {
            init: { w: { command: ['sh', '-c', 'sleep 9999'] } },
            state: { initializing: { init: 'w', log: ["nc: bad address 'nowhere-at-all'"] } },
          },
        },
      },
    },
  ],
};
