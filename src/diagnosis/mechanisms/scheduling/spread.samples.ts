import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scheduling/spread',
  matches: [
    {
      name: 'by zone',
      cluster: {
        workloads: {
          edge: {
            pod: {
              topologySpreadConstraints: [
                {
                  topologyKey: 'topology.kubernetes.io/zone',
                  maxSkew: 1,
                  whenUnsatisfiable: 'DoNotSchedule',
                  labelSelector: { matchLabels: { app: 'x' } },
                },
              ],
            },
            state: {
              pending: {
                message:
                  "0/3 nodes are available: 3 node(s) didn't match pod topology spread constraints. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.",
              },
            },
          },
        },
      },
      at: 'Deployment/edge',
      says: ['topology.kubernetes.io/zone', 'maxSkew 1'],
    },
    {
      name: 'the node of a zone is closed to it',
      cluster: {
        nodes: {
          'worker-1': { zone: 'zone-a' },
          'worker-2': { zone: 'zone-b', taints: [{ key: 'dedicated', value: 'ml', effect: 'NoSchedule' }] },
        },
        workloads: {
          edge: {
            pod: {
              topologySpreadConstraints: [
                {
                  topologyKey: 'topology.kubernetes.io/zone',
                  maxSkew: 1,
                  whenUnsatisfiable: 'DoNotSchedule',
                  labelSelector: { matchLabels: { app: 'x' } },
                },
              ],
            },
            state: {
              pending: {
                message:
                  "0/2 nodes are available: 1 node(s) didn't match pod topology spread constraints, 1 node(s) had untolerated taint {dedicated: ml}.",
              },
            },
          },
        },
      },
      at: 'Deployment/edge',
      says: ['worker-2', 'dedicated=ml:NoSchedule'],
    },
    {
      name: 'nodes without the label',
      cluster: {
        workloads: {
          'edge-set': {
            kind: 'StatefulSet',
            pod: {
              topologySpreadConstraints: [
                {
                  topologyKey: 'topology.kubernetes.io/zone',
                  maxSkew: 1,
                  whenUnsatisfiable: 'DoNotSchedule',
                  labelSelector: { matchLabels: { app: 'x' } },
                },
              ],
            },
            state: {
              pending: {
                message:
                  "0/3 nodes are available: 3 node(s) didn't match pod topology spread constraints (missing required label).",
              },
            },
          },
        },
      },
      at: 'StatefulSet/edge-set',
      says: ['lack the label topology.kubernetes.io/zone'],
    },
  ],
  passes: [
    {
      name: 'anti-affinity',
      cluster: {
        workloads: {
          elsewhere: {
            state: {
              pending: {
                message:
                  "0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.",
              },
            },
          },
        },
      },
    },
    { name: 'a pod that found its node', cluster: { workloads: { calm: {} }, events: {} } },
  ],
};
