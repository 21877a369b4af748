import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'config/missing-configmap',
  matches: [
    {
      name: 'a volume of an agent',
      cluster: {
        workloads: {
          agent: {
            kind: 'DaemonSet',
            mounts: { '/etc/agent': 'configmap:agent-v2' },
            state: {
              creating: {
                message: 'MountVolume.SetUp failed for volume "agent-v2" : configmap "agent-v2" not found',
              },
            },
          },
        },
      },
      at: 'DaemonSet/agent',
      says: ['ConfigMap agent-v2', 'does not exist', 'volume agent-v2'],
    },
    {
      name: 'through envFrom',
      cluster: {
        workloads: {
          feed: {
            envFrom: ['configmap:feed-env'],
            state: { config: { message: 'configmap "feed-env" not found' } },
          },
        },
      },
      at: 'Deployment/feed',
      says: ['feed-env', 'envFrom', 'container feed'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'a Secret',
      cluster: { workloads: { feed: { state: { config: { message: 'secret "feed-env" not found' } } } } },
    },
    {
      name: 'an old event of a pod that runs by now',
      cluster: {
        workloads: { feed: {} },
        events: { 'Deployment/feed': [['W', 'Failed', 'configmap "feed-env" not found']] },
      },
    },
  ],
};
