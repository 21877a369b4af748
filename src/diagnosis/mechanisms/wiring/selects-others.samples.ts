import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/selects-others',
  matches: [
    {
      name: 'the selector is too wide',
      cluster: {
        workloads: {
          api: { labels: { tier: 'backend' }, service: { selector: { tier: 'backend' } } },
          worker: { labels: { tier: 'backend' }, service: false },
        },
      },
      labels: { namespace: 'shop', service: 'api' },
      at: 'Service/api',
      says: ['tier=backend', 'Deployment worker', 'Deployment api'],
    },
    {
      name: 'the selector is that of another workload',
      cluster: {
        workloads: {
          web: { env: { CART: 'http://cart:8080' }, log: ['GET http://cart:8080/items failed: status 502'] },
          cart: { service: { selector: { app: 'search' } } },
          search: {},
        },
      },
      at: 'Service/cart',
      says: ['Deployment search'],
    },
  ],
  passes: [
    {
      name: 'it picks its own pods',
      cluster: {
        workloads: { api: { labels: { tier: 'backend' } }, worker: { labels: { tier: 'backend' } } },
      },
      labels: { namespace: 'shop', service: 'api' },
    },
    {
      name: 'a canary of the same application',
      cluster: {
        workloads: {
          api: { labels: { group: 'api' }, service: { selector: { group: 'api' } } },
          'api-canary': { labels: { group: 'api' }, service: false },
        },
      },
      labels: { namespace: 'shop', service: 'api' },
    },
  ],
};
