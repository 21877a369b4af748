import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'disruption/never-spares',
  matches: [
    {
      name: 'as many as there are',
      cluster: {
        workloads: { postings: { states: ['ready', 'ready'] } },
        objects: {
          'PodDisruptionBudget/postings': {
            spec: { minAvailable: 2, selector: { matchLabels: { app: 'postings' } } },
            status: { currentHealthy: 2, desiredHealthy: 2, disruptionsAllowed: 0, expectedPods: 2 },
          },
        },
      },
      at: 'PodDisruptionBudget/postings',
      says: ['minAvailable 2', '2 pods'],
      labels: { namespace: 'shop', poddisruptionbudget: 'postings' },
    },
    {
      name: 'none may be missing',
      cluster: {
        workloads: { postings: { states: ['ready', 'ready', 'ready'] } },
        objects: {
          'PodDisruptionBudget/postings': {
            spec: { maxUnavailable: 0, selector: { matchLabels: { app: 'postings' } } },
            status: { currentHealthy: 3, desiredHealthy: 3, disruptionsAllowed: 0, expectedPods: 3 },
          },
        },
      },
      at: 'PodDisruptionBudget/postings',
      says: ['maxUnavailable 0'],
      labels: { namespace: 'shop', poddisruptionbudget: 'postings' },
    },
  ],
  passes: [
    {
      name: 'an alert about whom it guards',
      cluster: {
        workloads: { postings: {} },
        objects: {
          'PodDisruptionBudget/postings': {
            spec: { minAvailable: 2, selector: { matchLabels: { app: 'postings' } } },
            status: { currentHealthy: 2, desiredHealthy: 2, disruptionsAllowed: 0, expectedPods: 2 },
          },
        },
      },
    },
    {
      name: 'one to spare',
      cluster: {
        workloads: { postings: { states: ['ready', 'ready'] } },
        objects: {
          'PodDisruptionBudget/postings': {
            spec: { minAvailable: 1, selector: { matchLabels: { app: 'postings' } } },
            status: { currentHealthy: 2, desiredHealthy: 1, disruptionsAllowed: 1, expectedPods: 2 },
          },
        },
      },
      labels: { namespace: 'shop', poddisruptionbudget: 'postings' },
    },
    {
      name: 'too few healthy, which is another mechanism',
      cluster: {
        workloads: {
          postings: { states: ['ready', { unready: { message: 'HTTP probe failed with statuscode: 503' } }] },
        },
        objects: {
          'PodDisruptionBudget/postings': {
            spec: { minAvailable: 2, selector: { matchLabels: { app: 'postings' } } },
            status: { currentHealthy: 1, desiredHealthy: 2, disruptionsAllowed: 0, expectedPods: 2 },
          },
        },
      },
      labels: { namespace: 'shop', poddisruptionbudget: 'postings' },
    },
  ],
};
