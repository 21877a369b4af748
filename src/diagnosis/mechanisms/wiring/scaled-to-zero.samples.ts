import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/scaled-to-zero',
  matches: [
    {
      name: 'a Deployment was scaled down and its caller complains',
      cluster: { workloads: { signup: { env: { SMTP_HOST: 'mail-relay' } }, 'mail-relay': { port: 2525 } } },
      fault: {
        workloads: {
          signup: { log: ['ConnectionRefusedError: Connection refused (mail-relay:2525)'] },
          'mail-relay': { replicas: 0 },
        },
      },
      at: 'Deployment/mail-relay',
      says: ['scaled to zero', 'Deployment signup'],
    },
    {
      name: 'a StatefulSet was scaled down, told by its Service',
      cluster: { workloads: { broker: { kind: 'StatefulSet', port: 4222, replicas: 1 } } },
      fault: { workloads: { broker: { replicas: 0 } } },
      labels: { namespace: 'shop', service: 'broker' },
      at: 'StatefulSet/broker',
      says: ['0 replicas'],
    },
  ],
  passes: [
    {
      name: 'it runs',
      cluster: { workloads: { broker: { kind: 'StatefulSet', port: 4222, replicas: 1 } } },
      labels: { namespace: 'shop', service: 'broker' },
    },
    {
      name: 'it was scaled down long ago, and nobody complains',
      cluster: { workloads: { web: { env: { OLD_URL: 'http://legacy:80' } }, legacy: { replicas: 0 } } },
    },
  ],
};
