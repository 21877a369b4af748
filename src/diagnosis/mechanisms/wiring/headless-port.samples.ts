import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/headless-port',
  matches: [
    {
      name: 'the caller asks for the port of the Service',
      cluster: {
        workloads: {
          web: {
            env: { DB_URL: 'postgres://db:80/shop' },
            log: ['dial tcp db:80: connect: connection refused'],
          },
          db: { port: 5432, service: { port: 80, targetPort: 5432, spec: { clusterIP: 'None' } } },
        },
      },
      at: 'Service/db',
      says: ['port 80', '5432', 'Deployment web'],
    },
    {
      name: 'a cache',
      cluster: {
        workloads: {
          api: { env: { CACHE_ADDR: 'cache:6000' }, log: ['ECONNREFUSED cache:6000'] },
          cache: {
            kind: 'StatefulSet',
            port: 6379,
            replicas: 1,
            service: { port: 6000, targetPort: 6379, spec: { clusterIP: 'None' } },
          },
        },
      },
      at: 'Service/cache',
      says: ['6000', '6379'],
    },
  ],
  passes: [
    {
      name: 'the same ports on both sides',
      cluster: {
        workloads: {
          web: {
            env: { DB_URL: 'postgres://db:5432/shop' },
            log: ['dial tcp db:5432: connect: connection refused'],
          },
          db: { port: 5432, service: { spec: { clusterIP: 'None' } } },
        },
      },
    },
    {
      name: 'a Service with an address maps its ports',
      cluster: {
        workloads: {
          web: {
            env: { DB_URL: 'postgres://db:80/shop' },
            log: ['dial tcp db:80: connect: connection refused'],
          },
          db: { port: 5432, service: { port: 80, targetPort: 5432 } },
        },
      },
    },
  ],
};
