import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/ingress-class',
  matches: [
    {
      name: 'a class that is not there',
      cluster: {
        workloads: { web: {} },
        objects: {
          'Ingress/edge': {
            spec: {
              ingressClassName: 'traefik',
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
      says: ['traefik', 'nginx'],
    },
    {
      name: 'a class with a typing error',
      cluster: {
        workloads: { shopfront: {} },
        objects: {
          'Ingress/front': {
            spec: {
              ingressClassName: 'ngnix',
              defaultBackend: { service: { name: 'shopfront', port: { number: 8080 } } },
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'shopfront' },
      at: 'Ingress/front',
      says: ['ngnix'],
    },
  ],
  passes: [
    {
      name: 'the class is there',
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
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'web' },
    },
    {
      name: 'none, and a default class',
      cluster: {
        workloads: { web: {} },
        objects: {
          'IngressClass/nginx': {
            metadata: { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } },
          },
          'Ingress/edge': { spec: { defaultBackend: { service: { name: 'web', port: { number: 8080 } } } } },
        },
      },
      labels: { namespace: 'shop', service: 'web' },
    },
  ],
};
