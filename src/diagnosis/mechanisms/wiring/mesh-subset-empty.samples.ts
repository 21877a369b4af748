import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'mesh/empty-subset',
  matches: [
    {
      name: 'no pod has its labels',
      cluster: {
        workloads: { pricing: { labels: { version: 'v2' } } },
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
      at: 'VirtualService/split',
      says: ['version=v1', 'v1'],
    },
    {
      name: 'a part of the traffic',
      cluster: {
        workloads: { pricing: {} },
        objects: {
          'DestinationRule/subsets': {
            spec: { host: 'pricing', subsets: [{ name: 'v1', labels: { version: 'v1' } }] },
          },
          'VirtualService/split': {
            spec: {
              hosts: ['pricing'],
              http: [
                {
                  route: [
                    { destination: { host: 'pricing', subset: 'v1' }, weight: 20 },
                    { destination: { host: 'pricing' }, weight: 80 },
                  ],
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'pricing' },
      at: 'VirtualService/split',
      says: ['20 %'],
    },
  ],
  passes: [
    {
      name: 'pods have them',
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
      name: 'nothing is sent to it',
      cluster: {
        workloads: { pricing: {} },
        objects: {
          'DestinationRule/subsets': {
            spec: { host: 'pricing', subsets: [{ name: 'v1', labels: { version: 'v1' } }] },
          },
          'VirtualService/split': {
            spec: {
              hosts: ['pricing'],
              http: [
                {
                  route: [
                    { destination: { host: 'pricing', subset: 'v1' }, weight: 0 },
                    { destination: { host: 'pricing' }, weight: 100 },
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
