import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'run/completes',
  matches: [
    {
      name: 'a batch program in a Deployment',
      cluster: {
        workloads: {
          feed: {
            state: {
              crashloop: { exit: 0, reason: 'Completed', restarts: 9, log: ['processed 12 rows', 'done'] },
            },
          },
        },
      },
      at: 'Deployment/feed',
      says: ['exit code 0', '9 restarts', 'done'],
    },
    {
      name: 'a shell without a program',
      cluster: {
        workloads: { maps: { kind: 'StatefulSet', state: { crashloop: { exit: 0, reason: 'Completed' } } } },
      },
      at: 'StatefulSet/maps',
      says: ['exit code 0'],
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
    { name: 'a Job that ended well', cluster: { workloads: { feed: { kind: 'Job', state: 'done' } } } },
  ],
};
