import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'custom/condition',
  matches: [
    {
      name: 'a Kafka that is not ready',
      cluster: {
        workloads: { tiles: {} },
        objects: {
          'ScaledObject/orders': {
            kind: 'Kafka',
            apiVersion: 'kafka.strimzi.io/v1',
            status: {
              conditions: [
                {
                  type: 'Ready',
                  status: 'False',
                  reason: 'UnforceableProblem',
                  message: 'Pod orders-kafka-0 is unschedulable or is not starting',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'Kafka/orders',
      says: ['Ready=False', 'orders-kafka-0'],
    },
    {
      name: 'a database that is degraded',
      cluster: {
        workloads: { tiles: {} },
        objects: {
          'ScaledObject/pg': {
            kind: 'PostgresCluster',
            apiVersion: 'postgres-operator.example.io/v1beta1',
            status: {
              conditions: [
                {
                  type: 'Ready',
                  status: 'True',
                  reason: 'ok',
                  message: '',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
                {
                  type: 'Degraded',
                  status: 'True',
                  reason: 'ReplicaLag',
                  message: 'replica pg-2 is 4 GiB behind',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
      at: 'PostgresCluster/pg',
      says: ['Degraded=True', '4 GiB behind'],
    },
  ],
  passes: [
    {
      name: 'ready',
      cluster: {
        workloads: { tiles: {} },
        objects: {
          'ScaledObject/orders': {
            kind: 'Kafka',
            apiVersion: 'kafka.strimzi.io/v1',
            status: {
              conditions: [
                {
                  type: 'Ready',
                  status: 'True',
                  reason: 'ok',
                  message: '',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
                {
                  type: 'Stalled',
                  status: 'False',
                  reason: '',
                  message: '',
                  lastTransitionTime: '2026-11-24T09:34:00Z',
                },
              ],
            },
          },
        },
      },
    },
    {
      name: 'a Deployment that is not available',
      cluster: {
        workloads: { cart: { state: { unready: { message: 'HTTP probe failed with statuscode: 503' } } } },
      },
    },
  ],
};
