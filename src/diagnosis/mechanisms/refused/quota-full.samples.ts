import type { RuleSamples } from '../../../../test/support/rule-samples.js';

const quota = (used: string) => ({
  'ResourceQuota/lab-budget': {
    spec: { hard: { 'limits.memory': '16Gi', pods: '40' } },
    status: { hard: { 'limits.memory': '16Gi', pods: '40' }, used: { 'limits.memory': used, pods: '3' } },
  },
});

const labels = { namespace: 'shop', resourcequota: 'lab-budget' };

export const samples: RuleSamples = {
  mechanism: 'refused/quota-full',
  matches: [
    {
      name: 'an alert about the quota, with who uses it',
      labels,
      cluster: {
        workloads: { notebook: { replicas: 3, limits: { memory: '5Gi' } } },
        objects: quota('16Gi'),
      },
      at: 'ResourceQuota/lab-budget',
      says: ['limits.memory 16Gi/16Gi'],
    },
    {
      name: 'one that is almost full',
      labels,
      cluster: { workloads: { notebook: {} }, objects: quota('15Gi') },
      at: 'ResourceQuota/lab-budget',
      says: ['limits.memory 15Gi/16Gi'],
    },
  ],
  passes: [
    {
      name: 'a quota with room',
      labels,
      cluster: { workloads: { notebook: {} }, objects: quota('4Gi') },
    },
    {
      name: 'a full quota beside an alert about something else',
      cluster: { workloads: { notebook: {} }, objects: quota('16Gi') },
    },
  ],
};
