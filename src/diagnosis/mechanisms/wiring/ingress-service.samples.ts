import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/ingress-service',
  matches: [
    {
      name: 'a Service that was renamed',
      cluster: {
        workloads: { articles: { port: 8100 }, archive: { port: 8110, service: { name: 'archive-v2' } } },
        objects: {
          'Ingress/edge': {
            spec: {
              rules: [
                {
                  host: 'press.example.com',
                  http: {
                    paths: [
                      { path: '/archive', backend: { service: { name: 'archive', port: { number: 8110 } } } },
                      { path: '/', backend: { service: { name: 'articles', port: { number: 8100 } } } },
                    ],
                  },
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'articles' },
      at: 'Ingress/edge',
      says: ['archive', 'archive-v2', 'does not exist'],
    },
    {
      name: 'a default backend',
      cluster: {
        workloads: { web: {} },
        objects: {
          'Ingress/edge': {
            spec: {
              defaultBackend: { service: { name: 'fallback', port: { number: 80 } } },
              rules: [
                {
                  http: {
                    paths: [{ path: '/', backend: { service: { name: 'web', port: { number: 8080 } } } }],
                  },
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'web' },
      at: 'Ingress/edge',
      says: ['fallback'],
    },
  ],
  passes: [
    {
      name: 'the Service is there',
      cluster: {
        workloads: { archive: { port: 8110 } },
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
                        path: '/archive',
                        pathType: 'Prefix',
                        backend: { service: { name: 'archive', port: { number: 8110 } } },
                      },
                    ],
                  },
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'archive' },
    },
    {
      name: 'another Ingress, which has nothing to do with it',
      cluster: {
        workloads: { archive: { port: 8110 } },
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
                        path: '/archive',
                        pathType: 'Prefix',
                        backend: { service: { name: 'gone', port: { number: 8110 } } },
                      },
                    ],
                  },
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'archive' },
    },
  ],
};
