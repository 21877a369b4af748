import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'refused/other',
  matches: [
    {
      name: 'refused to a Deployment',
      cluster: {
        workloads: {
          web: {
            state: {
              refused: {
                message:
                  'pods "x-1" is forbidden: unable to validate against any security context constraint: [provider "anyuid": Forbidden: not usable by user or serviceaccount]',
              },
            },
          },
        },
      },
      at: 'Deployment/web',
      says: ['security context constraint'],
    },
    {
      name: 'refused to a DaemonSet',
      cluster: {
        workloads: {
          agent: {
            kind: 'DaemonSet',
            states: [],
            events: [
              [
                'W',
                'FailedCreate',
                'Error creating: pods "x-1" is forbidden: User "system:serviceaccount:kube-system:daemon-set-controller" cannot create resource "pods" in API group "" in the namespace "shop"',
                9,
              ],
            ],
          },
        },
      },
      at: 'DaemonSet/agent',
      says: ['cannot create resource'],
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
