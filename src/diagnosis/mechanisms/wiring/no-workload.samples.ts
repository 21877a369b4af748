import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/no-workload',
  matches: [
    {
      name: 'the Deployment was deleted',
      cluster: {
        workloads: {
          web: { env: { ADS: 'http://ads:80' }, log: ['dial tcp ads:80: connect: connection refused'] },
        },
        objects: { 'Service/ads': { age: '40d', spec: { selector: { app: 'ads' }, ports: [{ port: 80 }] } } },
      },
      at: 'Service/ads',
      says: ['app=ads', 'no workload'],
    },
    {
      name: 'the alert is about the Service itself',
      cluster: {
        workloads: { web: {} },
        objects: {
          'Service/mq': { spec: { selector: { 'app.kubernetes.io/name': 'mq' }, ports: [{ port: 5672 }] } },
        },
      },
      labels: { namespace: 'shop', service: 'mq' },
      at: 'Service/mq',
      says: ['app.kubernetes.io/name=mq'],
    },
  ],
  passes: [
    {
      name: 'a Service without selector has endpoints of its own',
      cluster: {
        workloads: { web: { env: { ADS: 'http://ads:80' } } },
        objects: { 'Service/ads': { spec: { ports: [{ port: 80 }] } } },
      },
    },
    {
      name: 'the workload is there and refused its pods',
      cluster: { workloads: { ads: { state: { refused: { message: 'exceeded quota' } } } } },
      labels: { namespace: 'shop', service: 'ads' },
    },
  ],
};
