import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'job/deadline',
  matches: [
    {
      name: 'with its pod gone',
      cluster: {
        workloads: {
          load: {
            kind: 'Job',
            states: [],
            controller: {
              spec: { activeDeadlineSeconds: 600 },
              status: {
                conditions: [
                  {
                    type: 'Failed',
                    status: 'True',
                    reason: 'DeadlineExceeded',
                    message: 'Job was active longer than specified deadline',
                  },
                ],
              },
            },
          },
        },
      },
      at: 'Job/load',
      says: ['deadline of 600 seconds'],
    },
    {
      name: 'whose container never started',
      cluster: {
        workloads: {
          train: {
            kind: 'Job',
            state: { image: { message: 'not found' } },
            controller: {
              spec: { activeDeadlineSeconds: 1200 },
              status: {
                conditions: [
                  {
                    type: 'Failed',
                    status: 'True',
                    reason: 'DeadlineExceeded',
                    message: 'Job was active longer than specified deadline',
                  },
                ],
              },
            },
          },
        },
      },
      at: 'Job/train',
      says: ['1200 seconds', 'ImagePullBackOff'],
    },
  ],
  passes: [
    { name: 'a job that is done', cluster: { workloads: { migrate: { kind: 'Job' } } } },
    {
      name: 'at its backoff limit',
      cluster: { workloads: { migrate: { kind: 'Job', states: [{ failed: { exit: 1, log: ['x'] } }] } } },
    },
  ],
};
