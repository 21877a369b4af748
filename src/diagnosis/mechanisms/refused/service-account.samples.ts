import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'refused/service-account',
  matches: [
    {
      name: 'refused to a Deployment',
      cluster: {
        workloads: {
          positions: {
            state: {
              refused: {
                message:
                  'pods "x-1" is forbidden: error looking up service account fleet/positions-reader: serviceaccount "positions-reader" not found',
              },
            },
          },
        },
      },
      at: 'Deployment/positions',
      says: ['positions-reader'],
    },
    {
      name: 'refused to a Job',
      cluster: {
        workloads: {
          sync: {
            kind: 'Job',
            state: {
              refused: {
                message:
                  'pods "x-1" is forbidden: error looking up service account shop/syncer: serviceaccount "syncer" not found',
              },
            },
          },
        },
      },
      at: 'Job/sync',
      says: ['syncer'],
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
