import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'job/overlap',
  matches: [
    {
      name: 'a run that is not over',
      cluster: {
        workloads: {
          sync: {
            kind: 'CronJob',
            controller: {
              spec: { concurrencyPolicy: 'Forbid' },
              status: { active: [{ kind: 'Job', name: 'sync-1' }] },
            },
            events: [
              [
                'N',
                'JobAlreadyActive',
                'Not starting job because prior execution is running and concurrency policy is Forbid',
                12,
              ],
            ],
          },
        },
      },
      at: 'CronJob/sync',
      says: ['sync-1', 'Forbid'],
    },
    {
      name: 'a run that is known, with its start',
      cluster: {
        workloads: {
          sync: {
            kind: 'CronJob',
            controller: {
              spec: { concurrencyPolicy: 'Forbid' },
              status: { active: [{ kind: 'Job', name: 'sync-29401140' }] },
            },
            events: [
              [
                'N',
                'JobAlreadyActive',
                'Not starting job because prior execution is running and concurrency policy is Forbid',
                12,
              ],
            ],
          },
        },
      },
      at: 'CronJob/sync',
      says: ['runs since 2026'],
    },
  ],
  passes: [
    {
      name: 'runs may overlap',
      cluster: {
        workloads: {
          sync: {
            kind: 'CronJob',
            controller: {
              spec: { concurrencyPolicy: 'Allow' },
              status: { active: [{ kind: 'Job', name: 'sync-1' }] },
            },
            events: [
              [
                'N',
                'JobAlreadyActive',
                'Not starting job because prior execution is running and concurrency policy is Forbid',
                12,
              ],
            ],
          },
        },
      },
    },
    {
      name: 'nothing was skipped yet',
      cluster: {
        workloads: {
          sync: {
            kind: 'CronJob',
            controller: {
              spec: { concurrencyPolicy: 'Forbid' },
              status: { active: [{ kind: 'Job', name: 'sync-1' }] },
            },
          },
        },
      },
    },
  ],
};
