import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'refused/quota-demands',
  matches: [
    {
      name: 'the form of newer clusters',
      cluster: {
        workloads: {
          ocr: {
            state: {
              refused: {
                message:
                  'pods "ocr-55-2" is forbidden: failed quota: compute: must specify limits.cpu for: ocr; limits.memory for: ocr',
              },
            },
          },
        },
      },
      at: 'Deployment/ocr',
      says: ['quota compute', 'limits.cpu for: ocr', 'limits.memory'],
    },
    {
      name: 'the form of older clusters, on a DaemonSet',
      cluster: {
        workloads: {
          shipper: {
            kind: 'DaemonSet',
            states: [],
            events: [
              [
                'W',
                'FailedCreate',
                'Error creating: pods "shipper-" is forbidden: failed quota: mem: must specify limits.memory,requests.memory',
              ],
            ],
          },
        },
      },
      at: 'DaemonSet/shipper',
      says: ['quota mem', 'limits.memory,requests.memory'],
    },
  ],
  passes: [
    { name: 'nothing refused', cluster: { workloads: { ocr: {} } } },
    {
      name: 'a quota that is used up',
      cluster: {
        workloads: {
          ocr: {
            state: {
              refused: {
                message:
                  'pods "o" is forbidden: exceeded quota: q, requested: pods=1, used: pods=3, limited: pods=3',
              },
            },
          },
        },
      },
    },
  ],
};
