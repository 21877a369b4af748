import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/ingress-tls',
  matches: [
    {
      name: 'the controller does not find it',
      cluster: {
        workloads: { web: {} },
        objects: {
          'Ingress/edge': {
            spec: {
              ingressClassName: 'nginx',
              rules: [
                {
                  host: 'press.example.com',
                  http: {
                    paths: [
                      {
                        path: '/',
                        pathType: 'Prefix',
                        backend: { service: { name: 'web', port: { number: 8080 } } },
                      },
                    ],
                  },
                },
              ],
              tls: [{ hosts: ['press.example.com'], secretName: 'press-tls' }],
            },
          },
        },
        events: { 'Ingress/edge': [['W', 'BadConfig', 'secret "shop/press-tls" does not exist']] },
      },
      labels: { namespace: 'shop', service: 'web' },
      at: 'Ingress/edge',
      says: ['press-tls', 'press.example.com'],
    },
    {
      name: 'in the words of another controller',
      cluster: {
        workloads: { web: {} },
        objects: {
          'Ingress/edge': {
            spec: {
              ingressClassName: 'nginx',
              rules: [
                {
                  host: 'press.example.com',
                  http: {
                    paths: [
                      {
                        path: '/',
                        pathType: 'Prefix',
                        backend: { service: { name: 'web', port: { number: 8080 } } },
                      },
                    ],
                  },
                },
              ],
              tls: [{ hosts: ['press.example.com'], secretName: 'press-tls' }],
            },
          },
        },
        events: {
          'Ingress/edge': [
            [
              'W',
              'FailedBuildModel',
              'Error getting SSL certificate "shop/press-tls": local SSL certificate was not found',
            ],
          ],
        },
      },
      labels: { namespace: 'shop', service: 'web' },
      at: 'Ingress/edge',
      says: ['press-tls'],
    },
  ],
  passes: [
    {
      name: 'no event',
      cluster: {
        workloads: { web: {} },
        objects: {
          'Ingress/edge': {
            spec: {
              ingressClassName: 'nginx',
              rules: [
                {
                  host: 'press.example.com',
                  http: {
                    paths: [
                      {
                        path: '/',
                        pathType: 'Prefix',
                        backend: { service: { name: 'web', port: { number: 8080 } } },
                      },
                    ],
                  },
                },
              ],
              tls: [{ hosts: ['press.example.com'], secretName: 'press-tls' }],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'web' },
    },
    {
      name: 'an event of something else',
      cluster: {
        workloads: { web: {} },
        objects: {
          'Ingress/edge': {
            spec: {
              ingressClassName: 'nginx',
              rules: [
                {
                  host: 'press.example.com',
                  http: {
                    paths: [
                      {
                        path: '/',
                        pathType: 'Prefix',
                        backend: { service: { name: 'web', port: { number: 8080 } } },
                      },
                    ],
                  },
                },
              ],
              tls: [{ hosts: ['press.example.com'], secretName: 'press-tls' }],
            },
          },
        },
        events: { 'Ingress/edge': [['W', 'Rejected', 'all hosts are taken by other resources']] },
      },
      labels: { namespace: 'shop', service: 'web' },
    },
  ],
};
