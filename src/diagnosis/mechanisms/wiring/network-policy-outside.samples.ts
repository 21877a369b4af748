import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/network-policy-outside',
  matches: [
    {
      name: 'a host outside',
      cluster: {
        workloads: {
          web: {
            env: { PAY_URL: 'https://api.pay.example.net' },
            log: ['POST https://api.pay.example.net/charge: dial tcp: i/o timeout'],
          },
        },
      },
      fault: {
        objects: {
          'NetworkPolicy/out': {
            spec: { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [{ namespaceSelector: {} }] }] },
          },
        },
      },
      at: 'NetworkPolicy/out',
      says: ['api.pay.example.net', 'Deployment web'],
    },
    {
      name: 'cluster DNS',
      cluster: {
        workloads: {
          web: { env: { CART: 'http://cart:80' }, log: ['getaddrinfo EAI_AGAIN cart'] },
          cart: { port: 80 },
        },
      },
      fault: {
        objects: {
          'NetworkPolicy/out': {
            spec: {
              podSelector: { matchLabels: { app: 'web' } },
              policyTypes: ['Egress'],
              egress: [{ to: [{ podSelector: { matchLabels: { app: 'cart' } } }] }],
            },
          },
        },
      },
      at: 'NetworkPolicy/out',
      says: ['DNS'],
    },
  ],
  passes: [
    {
      name: 'blocks of addresses are allowed',
      cluster: {
        workloads: {
          web: {
            env: { PAY_URL: 'https://api.pay.example.net' },
            log: ['POST https://api.pay.example.net/charge: dial tcp: i/o timeout'],
          },
        },
      },
      fault: {
        objects: {
          'NetworkPolicy/out': {
            spec: {
              podSelector: {},
              policyTypes: ['Egress'],
              egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }] }],
            },
          },
        },
      },
    },
    {
      name: 'DNS is allowed',
      cluster: {
        workloads: {
          web: { env: { CART: 'http://cart:80' }, log: ['getaddrinfo EAI_AGAIN cart'] },
          cart: { port: 80 },
        },
      },
      fault: {
        objects: {
          'NetworkPolicy/out': {
            spec: {
              podSelector: {},
              policyTypes: ['Egress'],
              egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }],
            },
          },
        },
      },
    },
  ],
};
