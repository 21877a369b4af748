import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/ingress-port',
  matches: [
    {
      name: 'a number',
      cluster: {
        workloads: { permits: { port: 8080, service: { port: 80, targetPort: 8080 } } },
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
                        backend: { service: { name: 'permits', port: { number: 8088 } } },
                      },
                    ],
                  },
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'permits' },
      at: 'Ingress/edge',
      says: ['8088', '80 (main)', 'permits'],
    },
    {
      name: 'a name',
      cluster: {
        workloads: { web: {} },
        objects: {
          'Ingress/edge': {
            spec: {
              rules: [
                {
                  http: {
                    paths: [{ path: '/', backend: { service: { name: 'web', port: { name: 'https' } } } }],
                  },
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'web' },
      at: 'Ingress/edge',
      says: ['https'],
    },
  ],
  passes: [
    {
      name: 'the port is there',
      cluster: {
        workloads: { permits: { port: 8080 } },
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
                        backend: { service: { name: 'permits', port: { number: 8080 } } },
                      },
                    ],
                  },
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'permits' },
    },
    {
      name: 'its name is',
      cluster: {
        workloads: { web: {} },
        objects: {
          'Ingress/edge': {
            spec: {
              rules: [
                {
                  http: {
                    paths: [{ path: '/', backend: { service: { name: 'web', port: { name: 'main' } } } }],
                  },
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'web' },
    },
  ],
};
