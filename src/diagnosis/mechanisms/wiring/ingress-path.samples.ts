import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/ingress-path',
  matches: [
    {
      name: 'the path of one Service goes to another',
      cluster: {
        workloads: { profile: {}, reserve: {} },
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
                        path: '/api/reserve',
                        pathType: 'Prefix',
                        backend: { service: { name: 'reserve', port: { number: 8080 } } },
                      },
                    ],
                  },
                },
              ],
            },
          },
        },
      },
      fault: {
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
                        path: '/api/reserve',
                        pathType: 'Prefix',
                        backend: { service: { name: 'profile', port: { number: 8080 } } },
                      },
                    ],
                  },
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'profile' },
      at: 'Ingress/edge',
      says: ['/api/reserve', 'profile', 'reserve'],
    },
    {
      name: 'with a suffix and an expression',
      cluster: {
        workloads: { web: {}, 'billing-svc': {} },
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
                        path: '/billing',
                        pathType: 'Prefix',
                        backend: { service: { name: 'billing-svc', port: { number: 8080 } } },
                      },
                    ],
                  },
                },
              ],
            },
          },
        },
      },
      fault: {
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
                        path: '/billing(/|$)',
                        pathType: 'Prefix',
                        backend: { service: { name: 'web', port: { number: 8080 } } },
                      },
                    ],
                  },
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'web' },
      at: 'Ingress/edge',
      says: ['billing-svc'],
    },
  ],
  passes: [
    {
      name: 'it goes where its name says',
      cluster: { workloads: { reserve: {}, profile: {} } },
      fault: {
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
                        path: '/api/reserve',
                        pathType: 'Prefix',
                        backend: { service: { name: 'reserve', port: { number: 8080 } } },
                      },
                    ],
                  },
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'reserve' },
    },
    {
      name: 'it was always so',
      cluster: {
        workloads: { profile: {}, reserve: {} },
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
                        path: '/api/reserve',
                        pathType: 'Prefix',
                        backend: { service: { name: 'profile', port: { number: 8080 } } },
                      },
                    ],
                  },
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'profile' },
    },
  ],
};
