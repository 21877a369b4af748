import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'mesh/missing-subset',
  matches: [
    {
      name: 'the rule has others',
      cluster: {
        workloads: { pricing: { labels: { version: 'v1' } } },
        objects: {
          'DestinationRule/subsets': {
            spec: { host: 'pricing', subsets: [{ name: 'v1', labels: { version: 'v1' } }] },
          },
          'VirtualService/split': {
            spec: {
              hosts: ['pricing'],
              http: [{ route: [{ destination: { host: 'pricing', subset: 'canary' } }] }],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'pricing' },
      at: 'VirtualService/split',
      says: ['canary', 'subsets has v1'],
    },
    {
      name: 'there is no rule',
      cluster: {
        workloads: { web: { env: { PRICING: 'http://pricing:8080' } }, pricing: {} },
        objects: {
          'VirtualService/split': {
            spec: {
              hosts: ['pricing'],
              http: [
                { route: [{ destination: { host: 'pricing.shop.svc.cluster.local', subset: 'blue' } }] },
              ],
            },
          },
        },
      },
      at: 'VirtualService/split',
      says: ['blue'],
    },
  ],
  passes: [
    {
      name: 'the rule has it',
      cluster: {
        workloads: { pricing: { labels: { version: 'v1' } } },
        objects: {
          'DestinationRule/subsets': {
            spec: { host: 'pricing', subsets: [{ name: 'v1', labels: { version: 'v1' } }] },
          },
          'VirtualService/split': {
            spec: {
              hosts: ['pricing'],
              http: [{ route: [{ destination: { host: 'pricing', subset: 'v1' } }] }],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'pricing' },
    },
    {
      name: 'no subset is asked for',
      cluster: {
        workloads: { pricing: {} },
        objects: {
          'VirtualService/split': {
            spec: { hosts: ['pricing'], http: [{ route: [{ destination: { host: 'pricing' } }] }] },
          },
        },
      },
      labels: { namespace: 'shop', service: 'pricing' },
    },
  ],
};
