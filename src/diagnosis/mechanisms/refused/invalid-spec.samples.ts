import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'refused/invalid-spec',
  matches: [
    {
      name: 'refused to a Deployment',
      cluster: {
        workloads: {
          web: {
            state: {
              refused: {
                message:
                  'Pod "web-1" is invalid: spec.containers[0].resources.requests: Invalid value: "2Gi": must be less than or equal to memory limit of 1Gi',
              },
            },
          },
        },
      },
      at: 'Deployment/web',
      says: ['must be less than or equal to memory limit'],
    },
    {
      name: 'refused to a Job',
      cluster: {
        workloads: {
          etl: {
            kind: 'Job',
            state: {
              refused: {
                message:
                  'Pod "etl-8" is invalid: [spec.volumes[1].name: Duplicate value: "data", spec.containers[0].volumeMounts[1].mountPath: Invalid value: "/data": must be unique]',
              },
            },
          },
        },
      },
      at: 'Job/etl',
      says: ['Duplicate value: "data"'],
    },
  ],
  passes: [
    {
      name: 'a quota that is used up',
      cluster: {
        workloads: {
          other: {
            state: {
              refused: {
                message:
                  'pods "x-1" is forbidden: exceeded quota: q, requested: pods=1, used: pods=3, limited: pods=3',
              },
            },
          },
        },
      },
    },
    { name: 'nothing refused', cluster: { workloads: { calm: {} } } },
  ],
};
