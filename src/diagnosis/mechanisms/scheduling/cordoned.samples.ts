import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scheduling/cordoned',
  matches: [
    {
      name: 'the only node of its pool',
      cluster: {
        workloads: {
          render: {
            pod: { nodeSelector: { pool: 'big' } },
            state: {
              pending: {
                message:
                  "0/3 nodes are available: 1 node(s) were unschedulable, 2 node(s) didn't match Pod's node affinity/selector.",
              },
            },
          },
        },
        nodes: { 'worker-2': { labels: { pool: 'big' }, unschedulable: true } },
      },
      at: 'Deployment/render',
      says: ['worker-2', 'cordoned'],
    },
    {
      name: 'the node in the zone of its volume',
      cluster: {
        workloads: {
          wallet: {
            kind: 'StatefulSet',
            replicas: 1,
            mounts: { '/data': 'claim:data-wallet-0' },
            state: {
              pending: {
                message:
                  '0/3 nodes are available: 1 node(s) were unschedulable, 2 node(s) had volume node affinity conflict.',
              },
            },
          },
        },
        nodes: { 'worker-2': { unschedulable: true } },
        objects: {
          'PersistentVolumeClaim/data-wallet-0': { spec: { volumeName: 'pv-7' }, status: { phase: 'Bound' } },
          'PersistentVolume/pv-7': {
            spec: {
              nodeAffinity: {
                required: {
                  nodeSelectorTerms: [
                    {
                      matchExpressions: [
                        { key: 'topology.kubernetes.io/zone', operator: 'In', values: ['zone-b'] },
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
      says: ['worker-2', 'zone-b'],
    },
  ],
  passes: [
    {
      name: 'no node has the label',
      cluster: {
        workloads: {
          elsewhere: {
            state: {
              pending: {
                message:
                  "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.",
              },
            },
          },
        },
      },
    },
    {
      name: 'a cordoned node that nobody waits for',
      cluster: {
        nodes: { 'worker-2': { unschedulable: true } },
        workloads: { calm: { nodes: ['worker-1'] } },
      },
    },
  ],
};
