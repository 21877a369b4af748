import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'mesh/fault-injection',
  matches: [
    {
      name: 'a delay',
      cluster: {
        workloads: { pricing: {} },
        objects: {
          'VirtualService/chaos': {
            spec: {
              hosts: ['pricing'],
              http: [
                {
                  fault: { delay: { fixedDelay: '7s', percentage: { value: 50 } } },
                  route: [{ destination: { host: 'pricing' } }],
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', service: 'pricing' },
      at: 'VirtualService/chaos',
      says: ['delay 7s (50 %)'],
    },
    {
      name: 'an abort',
      cluster: {
        workloads: { web: { env: { PRICING: 'http://pricing:8080' } }, pricing: {} },
        objects: {
          'VirtualService/chaos': {
            spec: {
              hosts: ['pricing'],
              http: [
                {
                  fault: { abort: { httpStatus: 503, percentage: { value: 100 } } },
                  route: [{ destination: { host: 'pricing' } }],
                },
              ],
            },
          },
        },
      },
      at: 'VirtualService/chaos',
      says: ['abort 503 (100 %)'],
    },
  ],
  passes: [
    {
      name: 'none',
      cluster: {
        workloads: { pricing: {} },
        objects: {
          'VirtualService/chaos': {
            spec: { hosts: ['pricing'], http: [{ route: [{ destination: { host: 'pricing' } }] }] },
          },
        },
      },
      labels: { namespace: 'shop', service: 'pricing' },
    },
    {
      name: 'one that is off',
      cluster: {
        workloads: { pricing: {} },
        objects: {
          'VirtualService/chaos': {
            spec: {
              hosts: ['pricing'],
              http: [
                {
                  fault: { delay: { fixedDelay: '7s', percentage: { value: 0 } } },
                  route: [{ destination: { host: 'pricing' } }],
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
