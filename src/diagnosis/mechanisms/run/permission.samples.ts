import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'crash/permission',
  matches: [
    {
      name: 'a file of a claim',
      cluster: {
        workloads: {
          scanner: {
            mounts: { '/data': 'claim:scans' },
            pod: { securityContext: { runAsUser: 10001 } },
            state: { crashloop: { exit: 1, log: ['open /data/index.db: permission denied'] } },
          },
        },
      },
      at: 'Deployment/scanner',
      says: ['/data/index.db', 'scans', '10001'],
    },
    {
      name: 'a read-only root',
      cluster: {
        workloads: {
          feed: {
            kind: 'StatefulSet',
            state: {
              crashloop: { exit: 1, log: ["Error: EROFS: read-only file system, open '/app/cache'"] },
            },
          },
        },
      },
      at: 'StatefulSet/feed',
      says: ['/app/cache'],
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
      name: 'a command that may not be executed',
      cluster: { workloads: { feed: { state: { start: { message: 'exec: "/x": permission denied' } } } } },
    },
  ],
};
