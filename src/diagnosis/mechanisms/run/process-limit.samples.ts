import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'run/process-limit',
  matches: [
    {
      name: 'Java threads',
      cluster: {
        workloads: {
          feed: { log: ['-3m ERROR java.lang.OutOfMemoryError: unable to create native thread'] },
        },
      },
      at: 'Deployment/feed',
      says: ['native thread'],
    },
    {
      name: 'a shell',
      cluster: {
        workloads: {
          maps: { kind: 'StatefulSet', log: ['-3m ERROR sh: fork: retry: No child processes'] },
        },
      },
      at: 'StatefulSet/maps',
      says: ['fork'],
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
