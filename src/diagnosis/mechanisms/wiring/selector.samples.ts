import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/selector',
  matches: [
    {
      name: 'a label of the pods was changed',
      cluster: {
        workloads: {
          rates: { labels: { tier: 'production' }, service: { selector: { app: 'rates', tier: 'live' } } },
        },
      },
      labels: { namespace: 'shop', service: 'rates' },
      at: 'Service/rates',
      says: ['tier=live', 'tier=production'],
    },
    {
      name: 'the selector names an application that nobody has',
      cluster: {
        workloads: {
          web: {
            env: { PAY_URL: 'http://payments:80' },
            log: ['dial tcp payments:80: connect: connection refused'],
          },
          payments: { service: { selector: { app: 'payment' } } },
        },
      },
      at: 'Service/payments',
      says: ['app=payment', 'Deployment payments'],
    },
  ],
  passes: [
    {
      name: 'the selector picks the pods',
      cluster: { workloads: { rates: {} } },
      labels: { namespace: 'shop', service: 'rates' },
    },
    {
      name: 'the workload is scaled to zero',
      cluster: { workloads: { rates: { replicas: 0 } } },
      labels: { namespace: 'shop', service: 'rates' },
    },
    {
      name: 'nothing alike runs',
      cluster: {
        workloads: { web: { env: { ADS: 'http://ads:80' } } },
        objects: { 'Service/ads': { spec: { selector: { app: 'ads' }, ports: [{ port: 80 }] } } },
      },
    },
  ],
};
