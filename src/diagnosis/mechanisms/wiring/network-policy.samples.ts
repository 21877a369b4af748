import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/network-policy',
  matches: [
    {
      name: 'no ingress at all',
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
          'NetworkPolicy/lock-down': {
            spec: { podSelector: { matchLabels: { app: 'tariffs' } }, policyTypes: ['Ingress'] },
          },
        },
      },
      at: 'NetworkPolicy/lock-down',
      says: ['blocks Deployment web', 'Deployment tariffs', '8310'],
    },
    {
      name: 'the caller times out and names nobody',
      cluster: {
        workloads: {
          web: {
            env: { TARIFFS_HOST: 'tariffs', TARIFFS_PORT: '8310' },
            log: ['java.net.SocketTimeoutException: Connect timed out'],
          },
          tariffs: { port: 8310 },
        },
      },
      fault: {
        objects: {
          'NetworkPolicy/lock-down': {
            spec: { podSelector: { matchLabels: { app: 'tariffs' } }, policyTypes: ['Ingress'] },
          },
        },
      },
      at: 'NetworkPolicy/lock-down',
      says: ['blocks Deployment web', 'Deployment tariffs'],
    },
    {
      name: 'another caller is admitted',
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
          'NetworkPolicy/guard': {
            spec: {
              podSelector: {},
              ingress: [{ from: [{ podSelector: { matchLabels: { app: 'admin' } } }] }],
            },
          },
        },
      },
      at: 'NetworkPolicy/guard',
      says: ['blocks Deployment web'],
    },
    {
      name: 'another port is admitted',
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
          'NetworkPolicy/ports': {
            spec: {
              podSelector: { matchLabels: { app: 'tariffs' } },
              ingress: [{ ports: [{ port: 9000, endPort: 9100 }] }],
            },
          },
        },
      },
      at: 'NetworkPolicy/ports',
      says: ['8310'],
    },
  ],
  passes: [
    {
      name: 'the caller is admitted',
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
          'NetworkPolicy/guard': {
            spec: {
              podSelector: { matchLabels: { app: 'tariffs' } },
              ingress: [
                { from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ port: 'main' }] },
              ],
            },
          },
        },
      },
    },
    {
      name: 'a second policy admits the caller',
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
          'NetworkPolicy/deny': { spec: { podSelector: {}, policyTypes: ['Ingress'] } },
          'NetworkPolicy/allow': {
            spec: {
              podSelector: {},
              ingress: [
                { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }] },
              ],
            },
          },
        },
      },
    },
    {
      name: 'the caller does not complain',
      cluster: {
        workloads: { web: { env: { TARIFFS_URL: 'http://tariffs:8310' } }, tariffs: { port: 8310 } },
      },
      fault: { objects: { 'NetworkPolicy/deny': { spec: { podSelector: {}, policyTypes: ['Ingress'] } } } },
    },
    {
      name: 'a namespace whose labels were not read',
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
          'NetworkPolicy/guard': {
            spec: {
              podSelector: {},
              ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'a' } } }] }],
            },
          },
        },
      },
    },
  ],
};
