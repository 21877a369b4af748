import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scheduling/host-port',
  matches: [
    {
      name: 'a fourth replica and three nodes',
      cluster: {
        workloads: {
          sip: {
            container: { ports: [{ name: 'main', containerPort: 5060, hostPort: 5060 }] },
            states: [
              'ready',
              'ready',
              'ready',
              {
                pending: {
                  message:
                    "0/3 nodes are available: 3 node(s) didn't have free ports for the requested pod ports. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.",
                },
              },
            ],
          },
        },
      },
      at: 'Deployment/sip',
      says: ['5060', 'taken by sip-'],
    },
    {
      name: 'the ports of the host network',
      cluster: {
        workloads: {
          exporter: {
            kind: 'StatefulSet',
            port: 9100,
            pod: { hostNetwork: true },
            state: {
              pending: {
                message:
                  "0/3 nodes are available: 3 node(s) didn't have free ports for the requested pod ports. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.",
              },
            },
          },
        },
      },
      at: 'StatefulSet/exporter',
      says: ['9100'],
    },
  ],
  passes: [
    {
      name: 'no CPU',
      cluster: {
        workloads: {
          elsewhere: {
            state: {
              pending: {
                message:
                  '0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
              },
            },
          },
        },
      },
    },
    { name: 'a pod that found its node', cluster: { workloads: { calm: {} }, events: {} } },
  ],
};
