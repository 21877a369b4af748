import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/endpoints',
  matches: [
    {
      name: 'its pods are not ready',
      cluster: {
        workloads: { ledger: { state: { unready: { message: 'HTTP probe failed with statuscode: 500' } } } },
      },
      labels: { namespace: 'shop', service: 'ledger' },
      at: 'Service/ledger',
      says: ['none of its 2 endpoints', 'Deployment ledger'],
    },
    {
      name: 'its pod crashes',
      cluster: {
        workloads: {
          web: { env: { DB: 'db:5432' } },
          db: { kind: 'StatefulSet', port: 5432, replicas: 1, state: { crashloop: { exit: 1 } } },
        },
      },
      at: 'Service/db',
      says: ['StatefulSet db'],
    },
  ],
  passes: [
    {
      name: 'one of two is ready',
      cluster: { workloads: { ledger: { states: ['ready', { crashloop: { exit: 1 } }] } } },
      labels: { namespace: 'shop', service: 'ledger' },
    },
    {
      name: 'it picks no pod at all',
      cluster: { workloads: { ledger: { replicas: 0 } } },
      labels: { namespace: 'shop', service: 'ledger' },
    },
  ],
};
