import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'refused/priority-class',
  matches: [
    {
      name: 'refused to a Deployment',
      cluster: {
        workloads: {
          departures: {
            state: {
              refused: { message: 'pods "x-1" is forbidden: no PriorityClass with name realtime was found' },
            },
          },
        },
      },
      at: 'Deployment/departures',
      says: ['PriorityClass realtime'],
    },
    {
      name: 'refused to a DaemonSet',
      cluster: {
        workloads: {
          probe: {
            kind: 'DaemonSet',
            states: [],
            events: [
              [
                'W',
                'FailedCreate',
                'Error creating: pods "x-1" is forbidden: no PriorityClass with name node-first was found',
                9,
              ],
            ],
          },
        },
      },
      at: 'DaemonSet/probe',
      says: ['node-first'],
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
