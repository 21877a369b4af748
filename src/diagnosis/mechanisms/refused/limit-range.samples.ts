import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'refused/limit-range',
  matches: [
    {
      name: 'refused to a Deployment',
      cluster: {
        workloads: {
          importer: {
            state: {
              refused: {
                message:
                  'pods "x-1" is forbidden: maximum memory usage per Container is 512Mi, but limit is 1Gi',
              },
            },
          },
        },
        objects: {
          'LimitRange/small-containers': {
            spec: { limits: [{ type: 'Container', max: { memory: '512Mi' } }] },
          },
        },
      },
      at: 'Deployment/importer',
      says: ['512Mi', '1Gi', 'small-containers'],
    },
    {
      name: 'refused to a StatefulSet',
      cluster: {
        workloads: {
          store: {
            kind: 'StatefulSet',
            replicas: 2,
            states: [],
            events: [
              [
                'W',
                'FailedCreate',
                'create Pod store-0 in StatefulSet store failed error: pods "x-1" is forbidden: [minimum cpu usage per Pod is 200m, but request is 100m, cpu max limit to request ratio per Container is 2, but provided ratio is 4.000000]',
                9,
              ],
            ],
          },
        },
      },
      at: 'StatefulSet/store',
      says: ['minimum cpu usage per Pod is 200m', '100m'],
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
                'Error creating: pods "x-1" is forbidden: cpu max limit to request ratio per Container is 2, but provided ratio is 4.000000',
                9,
              ],
            ],
          },
        },
      },
      at: 'DaemonSet/agent',
      says: ['ratio', '4.000000'],
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
