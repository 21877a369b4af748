import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scaling/disabled',
  matches: [
    {
      name: 'a Deployment at zero',
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
                  type: 'ScalingActive',
                  status: 'False',
                  reason: 'ScalingDisabled',
                  message: 'scaling is disabled since the replica count of the target is zero',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'HorizontalPodAutoscaler/tiles',
      says: ['Deployment tiles was scaled to zero'],
      labels: { namespace: 'shop', horizontalpodautoscaler: 'tiles' },
    },
    {
      name: 'a StatefulSet at zero',
      cluster: {
        workloads: { tiles: { replicas: 2 } },
        objects: {
          'HorizontalPodAutoscaler/tiles': {
            spec: {
              scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'ring' },
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
                  type: 'ScalingActive',
                  status: 'False',
                  reason: 'ScalingDisabled',
                  message: 'scaling is disabled since the replica count of the target is zero',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'HorizontalPodAutoscaler/tiles',
      says: ['StatefulSet ring'],
      labels: { namespace: 'shop', horizontalpodautoscaler: 'tiles' },
    },
  ],
  passes: [
    {
      name: 'no figures',
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
                  type: 'ScalingActive',
                  status: 'False',
                  reason: 'FailedGetResourceMetric',
                  message:
                    'the HPA was unable to compute the replica count: failed to get cpu utilization: missing request for cpu in container tiles of Pod tiles-x',
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
      name: 'active',
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
                  type: 'ScalingActive',
                  status: 'True',
                  reason: 'ValidMetricFound',
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
