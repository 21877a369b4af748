import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/external-name',
  matches: [
    {
      name: 'it stands for a Service that is not there',
      cluster: {
        workloads: { web: { env: { DB_URL: 'postgres://db:5432/shop' } } },
        objects: {
          'Service/db': { spec: { type: 'ExternalName', externalName: 'postgres.shop.svc.cluster.local' } },
        },
      },
      at: 'Service/db',
      says: ['postgres.shop.svc.cluster.local'],
    },
    {
      name: 'the log says that the host is not found',
      cluster: {
        workloads: {
          web: {
            env: { PAY_URL: 'https://pay:443' },
            log: ['getaddrinfo ENOTFOUND pay https://pay:443/charge'],
          },
        },
        objects: { 'Service/pay': { spec: { type: 'ExternalName', externalName: 'api.pay.example.net' } } },
      },
      at: 'Service/pay',
      says: ['api.pay.example.net'],
    },
  ],
  passes: [
    {
      name: 'it stands for a Service that is there',
      cluster: {
        workloads: { web: { env: { DB_URL: 'postgres://db:5432/shop' } }, postgres: { port: 5432 } },
        objects: {
          'Service/db': { spec: { type: 'ExternalName', externalName: 'postgres.shop.svc.cluster.local' } },
        },
      },
    },
    {
      name: 'nobody complains of the host',
      cluster: {
        workloads: { web: { env: { PAY_URL: 'https://pay:443' } } },
        objects: { 'Service/pay': { spec: { type: 'ExternalName', externalName: 'api.pay.example.net' } } },
      },
    },
  ],
};
