import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'job/failed',
  matches: [
    {
      name: 'at its backoff limit, with what it said',
      cluster: {
        workloads: {
          migrate: {
            kind: 'Job',
            states: [
              {
                failed: {
                  exit: 1,
                  log: ['applying 0042.sql', 'ERROR: relation "gallery" already exists (SQLSTATE 42P07)'],
                },
              },
              {
                failed: {
                  exit: 1,
                  log: ['applying 0042.sql', 'ERROR: relation "gallery" already exists (SQLSTATE 42P07)'],
                },
              },
            ],
          },
        },
      },
      at: 'Job/migrate',
      says: ['job migrate failed', 'limit of 1 retries', 'exit code 1', '42P07'],
    },
    {
      name: 'a run of a CronJob',
      cluster: {
        workloads: {
          export: {
            kind: 'CronJob',
            state: {
              failed: {
                exit: 2,
                log: ['psycopg.errors.UndefinedTable: relation "salaries_2026" does not exist'],
              },
            },
          },
        },
      },
      at: 'CronJob/export',
      says: ['export-29401140', 'exit code 2', 'salaries_2026'],
      labels: { namespace: 'shop', job_name: 'export-29401140' },
    },
    {
      name: 'by its failure policy, with its pods gone',
      cluster: {
        workloads: {
          etl: {
            kind: 'Job',
            states: [],
            controller: {
              status: {
                failed: 1,
                conditions: [
                  {
                    type: 'Failed',
                    status: 'True',
                    reason: 'PodFailurePolicy',
                    message:
                      'Container etl for pod shop/etl-x failed with exit code 42 matching FailJob rule',
                  },
                ],
              },
            },
          },
        },
      },
      at: 'Job/etl',
      says: ['PodFailurePolicy', 'exit code 42'],
    },
  ],
  passes: [
    { name: 'a job that is done', cluster: { workloads: { migrate: { kind: 'Job' } } } },
    {
      name: 'a job that still tries',
      cluster: {
        workloads: { migrate: { kind: 'Job', states: [{ failed: { exit: 1, log: ['x'] } }, 'ready'] } },
      },
    },
  ],
};
