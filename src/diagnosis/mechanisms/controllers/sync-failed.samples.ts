import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'gitops/sync-failed',
  matches: [
    {
      name: 'an object that is invalid',
      cluster: {
        workloads: { tiles: {} },
        objects: {
          'Application/argocd/tiles': {
            status: {
              sync: { status: 'OutOfSync', revision: 'c41d7b0' },
              operationState: {
                phase: 'Failed',
                message:
                  'one or more objects failed to apply, reason: ConfigMap "tile-styles" is invalid: data[first letter]',
                finishedAt: '2026-11-24T09:36:00Z',
              },
            },
          },
        },
      },
      at: 'Application/tiles',
      says: ['c41d7b0', 'tile-styles'],
    },
    {
      name: 'a comparison that fails',
      cluster: {
        workloads: { tiles: {} },
        objects: {
          'Application/argocd/maps': {
            status: {
              sync: { status: 'Unknown' },
              conditions: [
                {
                  type: 'ComparisonError',
                  message:
                    'failed to generate manifest: helm template . failed: nil pointer evaluating interface',
                  lastTransitionTime: '2026-11-24T09:30:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'Application/maps',
      says: ['helm template'],
    },
  ],
  passes: [
    {
      name: 'synced and healthy',
      cluster: {
        workloads: { tiles: {} },
        objects: {
          'Application/argocd/tiles': {
            status: {
              sync: { status: 'Synced' },
              health: { status: 'Healthy' },
              operationState: { phase: 'Succeeded' },
            },
          },
        },
      },
    },
    {
      name: 'a sync that runs',
      cluster: {
        workloads: { tiles: {} },
        objects: {
          'Application/argocd/tiles': {
            status: { sync: { status: 'OutOfSync' }, operationState: { phase: 'Running' } },
          },
        },
      },
    },
  ],
};
