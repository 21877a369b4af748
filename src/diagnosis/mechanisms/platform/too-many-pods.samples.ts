import type { RuleSamples } from '../../../../test/support/rule-samples.js';

const nodes = ['worker-1'];

export const samples: RuleSamples = {
  mechanism: 'node/too-many-pods',
  matches: [
    {
      name: 'one workload takes nearly all',
      labels: { node: 'worker-1' },
      cluster: {
        nodes: { 'worker-1': { pods: '10' } },
        workloads: { crawler: { replicas: 8, nodes }, web: { replicas: 1, nodes } },
      },
      at: 'Node/worker-1',
      says: ['of at most 10', '8 of them shop/crawler'],
    },
  ],
  passes: [
    {
      name: 'room is left',
      labels: { node: 'worker-1' },
      cluster: {
        nodes: { 'worker-1': { pods: '20' } },
        workloads: { crawler: { replicas: 8, nodes } },
      },
    },
    {
      name: 'the pods have ended',
      labels: { node: 'worker-1' },
      cluster: {
        nodes: { 'worker-1': { pods: '6' } },
        workloads: {
          crawl: { kind: 'Job', nodes, states: ['done', 'done', 'done', 'done', 'done', 'done', 'done'] },
        },
      },
    },
  ],
};
