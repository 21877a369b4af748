import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'mesh/missing-host',
  matches: [
    {
      name: 'a qualified host',
      cluster: {
        workloads: { pricing: {} },
        objects: {
          'VirtualService/split': {
            spec: {
              hosts: ['pricing'],
              http: [{ route: [{ destination: { host: 'pricing-v3.shop.svc.cluster.local' } }] }],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'pricing' },
      at: 'VirtualService/split',
      says: ['pricing-v3', '100 %'],
    },
    {
      name: 'a short host with a part of the traffic',
      cluster: {
        workloads: { web: { env: { PRICING: 'http://pricing:8080' } }, pricing: {} },
        objects: {
          'VirtualService/split': {
            spec: {
              hosts: ['pricing'],
              http: [
                {
                  route: [
                    { destination: { host: 'pricing' }, weight: 90 },
                    { destination: { host: 'pricing-canary' }, weight: 10 },
                  ],
                },
              ],
            },
          },
        },
      },
      at: 'VirtualService/split',
      says: ['pricing-canary', '10 %'],
    },
  ],
  passes: [
    {
      name: 'both hosts are there',
      cluster: {
        workloads: { pricing: {}, 'pricing-v2': {} },
        objects: {
          'VirtualService/split': {
            spec: {
              hosts: ['pricing'],
              http: [
                {
                  route: [
                    { destination: { host: 'pricing' }, weight: 90 },
                    { destination: { host: 'pricing-v2' }, weight: 10 },
                  ],
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'pricing' },
    },
    {
      name: 'a host outside that a ServiceEntry declares',
      cluster: {
        workloads: { pricing: {} },
        objects: {
          'ServiceEntry/ext': { spec: { hosts: ['api.example.com'] } },
          'VirtualService/split': {
            spec: { hosts: ['pricing'], http: [{ route: [{ destination: { host: 'api.example.com' } }] }] },
          },
        },
      },
      labels: { namespace: 'shop', service: 'pricing' },
    },
  ],
};
