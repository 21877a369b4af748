import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'start/not-executable',
  matches: [
    {
      name: 'a script without its bit',
      cluster: {
        workloads: {
          ui: {
            state: {
              start: {
                message:
                  'failed to create containerd task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/entry.sh": permission denied',
              },
            },
          },
        },
      },
      at: 'Deployment/ui',
      says: ['/entry.sh', 'permission denied'],
    },
    {
      name: 'a shell that may not',
      cluster: {
        workloads: {
          feed: {
            kind: 'StatefulSet',
            state: { crashloop: { exit: 126, log: ['sh: 1: /app/run: Permission denied'] } },
          },
        },
      },
      at: 'StatefulSet/feed',
      says: ['/app/run'],
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
      name: 'a data file that may not be opened',
      cluster: {
        workloads: {
          feed: { state: { crashloop: { exit: 1, log: ['open /data/index.db: permission denied'] } } },
        },
      },
    },
  ],
};
