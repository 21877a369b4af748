import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'run/open-files',
  matches: [
    {
      name: 'Go, while it runs',
      cluster: {
        workloads: { feed: { log: ['-3m ERROR accept tcp [::]:8080: accept4: too many open files'] } },
      },
      at: 'Deployment/feed',
      says: ['too many open files'],
    },
    {
      name: 'Node',
      cluster: {
        workloads: {
          maps: { kind: 'StatefulSet', log: ['-3m Error: EMFILE: out of descriptors, open /data/x'] },
        },
      },
      at: 'StatefulSet/maps',
      says: ['EMFILE'],
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
  ],
};
