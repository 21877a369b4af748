import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'helm/release-failed',
  matches: [
    {
      name: 'an upgrade that failed',
      cluster: {
        workloads: { tiles: {} },
        objects: {
          'HelmRelease/tiles': {
            status: {
              lastAttemptedRevision: '4.2.0',
              conditions: [
                {
                  type: 'Ready',
                  status: 'False',
                  reason: 'UpgradeFailed',
                  message:
                    'Helm upgrade failed for release shop/tiles with chart tiles@4.2.0: timed out waiting for the condition',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'HelmRelease/tiles',
      says: ['UpgradeFailed', '4.2.0'],
    },
    {
      name: 'stalled after its retries',
      cluster: {
        workloads: { tiles: {} },
        objects: {
          'HelmRelease/maps': {
            status: {
              conditions: [
                {
                  type: 'Ready',
                  status: 'False',
                  reason: 'InstallFailed',
                  message: 'x',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
                {
                  type: 'Stalled',
                  status: 'True',
                  reason: 'RetriesExceeded',
                  message: 'Failed to install after 3 attempt(s)',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'HelmRelease/maps',
      says: ['RetriesExceeded'],
    },
  ],
  passes: [
    {
      name: 'ready',
      cluster: {
        workloads: { tiles: {} },
        objects: {
          'HelmRelease/tiles': {
            status: {
              conditions: [
                {
                  type: 'Ready',
                  status: 'True',
                  reason: 'UpgradeSucceeded',
                  message: '',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
                {
                  type: 'Released',
                  status: 'True',
                  reason: 'UpgradeSucceeded',
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
          'HelmRelease/tiles': {
            status: {
              conditions: [
                {
                  type: 'Ready',
                  status: 'False',
                  reason: 'Progressing',
                  message: 'Running upgrade',
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
