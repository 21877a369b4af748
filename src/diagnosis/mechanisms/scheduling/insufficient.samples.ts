import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scheduling/insufficient',
  matches: [
    {
      name: 'more CPU than any node has',
      cluster: {
        workloads: {
          transcoder: {
            requests: { cpu: '20' },
            state: {
              pending: {
                message:
                  '0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
              },
            },
          },
        },
      },
      at: 'Deployment/transcoder',
      says: ['insufficient cpu', 'asks for 20', 'has 8'],
    },
    {
      name: 'as much as a node has, but others use it',
      cluster: {
        workloads: {
          solver: {
            replicas: 1,
            requests: { memory: '20Gi' },
            state: {
              pending: {
                message:
                  '0/3 nodes are available: 3 Insufficient memory. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
              },
            },
          },
          hog: { replicas: 3, requests: { memory: '16Gi' } },
        },
      },
      at: 'Deployment/solver',
      says: ['insufficient memory', '20Gi', 'of 32Gi, on worker-'],
    },
    {
      name: 'no devices, beside the taint of control planes',
      cluster: {
        workloads: {
          trainer: {
            kind: 'StatefulSet',
            limits: { 'nvidia.com/gpu': '2' },
            state: {
              pending: {
                message:
                  '0/4 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 3 Insufficient nvidia.com/gpu.',
              },
            },
          },
        },
      },
      at: 'StatefulSet/trainer',
      says: ['nvidia.com/gpu'],
    },
  ],
  passes: [
    {
      name: 'a selector that no node has',
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
    { name: 'a pod that found its node', cluster: { workloads: { calm: {} }, events: {} } },
  ],
};
