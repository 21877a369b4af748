import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'gitops/reconcile-failed',
  matches: [
    {
      name: 'a dry run that fails',
      cluster: {
        workloads: { tiles: {} },
        objects: {
          'Kustomization/flux-system/tiles': {
            status: {
              lastAttemptedRevision: 'main@sha1:c41d',
              lastAppliedRevision: 'main@sha1:8f2e',
              conditions: [
                {
                  type: 'Ready',
                  status: 'False',
                  reason: 'ReconciliationFailed',
                  message: 'Deployment/shop/tiles dry-run failed (Invalid): spec.replicas: Invalid value',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'Kustomization/tiles',
      says: ['dry-run failed', 'attempted main@sha1:c41d'],
    },
    {
      name: 'a health check that timed out',
      cluster: {
        workloads: { tiles: {} },
        objects: {
          'Kustomization/flux-system/apps': {
            status: {
              conditions: [
                {
                  type: 'Ready',
                  status: 'False',
                  reason: 'HealthCheckFailed',
                  message:
                    'health check failed after 5m0s: timeout waiting for: [Deployment/shop/tiles status: InProgress]',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'Kustomization/apps',
      says: ['HealthCheckFailed', 'InProgress'],
    },
  ],
  passes: [
    {
      name: 'ready',
      cluster: {
        workloads: { tiles: {} },
        objects: {
          'Kustomization/flux-system/tiles': {
            status: {
              conditions: [
                {
                  type: 'Ready',
                  status: 'True',
                  reason: 'ReconciliationSucceeded',
                  message: '',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
    },
    {
      name: 'still at it',
      cluster: {
        workloads: { tiles: {} },
        objects: {
          'Kustomization/flux-system/tiles': {
            status: {
              conditions: [
                {
                  type: 'Ready',
                  status: 'False',
                  reason: 'Progressing',
                  message: 'Reconciliation in progress',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
    },
  ],
};
