import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scaling/no-metrics',
  matches: [
    {
      name: 'a request that is missing, from the workload',
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
      at: 'HorizontalPodAutoscaler/tiles',
      says: ['Deployment tiles', 'missing request for cpu'],
    },
    {
      name: 'a metrics API that does not answer',
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
                    'the HPA was unable to compute the replica count: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server is currently unable to handle the request (get pods.metrics.k8s.io)',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'HorizontalPodAutoscaler/tiles',
      says: ['resource metrics API'],
      labels: { namespace: 'shop', horizontalpodautoscaler: 'tiles' },
    },
    {
      name: 'an external metric',
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
                  reason: 'FailedGetExternalMetric',
                  message:
                    'the HPA was unable to compute the replica count: unable to get external metric shop/lag/nil: unable to fetch metrics from external metrics API: no matches for kind',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'HorizontalPodAutoscaler/tiles',
      says: ['FailedGetExternalMetric'],
      labels: { namespace: 'shop', horizontalpodautoscaler: 'tiles' },
    },
  ],
  passes: [
    {
      name: 'figures that are valid',
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
    {
      name: 'turned off by hand',
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
      labels: { namespace: 'shop', horizontalpodautoscaler: 'tiles' },
    },
  ],
};
