import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'spec/dns-policy',
  matches: [
    {
      name: 'the DNS of the node',
      cluster: {
        workloads: {
          web: {
            pod: { dnsPolicy: 'Default' },
            env: { CART: 'http://cart:80' },
            log: ['lookup cart on 10.0.0.2:53: no such host'],
          },
          cart: { port: 80 },
        },
      },
      at: 'Deployment/web',
      says: ['dnsPolicy Default', 'cart'],
    },
    {
      name: 'on the network of the host',
      cluster: {
        workloads: {
          agent: { pod: { hostNetwork: true }, log: ['getaddrinfo ENOTFOUND cart.shop.svc.cluster.local'] },
          cart: { port: 80 },
        },
      },
      at: 'Deployment/agent',
      says: ['hostNetwork'],
    },
  ],
  passes: [
    {
      name: 'cluster DNS',
      cluster: {
        workloads: {
          web: { env: { CART: 'http://cart:80' }, log: ['lookup cart on 10.0.0.2:53: no such host'] },
          cart: { port: 80 },
        },
      },
    },
    {
      name: 'the name is of no Service',
      cluster: {
        workloads: { web: { pod: { dnsPolicy: 'Default' }, log: ['lookup api.example.com: no such host'] } },
      },
    },
  ],
};
