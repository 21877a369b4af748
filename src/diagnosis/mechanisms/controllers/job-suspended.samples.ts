import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'job/suspended',
  matches: [
    {
      name: 'a CronJob',
      cluster: { workloads: { sweep: { kind: 'CronJob', controller: { spec: { suspend: true } } } } },
      at: 'CronJob/sweep',
      says: ['suspended', 'last run'],
    },
    {
      name: 'a Job',
      cluster: { workloads: { batch: { kind: 'Job', states: [], controller: { spec: { suspend: true } } } } },
      at: 'Job/batch',
      says: ['suspended'],
    },
  ],
  passes: [
    { name: 'a CronJob that runs', cluster: { workloads: { sweep: { kind: 'CronJob' } } } },
    { name: 'a Job that runs', cluster: { workloads: { batch: { kind: 'Job', state: 'ready' } } } },
  ],
};
