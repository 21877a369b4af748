import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'spec/duplicate-env',
  matches: [
    {
      name: 'two hosts',
      cluster: {
        workloads: {
          api: {
            container: {
              env: [
                { name: 'CACHE_HOST', value: 'redis' },
                { name: 'CACHE_HOST', value: 'redis-old' },
              ],
            },
            log: ['getaddrinfo ENOTFOUND redis-old'],
          },
        },
      },
      at: 'Deployment/api',
      says: ['CACHE_HOST', 'redis-old'],
    },
    {
      name: 'two values of a setting that the log names',
      cluster: {
        workloads: {
          api: {
            container: {
              env: [
                { name: 'POOL_SIZE', value: '10' },
                { name: 'POOL_SIZE', value: 'ten' },
              ],
            },
            state: { crashloop: { exit: 1, log: ['error: POOL_SIZE must be a number'] } },
          },
        },
      },
      at: 'Deployment/api',
      says: ['POOL_SIZE', 'ten'],
    },
  ],
  passes: [
    {
      name: 'the same value twice',
      cluster: {
        workloads: {
          api: {
            container: {
              env: [
                { name: 'CACHE_HOST', value: 'redis-old' },
                { name: 'CACHE_HOST', value: 'redis-old' },
              ],
            },
            log: ['getaddrinfo ENOTFOUND redis-old'],
          },
        },
      },
    },
    {
      name: 'nothing complains',
      cluster: {
        workloads: {
          api: {
            container: {
              env: [
                { name: 'CACHE_HOST', value: 'redis' },
                { name: 'CACHE_HOST', value: 'redis-old' },
              ],
            },
          },
        },
      },
    },
  ],
};
