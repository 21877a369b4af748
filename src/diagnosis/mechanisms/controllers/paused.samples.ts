import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'controller/paused',
  matches: [
    {
      name: 'one of three updated',
      cluster: {
        workloads: {
          cart: {
            replicas: 3,
            controller: {
              spec: { paused: true },
              status: {
                updatedReplicas: 1,
                conditions: [
                  {
                    type: 'Progressing',
                    status: 'Unknown',
                    reason: 'DeploymentPaused',
                    message: 'Deployment is paused',
                    lastTransitionTime: '2026-11-24T09:00:00Z',
                  },
                ],
              },
            },
          },
        },
      },
      at: 'Deployment/cart',
      says: ['1 of 3', 'paused'],
    },
    {
      name: 'none updated',
      cluster: {
        workloads: {
          mail: { replicas: 2, controller: { spec: { paused: true }, status: { updatedReplicas: 0 } } },
        },
      },
      at: 'Deployment/mail',
      says: ['0 of 2'],
    },
  ],
  passes: [
    {
      name: 'paused with nothing to roll out',
      cluster: { workloads: { cart: { controller: { spec: { paused: true } } } } },
    },
    { name: 'all is well', cluster: { workloads: { calm: {} } } },
  ],
};
