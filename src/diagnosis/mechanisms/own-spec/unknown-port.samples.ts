import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'spec/unknown-port',
  matches: [
    {
      name: 'a port in a URL',
      cluster: { workloads: { bff: { env: { STOCK_URL: 'http://stock:8200' } }, stock: { port: 8200 } } },
      fault: {
        workloads: {
          bff: {
            env: { STOCK_URL: 'http://stock:8002' },
            log: ['request to http://stock:8002/items failed, reason: connect ETIMEDOUT'],
          },
        },
      },
      at: 'Deployment/bff',
      says: ['env STOCK_URL', '8002', '8200'],
    },
    {
      name: 'a port in a variable of its own',
      cluster: {
        workloads: {
          bff: {
            env: { STOCK_HOST: 'stock', STOCK_PORT: '9999' },
            log: ['dial tcp stock:9999: i/o timeout'],
          },
          stock: { port: 8200 },
        },
      },
      at: 'Deployment/bff',
      says: ['9999'],
    },
  ],
  passes: [
    {
      name: 'the port is there',
      cluster: { workloads: { bff: { env: { STOCK_URL: 'http://stock:8200' } }, stock: { port: 8200 } } },
    },
    {
      name: 'it was always so and nobody complains',
      cluster: { workloads: { bff: { env: { STOCK_URL: 'http://stock:8002' } }, stock: { port: 8200 } } },
    },
  ],
};
