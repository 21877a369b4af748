import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scheduling/preempted',
  matches: [
    {
      name: 'by a pod that the event names, with no room since',
      cluster: {
        workloads: {
          'hot-cache': {
            replicas: 1,
            state: {
              pending: {
                message:
                  '0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
              },
            },
          },
          reindex: {
            namespace: 'batch',
            replicas: 3,
            port: 0,
            requests: { cpu: '7' },
            pod: { priorityClassName: 'batch-urgent', priority: 900000 },
          },
        },
        events: {
          'Pod/hot-cache-58d7c9b64f-q2w4x': [
            [
              'N',
              'Preempted',
              'Preempted by pod {pod:reindex} in namespace batch on node worker-2',
              1,
              '23m',
            ],
          ],
        },
      },
      at: 'Deployment/hot-cache',
      says: ['hot-cache-58d7c9b64f-q2w4x', 'Deployment reindex', 'batch-urgent', 'Insufficient cpu'],
    },
    {
      name: 'by a pod of which only the node is told',
      cluster: {
        workloads: {
          search: {
            replicas: 1,
            state: { unready: { message: 'HTTP probe failed with statuscode: 503' } },
            kind: 'StatefulSet',
          },
          reindex: {
            namespace: 'batch',
            replicas: 3,
            port: 0,
            requests: { cpu: '7' },
            pod: { priorityClassName: 'batch-urgent', priority: 900000 },
          },
        },
        events: { 'Pod/search-3': [['N', 'Preempted', 'Preempted by a pod on node worker-1', 1, '23m']] },
      },
      at: 'StatefulSet/search',
      says: ['search-3', 'by a pod on node worker-1'],
    },
    {
      name: 'while it still terminates',
      labels: { namespace: 'shop', pod: 'lone-1' },
      cluster: {
        workloads: { calm: {} },
        objects: {
          'Pod/lone-1': {
            age: '20m',
            spec: { containers: [{ name: 'a', image: 'a:1' }], nodeName: 'worker-1' },
            status: {
              phase: 'Running',
              conditions: [
                {
                  type: 'DisruptionTarget',
                  status: 'True',
                  reason: 'PreemptionByScheduler',
                  message: 'default-scheduler: preempting to accommodate a higher priority pod',
                },
              ],
            },
          },
        },
      },
      at: 'Pod/lone-1',
      says: ['higher priority'],
    },
  ],
  passes: [
    {
      name: 'evicted by the API',
      labels: { namespace: 'shop', pod: 'lone-1' },
      cluster: {
        workloads: { calm: {} },
        objects: {
          'Pod/lone-1': {
            age: '20m',
            spec: { containers: [{ name: 'a', image: 'a:1' }], nodeName: 'worker-1' },
            status: {
              phase: 'Running',
              conditions: [
                { type: 'DisruptionTarget', status: 'True', reason: 'EvictionByEvictionAPI', message: 'x' },
              ],
            },
          },
        },
      },
    },
    {
      name: 'no CPU with nobody preempted',
      cluster: {
        workloads: {
          elsewhere: {
            state: {
              pending: {
                message:
                  '0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
              },
            },
          },
        },
      },
    },
  ],
};
