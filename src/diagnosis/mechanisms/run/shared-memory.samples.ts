import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'run/shared-memory',
  matches: [
    {
      name: 'PostgreSQL',
      cluster: {
        workloads: {
          db: {
            kind: 'StatefulSet',
            log: [
              '-3m ERROR: could not resize shared memory segment /PostgreSQL.77 to 8388608 bytes: No space left on device',
            ],
          },
        },
      },
      at: 'StatefulSet/db',
      says: ['/dev/shm', 'shared memory segment'],
    },
    {
      name: 'a browser',
      cluster: {
        workloads: { feed: { log: ['-3m ERROR: No space left on device: /dev/shm/.org.chromium.x'] } },
      },
      at: 'Deployment/feed',
      says: ['/dev/shm'],
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
    { name: 'a quiet log', cluster: { workloads: { feed: { log: ['level=info msg=ok status=200'] } } } },
    {
      name: 'a full disk',
      cluster: { workloads: { feed: { log: ['-3m ERROR write /data/x: no space left on device'] } } },
    },
  ],
};
