import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'run/stuck-terminating',
  matches: [
    {
      name: 'a finalizer',
      cluster: {
        workloads: { snap: { state: { terminating: { for: '3h', finalizer: 'backup.example.com/flush' } } } },
      },
      at: 'Deployment/snap',
      says: ['terminating', 'backup.example.com/flush'],
    },
    {
      name: 'nothing says why',
      cluster: { workloads: { feed: { kind: 'StatefulSet', state: { terminating: { for: '40m' } } } } },
      at: 'StatefulSet/feed',
      says: ['terminating'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    { name: 'a moment ago', cluster: { workloads: { feed: { state: { terminating: { for: '20s' } } } } } },
  ],
};
