import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'spec/image-differs',
  matches: [
    {
      name: 'a new tag crashes',
      cluster: {
        workloads: { 'api-eu': { image: 'r.io/shop/api:1.4.0' }, 'api-us': { image: 'r.io/shop/api:1.4.0' } },
      },
      fault: { workloads: { 'api-eu': { image: 'r.io/shop/api:1.5.0', state: { crashloop: { exit: 1 } } } } },
      at: 'Deployment/api-eu',
      says: ['1.5.0', 'api-us', '1.4.0'],
    },
    {
      name: 'a worker of the same image is not ready',
      cluster: { workloads: { worker: { image: 'r.io/shop/app:7' }, web: { image: 'r.io/shop/app:7' } } },
      fault: {
        workloads: {
          worker: {
            image: 'r.io/shop/app:8',
            state: { unready: { message: 'HTTP probe failed with statuscode: 500' } },
          },
        },
      },
      at: 'Deployment/worker',
      says: ['app:8'],
    },
  ],
  passes: [
    {
      name: 'the same tag',
      cluster: { workloads: { worker: { image: 'r.io/shop/app:7' }, web: { image: 'r.io/shop/app:7' } } },
      fault: { workloads: { worker: { env: { A: 'b' }, state: { crashloop: { exit: 1 } } } } },
    },
    {
      name: 'it is well',
      cluster: { workloads: { worker: { image: 'r.io/shop/app:7' }, web: { image: 'r.io/shop/app:7' } } },
      fault: { workloads: { worker: { image: 'r.io/shop/app:8' } } },
    },
  ],
};
