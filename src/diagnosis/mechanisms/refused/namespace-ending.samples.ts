import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'refused/namespace-ending',
  matches: [
    {
      name: 'refused to a Deployment',
      cluster: {
        workloads: {
          web: {
            state: {
              refused: {
                message:
                  'pods "x-1" is forbidden: unable to create new content in namespace shop because it is being terminated',
              },
            },
          },
        },
      },
      at: 'Deployment/web',
      says: ['namespace shop', 'deleted'],
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
                  'pods "x-1" is forbidden: unable to create new content in namespace shop because it is being terminated',
              },
            },
          },
        },
      },
      at: 'Job/etl',
      says: ['shop'],
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
