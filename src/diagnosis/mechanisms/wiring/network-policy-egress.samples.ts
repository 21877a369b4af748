import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/network-policy-egress',
  matches: [
    {
      name: 'only DNS is allowed',
      cluster: {
        workloads: {
          web: {
            env: { TARIFFS_URL: 'http://tariffs:8310' },
            log: ['GET http://tariffs:8310/today: context deadline exceeded'],
          },
          tariffs: { port: 8310 },
        },
      },
      fault: {
        objects: {
          'NetworkPolicy/out': {
            spec: {
              podSelector: { matchLabels: { app: 'web' } },
              policyTypes: ['Egress'],
              egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }],
            },
          },
        },
      },
      at: 'NetworkPolicy/out',
      says: ['Deployment web', 'tariffs'],
    },
    {
      name: 'only another workload is allowed',
      cluster: {
        workloads: {
          web: {
            env: { TARIFFS_URL: 'http://tariffs:8310' },
            log: ['GET http://tariffs:8310/today: context deadline exceeded'],
          },
          tariffs: { port: 8310 },
        },
      },
      fault: {
        objects: {
          'NetworkPolicy/out': {
            spec: {
              podSelector: {},
              policyTypes: ['Ingress', 'Egress'],
              ingress: [{}],
              egress: [{ to: [{ podSelector: { matchLabels: { app: 'db' } } }] }],
            },
          },
        },
      },
      at: 'NetworkPolicy/out',
      says: ['egress'],
    },
  ],
  passes: [
    {
      name: 'all of the namespace is allowed',
      cluster: {
        workloads: {
          web: {
            env: { TARIFFS_URL: 'http://tariffs:8310' },
            log: ['GET http://tariffs:8310/today: context deadline exceeded'],
          },
          tariffs: { port: 8310 },
        },
      },
      fault: {
        objects: {
          'NetworkPolicy/out': {
            spec: { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [{ podSelector: {} }] }] },
          },
        },
      },
    },
    {
      name: 'a policy for ingress alone',
      cluster: {
        workloads: {
          web: {
            env: { TARIFFS_URL: 'http://tariffs:8310' },
            log: ['GET http://tariffs:8310/today: context deadline exceeded'],
          },
          tariffs: { port: 8310 },
        },
      },
      fault: { objects: { 'NetworkPolicy/in': { spec: { podSelector: { matchLabels: { app: 'web' } } } } } },
    },
  ],
};
