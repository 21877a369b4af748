import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scheduling/taint',
  matches: [
    {
      name: 'one tainted node with the right label',
      cluster: {
        workloads: {
          index: {
            pod: { nodeSelector: { pool: 'search' } },
            state: {
              pending: {
                message:
                  "0/3 nodes are available: 1 node(s) had untolerated taint {maintenance: kernel-update}, 2 node(s) didn't match Pod's node affinity/selector.",
              },
            },
          },
        },
        nodes: {
          'worker-3': {
            labels: { pool: 'search' },
            taints: [{ key: 'maintenance', value: 'kernel-update', effect: 'NoSchedule' }],
          },
        },
      },
      at: 'Deployment/index',
      says: ['maintenance=kernel-update:NoSchedule', 'worker-3'],
    },
    {
      name: 'the words of newer schedulers, which name no taint',
      cluster: {
        workloads: {
          ledger: {
            kind: 'StatefulSet',
            state: { pending: { message: '0/3 nodes are available: 3 node(s) had untolerated taint(s).' } },
          },
        },
        nodes: {
          'worker-1': { taints: [{ key: 'dedicated', value: 'batch', effect: 'NoExecute' }] },
          'worker-2': { taints: [{ key: 'dedicated', value: 'batch', effect: 'NoExecute' }] },
          'worker-3': { taints: [{ key: 'dedicated', value: 'batch', effect: 'NoExecute' }] },
        },
      },
      at: 'StatefulSet/ledger',
      says: ['dedicated=batch:NoExecute'],
    },
  ],
  passes: [
    {
      name: 'no CPU, beside a tainted node',
      cluster: {
        workloads: {
          elsewhere: {
            state: {
              pending: {
                message:
                  '0/3 nodes are available: 1 node(s) had untolerated taint {a: b}, 2 Insufficient cpu.',
              },
            },
          },
        },
      },
    },
    { name: 'a pod that found its node', cluster: { workloads: { calm: {} }, events: {} } },
  ],
};
