import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scheduling/device-claim',
  matches: [
    {
      name: 'no device is left',
      cluster: {
        workloads: {
          vision: {
            pod: { resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: 'one-gpu' }] },
            state: {
              pending: {
                message:
                  '0/3 nodes are available: 3 cannot allocate all claims. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
              },
            },
          },
        },
      },
      at: 'Deployment/vision',
      says: ['one-gpu', 'cannot allocate all claims'],
    },
    {
      name: 'a claim that was not made yet',
      cluster: {
        workloads: {
          fabric: {
            kind: 'StatefulSet',
            state: {
              pending: {
                message:
                  '0/3 nodes are available: 3 node(s) waiting for resource claim fabric-nic to be created.',
              },
            },
          },
        },
      },
      at: 'StatefulSet/fabric',
      says: ['resource claim'],
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
