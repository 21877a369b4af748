import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'memory/heap',
  matches: [
    {
      name: 'Java, with its setting',
      cluster: {
        workloads: {
          feed: {
            limits: { memory: '1Gi' },
            env: { JAVA_TOOL_OPTIONS: '-Xmx512m' },
            state: { crashloop: { exit: 3, log: ['java.lang.OutOfMemoryError: Java heap space'] } },
          },
        },
      },
      at: 'Deployment/feed',
      says: ['heap', '-Xmx512m', '1Gi', 'Java heap space'],
    },
    {
      name: 'Node',
      cluster: {
        workloads: {
          maps: {
            kind: 'StatefulSet',
            state: {
              crashloop: {
                exit: 134,
                log: ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
              },
            },
          },
        },
      },
      at: 'StatefulSet/maps',
      says: ['JavaScript heap'],
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
      name: 'killed by the kernel',
      cluster: {
        workloads: {
          feed: {
            limits: { memory: '1Gi' },
            state: { oom: { log: ['java.lang.OutOfMemoryError: Java heap space'] } },
          },
        },
      },
    },
  ],
};
