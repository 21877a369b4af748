import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scaling/at-maximum',
  matches: [
    {
      name: 'by CPU, from the workload',
      cluster: {
        workloads: { tiles: { replicas: 2 } },
        objects: {
          'HorizontalPodAutoscaler/tiles': {
            spec: {
              scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'tiles' },
              minReplicas: 1,
              maxReplicas: 3,
              metrics: [
                {
                  type: 'Resource',
                  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } },
                },
                {
                  type: 'Pods',
                  pods: {
                    metric: { name: 'queue_depth' },
                    target: { type: 'AverageValue', averageValue: '30' },
                  },
                },
              ],
            },
            status: {
              currentReplicas: 3,
              desiredReplicas: 3,
              conditions: [
                {
                  type: 'ScalingLimited',
                  status: 'True',
                  reason: 'TooManyReplicas',
                  message: 'the desired replica count is more than the maximum replica count',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
              currentMetrics: [
                { type: 'Resource', resource: { name: 'cpu', current: { averageUtilization: 98 } } },
              ],
            },
          },
        },
      },
      at: 'HorizontalPodAutoscaler/tiles',
      says: ['maximum of 3', 'cpu 98% (target 60%)', 'Deployment tiles'],
    },
    {
      name: 'by a metric of its own',
      cluster: {
        workloads: { tiles: { replicas: 2 } },
        objects: {
          'HorizontalPodAutoscaler/tiles': {
            spec: {
              scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'tiles' },
              minReplicas: 1,
              maxReplicas: 3,
              metrics: [
                {
                  type: 'Resource',
                  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } },
                },
                {
                  type: 'Pods',
                  pods: {
                    metric: { name: 'queue_depth' },
                    target: { type: 'AverageValue', averageValue: '30' },
                  },
                },
              ],
            },
            status: {
              currentReplicas: 3,
              desiredReplicas: 3,
              conditions: [
                {
                  type: 'ScalingLimited',
                  status: 'True',
                  reason: 'TooManyReplicas',
                  message: 'the desired replica count is more than the maximum replica count',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
              currentMetrics: [
                { type: 'Pods', pods: { metric: { name: 'queue_depth' }, current: { averageValue: '412' } } },
              ],
            },
          },
        },
      },
      at: 'HorizontalPodAutoscaler/tiles',
      says: ['queue_depth 412 (target 30)'],
      labels: { namespace: 'shop', horizontalpodautoscaler: 'tiles' },
    },
  ],
  passes: [
    {
      name: 'within its range',
      cluster: {
        workloads: { tiles: { replicas: 2 } },
        objects: {
          'HorizontalPodAutoscaler/tiles': {
            spec: {
              scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'tiles' },
              minReplicas: 1,
              maxReplicas: 3,
              metrics: [
                {
                  type: 'Resource',
                  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } },
                },
                {
                  type: 'Pods',
                  pods: {
                    metric: { name: 'queue_depth' },
                    target: { type: 'AverageValue', averageValue: '30' },
                  },
                },
              ],
            },
            status: {
              currentReplicas: 3,
              desiredReplicas: 3,
              conditions: [
                {
                  type: 'ScalingLimited',
                  status: 'False',
                  reason: 'DesiredWithinRange',
                  message: '',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', horizontalpodautoscaler: 'tiles' },
    },
    {
      name: 'at its minimum',
      cluster: {
        workloads: { tiles: { replicas: 2 } },
        objects: {
          'HorizontalPodAutoscaler/tiles': {
            spec: {
              scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'tiles' },
              minReplicas: 1,
              maxReplicas: 3,
              metrics: [
                {
                  type: 'Resource',
                  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } },
                },
                {
                  type: 'Pods',
                  pods: {
                    metric: { name: 'queue_depth' },
                    target: { type: 'AverageValue', averageValue: '30' },
                  },
                },
              ],
            },
            status: {
              currentReplicas: 3,
              desiredReplicas: 3,
              conditions: [
                {
                  type: 'ScalingLimited',
                  status: 'True',
                  reason: 'TooFewReplicas',
                  message: '',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', horizontalpodautoscaler: 'tiles' },
    },
  ],
};
