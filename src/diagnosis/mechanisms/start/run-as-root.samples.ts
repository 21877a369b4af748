import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'start/run-as-root',
  matches: [
    {
      name: 'an image that runs as root',
      cluster: {
        workloads: {
          ui: {
            state: {
              config: {
                message: 'container has runAsNonRoot and image will run as root (pod: "ui", container: ui)',
              },
            },
          },
        },
      },
      at: 'Deployment/ui',
      says: ['run as root'],
    },
    {
      name: 'a user by name',
      cluster: {
        workloads: {
          feed: {
            kind: 'StatefulSet',
            state: {
              config: {
                message:
                  'container has runAsNonRoot and image has non-numeric user (app), cannot verify user is non-root',
              },
            },
          },
        },
      },
      at: 'StatefulSet/feed',
      says: ['non-numeric user'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'a crash for a reason of its own',
      cluster: {
        workloads: { feed: { state: { crashloop: { exit: 2, log: ['panic: index out of range'] } } } },
      },
    },
    {
      name: 'a missing ConfigMap',
      cluster: { workloads: { feed: { state: { config: { message: 'configmap "feed" not found' } } } } },
    },
  ],
};
