import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'disruption/too-few-healthy',
  matches: [
    {
      name: 'one of two',
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
      at: 'PodDisruptionBudget/postings',
      says: ['1 of the 2', 'minAvailable 2', 'not ready: postings-'],
      labels: { namespace: 'shop', poddisruptionbudget: 'postings' },
    },
    {
      name: 'by a share',
      cluster: {
        workloads: {
          postings: {
            states: [
              'ready',
              'ready',
              { unready: { message: 'HTTP probe failed with statuscode: 503' } },
              { unready: { message: 'HTTP probe failed with statuscode: 503' } },
            ],
          },
        },
        objects: {
          'PodDisruptionBudget/postings': {
            spec: { maxUnavailable: '25%', selector: { matchLabels: { app: 'postings' } } },
            status: { currentHealthy: 2, desiredHealthy: 3, disruptionsAllowed: 0, expectedPods: 4 },
          },
        },
      },
      at: 'PodDisruptionBudget/postings',
      says: ['2 of the 3', 'maxUnavailable 25%'],
      labels: { namespace: 'shop', poddisruptionbudget: 'postings' },
    },
  ],
  passes: [
    {
      name: 'all healthy',
      cluster: {
        workloads: { postings: { states: ['ready', 'ready'] } },
        objects: {
          'PodDisruptionBudget/postings': {
            spec: { minAvailable: 2, selector: { matchLabels: { app: 'postings' } } },
            status: { currentHealthy: 2, desiredHealthy: 2, disruptionsAllowed: 0, expectedPods: 2 },
          },
        },
      },
      labels: { namespace: 'shop', poddisruptionbudget: 'postings' },
    },
    {
      name: 'an alert about whom it guards',
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
    },
  ],
};
