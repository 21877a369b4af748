import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scaling/metrics-api',
  matches: [
    {
      name: 'no endpoints',
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
          'APIService/v1beta1.metrics.k8s.io': {
            spec: { service: { namespace: 'kube-system', name: 'metrics-server' } },
            status: {
              conditions: [
                {
                  type: 'Available',
                  status: 'False',
                  reason: 'MissingEndpoints',
                  message: 'endpoints for service/metrics-server in "kube-system" have no addresses',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'APIService/v1beta1.metrics.k8s.io',
      says: ['metrics-server', 'no addresses'],
      labels: { namespace: 'shop', horizontalpodautoscaler: 'tiles' },
    },
    {
      name: 'it fails its check',
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
          'APIService/v1beta1.metrics.k8s.io': {
            spec: { service: { namespace: 'kube-system', name: 'metrics-server' } },
            status: {
              conditions: [
                {
                  type: 'Available',
                  status: 'False',
                  reason: 'FailedDiscoveryCheck',
                  message:
                    'failing or missing response from https://10.0.0.9:443/apis/metrics.k8s.io/v1beta1: context deadline exceeded',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'APIService/v1beta1.metrics.k8s.io',
      says: ['context deadline exceeded'],
      labels: { namespace: 'shop', horizontalpodautoscaler: 'tiles' },
    },
  ],
  passes: [
    {
      name: 'available',
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
          'APIService/v1beta1.metrics.k8s.io': {
            spec: { service: { namespace: 'kube-system', name: 'metrics-server' } },
            status: {
              conditions: [
                {
                  type: 'Available',
                  status: 'True',
                  reason: 'Passed',
                  message: 'all checks passed',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      labels: { namespace: 'shop', horizontalpodautoscaler: 'tiles' },
    },
    { name: 'all is well', cluster: { workloads: { calm: {} } } },
  ],
};
