import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'mesh/no-weight',
  matches: [
    {
      name: 'all have weight 0',
      cluster: {
        workloads: { pricing: {} },
        objects: {
          'VirtualService/split': {
            spec: {
              hosts: ['pricing'],
              http: [{ route: [{ destination: { host: 'pricing' }, weight: 0 }] }],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'pricing' },
      at: 'VirtualService/split',
      says: ['weight 0', 'pricing'],
    },
    {
      name: 'two of them',
      cluster: {
        workloads: { pricing: {}, other: {} },
        objects: {
          'VirtualService/split': {
            spec: {
              hosts: ['pricing'],
              http: [
                {
                  route: [
                    { destination: { host: 'pricing' }, weight: 0 },
                    { destination: { host: 'other' }, weight: 0 },
                  ],
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'pricing' },
      at: 'VirtualService/split',
      says: ['other'],
    },
  ],
  passes: [
    {
      name: 'no weight is written',
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
    {
      name: 'one has all of it',
      cluster: {
        workloads: { pricing: {}, other: {} },
        objects: {
          'VirtualService/split': {
            spec: {
              hosts: ['pricing'],
              http: [
                {
                  route: [
                    { destination: { host: 'pricing' }, weight: 100 },
                    { destination: { host: 'other' }, weight: 0 },
                  ],
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'pricing' },
    },
  ],
};
