import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'memory/no-limit',
  matches: [
    {
      name: 'its node was short of memory',
      cluster: {
        nodes: {
          'worker-1': {
            conditions: {
              MemoryPressure: 'True KubeletHasInsufficientMemory kubelet has insufficient memory available',
            },
          },
        },
        workloads: { feed: { nodes: ['worker-1'], state: { oom: {} } } },
      },
      at: 'Deployment/feed',
      says: ['no memory limit', 'OOM killed', 'MemoryPressure'],
    },
    {
      name: 'nothing is said of the node',
      cluster: {
        workloads: { maps: { kind: 'StatefulSet', requests: { memory: '1Gi' }, state: { oom: {} } } },
      },
      at: 'StatefulSet/maps',
      says: ['no memory limit', '1Gi'],
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
    { name: 'a limit', cluster: { workloads: { feed: { limits: { memory: '1Gi' }, state: { oom: {} } } } } },
  ],
};
