import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'controller/deleted',
  matches: [
    {
      name: 'a Deployment that an alert names',
      cluster: { workloads: { calm: {} } },
      at: 'Deployment/gone',
      says: ['Deployment gone', 'shop'],
      labels: { namespace: 'shop', deployment: 'gone' },
    },
    {
      name: 'a StatefulSet that an autoscaler names',
      cluster: {
        workloads: { calm: {} },
        objects: {
          'HorizontalPodAutoscaler/ring': {
            spec: {
              scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'ring' },
              maxReplicas: 3,
            },
            status: { conditions: [] },
          },
        },
      },
      at: 'StatefulSet/ring',
      says: ['StatefulSet ring'],
      labels: { namespace: 'shop', horizontalpodautoscaler: 'ring' },
    },
  ],
  passes: [
    { name: 'all is well', cluster: { workloads: { calm: {} } } },
    { name: 'one that is scaled to zero', cluster: { workloads: { idle: { replicas: 0 } } } },
  ],
};
