import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scheduling/node-selector',
  matches: [
    {
      name: 'a label that nodes have with another value',
      cluster: {
        workloads: {
          inference: {
            pod: { nodeSelector: { accelerator: 'h200' } },
            state: {
              pending: {
                message:
                  "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.",
              },
            },
          },
        },
        nodes: { 'worker-1': { labels: { accelerator: 'a100' } } },
      },
      at: 'Deployment/inference',
      says: ['accelerator=h200', 'nodes have accelerator: a100'],
    },
    {
      name: 'a required node affinity',
      cluster: {
        workloads: {
          matrix: {
            kind: 'StatefulSet',
            pod: {
              affinity: {
                nodeAffinity: {
                  requiredDuringSchedulingIgnoredDuringExecution: {
                    nodeSelectorTerms: [
                      { matchExpressions: [{ key: 'disk', operator: 'In', values: ['nvme', 'ssd'] }] },
                    ],
                  },
                },
              },
            },
            state: {
              pending: {
                message:
                  "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.",
              },
            },
          },
        },
      },
      at: 'StatefulSet/matrix',
      says: ['disk=nvme|ssd'],
    },
  ],
  passes: [
    {
      name: 'no CPU on the nodes that match',
      cluster: {
        workloads: {
          elsewhere: {
            state: {
              pending: {
                message:
                  "0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't match Pod's node affinity/selector.",
              },
            },
          },
        },
      },
    },
    { name: 'a pod that found its node', cluster: { workloads: { calm: {} }, events: {} } },
  ],
};
