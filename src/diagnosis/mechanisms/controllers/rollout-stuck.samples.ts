import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'controller/rollout-stuck',
  matches: [
    {
      name: 'a release whose pods are not ready, with what it changed',
      cluster: { workloads: { cart: { image: 'r.example.com/cart:1.8' } } },
      at: 'Deployment/cart',
      says: ['revision 2', '600 seconds', '1.9'],
      fault: {
        workloads: {
          cart: {
            image: 'r.example.com/cart:1.9',
            state: { unready: { message: 'HTTP probe failed with statuscode: 503' } },
          },
        },
      },
    },
    {
      name: 'a variable that was changed',
      cluster: { workloads: { mail: { env: { MODE: 'a' } } } },
      at: 'Deployment/mail',
      says: ['revision 2', 'MODE'],
      fault: {
        workloads: {
          mail: {
            env: { MODE: 'b' },
            state: { unready: { message: 'HTTP probe failed with statuscode: 503' } },
          },
        },
      },
    },
  ],
  passes: [
    {
      name: 'pods that went bad without a rollout',
      cluster: {
        workloads: { cart: { state: { unready: { message: 'HTTP probe failed with statuscode: 503' } } } },
      },
    },
    {
      name: 'a rollout that is through',
      cluster: { workloads: { cart: { image: 'a:1' } } },
      fault: { workloads: { cart: { image: 'a:2' } } },
    },
  ],
};
