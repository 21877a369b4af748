import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'controller/update-held',
  matches: [
    {
      name: 'a partition',
      cluster: {
        workloads: {
          ring: {
            kind: 'StatefulSet',
            replicas: 3,
            controller: {
              spec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } },
              status: { updatedReplicas: 1 },
            },
          },
        },
      },
      at: 'StatefulSet/ring',
      says: ['partition 2', '1 of 3'],
    },
    {
      name: 'OnDelete of a DaemonSet',
      cluster: {
        workloads: {
          agent: {
            kind: 'DaemonSet',
            controller: {
              spec: { updateStrategy: { type: 'OnDelete' } },
              status: { updatedNumberScheduled: 1 },
            },
          },
        },
      },
      at: 'DaemonSet/agent',
      says: ['OnDelete', '1 of 3'],
    },
  ],
  passes: [
    {
      name: 'a partition and all updated',
      cluster: {
        workloads: {
          ring: {
            kind: 'StatefulSet',
            replicas: 3,
            controller: {
              spec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } },
            },
          },
        },
      },
    },
    { name: 'a DaemonSet that is well', cluster: { workloads: { a: { kind: 'DaemonSet' } } } },
  ],
};
