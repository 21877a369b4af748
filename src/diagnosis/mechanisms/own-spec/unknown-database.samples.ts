import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'spec/unknown-database',
  matches: [
    {
      name: 'PostgreSQL',
      cluster: {
        workloads: {
          api: {
            env: { DATABASE_URL: 'postgres://api@pg:5432/ordrs' },
            state: { crashloop: { exit: 1, log: ['FATAL: database "ordrs" does not exist'] } },
          },
          pg: { port: 5432 },
        },
      },
      at: 'Deployment/api',
      says: ['ordrs', 'env DATABASE_URL'],
    },
    {
      name: 'MySQL, by a ConfigMap',
      cluster: {
        workloads: {
          api: {
            mounts: { '/etc/api': 'configmap:api' },
            log: ["ERROR 1049 (42000): Unknown database 'crm2'"],
          },
        },
        objects: { 'ConfigMap/api': { data: { 'db.ini': 'name = crm2' } } },
      },
      at: 'Deployment/api',
      says: ['crm2', 'ConfigMap api'],
    },
  ],
  passes: [
    {
      name: 'the server is not reached',
      cluster: {
        workloads: {
          api: {
            env: { DATABASE_URL: 'postgres://api@pg:5432/orders' },
            log: ['dial tcp pg:5432: connection refused'],
          },
          pg: { port: 5432 },
        },
      },
    },
    {
      name: 'a table that is missing',
      cluster: { workloads: { api: { log: ['ERROR: relation "orders" does not exist'] } } },
    },
  ],
};
