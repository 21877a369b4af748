import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scaling/target-missing',
  matches: [
    {
      name: 'a Deployment that does not exist',
      cluster: {
        workloads: { tiles: { replicas: 2 } },
        objects: {
          'HorizontalPodAutoscaler/tiles': {
            spec: {
              scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'tilez' },
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
                  type: 'AbleToScale',
                  status: 'False',
                  reason: 'FailedGetScale',
                  message:
                    'the HPA controller was unable to get the target\'s current scale: deployments.apps "tilez" not found',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'HorizontalPodAutoscaler/tiles',
      says: ['Deployment tilez', 'not found'],
      labels: { namespace: 'shop', horizontalpodautoscaler: 'tiles' },
    },
    {
      name: 'a kind that cannot be scaled',
      cluster: {
        workloads: { tiles: { replicas: 2 } },
        objects: {
          'HorizontalPodAutoscaler/tiles': {
            spec: {
              scaleTargetRef: { apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'tiles' },
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
                  type: 'AbleToScale',
                  status: 'False',
                  reason: 'FailedGetScale',
                  message:
                    "the HPA controller was unable to get the target's current scale: the server could not find the requested resource",
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'HorizontalPodAutoscaler/tiles',
      says: ['DaemonSet tiles'],
      labels: { namespace: 'shop', horizontalpodautoscaler: 'tiles' },
    },
  ],
  passes: [
    {
      name: 'able to scale',
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
                  type: 'AbleToScale',
                  status: 'True',
                  reason: 'ReadyForNewScale',
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
      name: 'another failure',
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
                  type: 'AbleToScale',
                  status: 'False',
                  reason: 'FailedUpdateScale',
                  message: 'conflict',
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
