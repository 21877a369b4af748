import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'refused/runtime-class',
  matches: [
    {
      name: 'refused to a Deployment',
      cluster: {
        workloads: {
          sandboxed: {
            state: {
              refused: { message: 'pods "x-1" is forbidden: pod rejected: RuntimeClass "gvisor" not found' },
            },
          },
        },
      },
      at: 'Deployment/sandboxed',
      says: ['gvisor'],
    },
    {
      name: 'refused to a StatefulSet',
      cluster: {
        workloads: {
          vm: {
            kind: 'StatefulSet',
            replicas: 2,
            states: [],
            events: [
              [
                'W',
                'FailedCreate',
                'create Pod vm-0 in StatefulSet vm failed error: pods "x-1" is forbidden: pod rejected: RuntimeClass "kata-qemu" not found',
                9,
              ],
            ],
          },
        },
      },
      at: 'StatefulSet/vm',
      says: ['kata-qemu'],
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
