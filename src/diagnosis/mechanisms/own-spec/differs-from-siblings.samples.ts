import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'spec/differs-from-siblings',
  matches: [
    {
      name: 'another host',
      cluster: {
        workloads: {
          api: { env: { DB_HOST: 'pg-old' }, log: ['dial tcp: pg-old: i/o timeout'] },
          web: { env: { DB_HOST: 'pg' } },
          jobs: { env: { DB_HOST: 'pg' } },
        },
      },
      at: 'Deployment/api',
      says: ['DB_HOST', 'pg-old', 'web, jobs'],
    },
    {
      name: 'another port',
      cluster: {
        workloads: {
          api: { env: { BUS_URL: 'nats://bus:6222' }, log: ['read nats://bus:6222: unexpected EOF error'] },
          web: { env: { BUS_URL: 'nats://bus:4222' } },
          jobs: { env: { BUS_URL: 'nats://bus:4222' } },
        },
      },
      at: 'Deployment/api',
      says: ['bus:6222', 'bus:4222'],
    },
  ],
  passes: [
    {
      name: 'only one sibling',
      cluster: {
        workloads: {
          api: { env: { DB_HOST: 'pg-old' }, log: ['dial tcp: pg-old: i/o timeout'] },
          web: { env: { DB_HOST: 'pg' } },
        },
      },
    },
    {
      name: 'nothing complains',
      cluster: {
        workloads: {
          api: { env: { DB_HOST: 'pg-old' } },
          web: { env: { DB_HOST: 'pg' } },
          jobs: { env: { DB_HOST: 'pg' } },
        },
      },
    },
  ],
};
