import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scheduling/volume-zone',
  matches: [
    {
      name: 'a volume of another zone',
      cluster: {
        workloads: {
          wallet: {
            kind: 'StatefulSet',
            replicas: 1,
            mounts: { '/data': 'claim:data-wallet-0' },
            state: {
              pending: {
                message:
                  "0/3 nodes are available: 1 node(s) didn't match Pod's node affinity/selector, 2 node(s) had volume node affinity conflict.",
              },
            },
          },
        },
        objects: {
          'PersistentVolumeClaim/data-wallet-0': { spec: { volumeName: 'pv-9' }, status: { phase: 'Bound' } },
          'PersistentVolume/pv-9': {
            spec: {
              nodeAffinity: {
                required: {
                  nodeSelectorTerms: [
                    {
                      matchExpressions: [
                        { key: 'topology.kubernetes.io/zone', operator: 'In', values: ['zone-z'] },
                      ],
                    },
                  ],
                },
              },
            },
            status: { phase: 'Bound' },
          },
        },
      },
      at: 'StatefulSet/wallet',
      says: ['pv-9', 'data-wallet-0', 'zone-z'],
    },
    {
      name: 'the words of newer schedulers',
      cluster: {
        workloads: {
          mail: {
            state: {
              pending: {
                message: "0/3 nodes are available: 3 node(s) didn't match PersistentVolume's node affinity.",
              },
            },
          },
        },
      },
      at: 'Deployment/mail',
      says: ['volume node affinity'],
    },
  ],
  passes: [
    {
      name: 'no CPU in the zone of the volume',
      cluster: {
        workloads: {
          elsewhere: {
            state: {
              pending: {
                message:
                  '0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had volume node affinity conflict.',
              },
            },
          },
        },
      },
    },
    { name: 'a pod that found its node', cluster: { workloads: { calm: {} }, events: {} } },
  ],
};
