import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scaling/keda',
  matches: [
    {
      name: 'a trigger that fails',
      labels: { namespace: 'shop', scaledobject: 'tiles' },
      cluster: {
        workloads: { tiles: {} },
        objects: {
          'ScaledObject/tiles': {
            spec: { scaleTargetRef: { name: 'tiles' } },
            status: {
              conditions: [
                {
                  type: 'Ready',
                  status: 'False',
                  reason: 'ScaledObjectCheckFailed',
                  message:
                    'failed to ensure HPA is correctly created for ScaledObject: error parsing kafka metadata: no bootstrapServers',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'ScaledObject/tiles',
      says: ['Deployment tiles', 'no bootstrapServers'],
    },
    {
      name: 'paused',
      labels: { namespace: 'shop', scaledobject: 'q' },
      cluster: {
        workloads: { tiles: {} },
        objects: {
          'ScaledObject/q': {
            spec: { scaleTargetRef: { kind: 'StatefulSet', name: 'q' } },
            status: {
              conditions: [
                {
                  type: 'Ready',
                  status: 'True',
                  reason: 'ScaledObjectReady',
                  message: '',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
                {
                  type: 'Paused',
                  status: 'True',
                  reason: 'ScaledObjectPaused',
                  message: 'ScaledObject is paused',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'ScaledObject/q',
      says: ['Paused=True', 'is paused'],
    },
  ],
  passes: [
    {
      name: 'ready',
      labels: { namespace: 'shop', scaledobject: 'tiles' },
      cluster: {
        workloads: { tiles: {} },
        objects: {
          'ScaledObject/tiles': {
            spec: {},
            status: {
              conditions: [
                {
                  type: 'Ready',
                  status: 'True',
                  reason: 'ScaledObjectReady',
                  message: '',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
                {
                  type: 'Fallback',
                  status: 'False',
                  reason: 'NoFallbackFound',
                  message: '',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
    },
    { name: 'all is well', cluster: { workloads: { calm: {} } } },
  ],
};
