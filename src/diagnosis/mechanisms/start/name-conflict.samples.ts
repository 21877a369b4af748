import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'start/name-conflict',
  matches: [
    {
      name: 'containerd still reserves it',
      cluster: {
        workloads: {
          ui: {
            state: {
              start: {
                message: 'failed to reserve container name "ui_ui-1_shop_0": name is reserved for "9ab"',
                reason: 'CreateContainerError',
              },
            },
          },
        },
      },
      at: 'Deployment/ui',
      says: ['same name'],
    },
    {
      name: 'CRI-O has one',
      cluster: {
        workloads: {
          feed: {
            kind: 'StatefulSet',
            state: {
              start: {
                message:
                  'the container name "k8s_feed_feed-0_shop_0" is already in use by 77ab. You have to remove that container',
                reason: 'CreateContainerError',
              },
            },
          },
        },
      },
      at: 'StatefulSet/feed',
      says: ['already in use'],
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
  ],
};
