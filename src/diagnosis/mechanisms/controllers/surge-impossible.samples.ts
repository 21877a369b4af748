import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'controller/surge-impossible',
  matches: [
    {
      name: 'a host port beside the old pod',
      cluster: {
        workloads: {
          idle: {},
          web: {
            replicas: 1,
            controller: {
              spec: {
                strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
              },
            },
            states: [
              {
                pending: {
                  message:
                    "0/3 nodes are available: 3 node(s) didn't have free ports for the requested pod ports.",
                },
              },
            ],
          },
        },
        objects: {
          'ReplicaSet/web-old': {
            metadata: {
              annotations: { 'deployment.kubernetes.io/revision': '0.5' },
              ownerReferences: [
                { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: 'u', controller: true },
              ],
            },
            spec: { replicas: 1, selector: {}, template: { spec: { containers: [] } } },
            status: { replicas: 1, readyReplicas: 1 },
          },
        },
      },
      at: 'Deployment/web',
      says: ['maxUnavailable', 'free ports'],
      labels: { namespace: 'shop', deployment: 'web' },
    },
    {
      name: 'a share that rounds down to none',
      cluster: {
        workloads: {
          idle: {},
          web: {
            replicas: 1,
            controller: {
              spec: {
                strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: 1 } },
              },
            },
            states: [{ pending: { message: '0/3 nodes are available: 3 Insufficient cpu.' } }],
          },
        },
        objects: {
          'ReplicaSet/web-old': {
            metadata: {
              annotations: { 'deployment.kubernetes.io/revision': '0.5' },
              ownerReferences: [
                { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: 'u', controller: true },
              ],
            },
            spec: { replicas: 1, selector: {}, template: { spec: { containers: [] } } },
            status: { replicas: 1, readyReplicas: 1 },
          },
        },
      },
      at: 'Deployment/web',
      says: ['Insufficient cpu'],
      labels: { namespace: 'shop', deployment: 'web' },
    },
  ],
  passes: [
    {
      name: 'one old pod may go first',
      cluster: {
        workloads: {
          idle: {},
          web: {
            replicas: 1,
            controller: {
              spec: {
                strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 1 } },
              },
            },
            states: [{ pending: { message: '0/3 nodes are available: 3 Insufficient cpu.' } }],
          },
        },
        objects: {
          'ReplicaSet/web-old': {
            metadata: {
              annotations: { 'deployment.kubernetes.io/revision': '0.5' },
              ownerReferences: [
                { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: 'u', controller: true },
              ],
            },
            spec: { replicas: 1, selector: {}, template: { spec: { containers: [] } } },
            status: { replicas: 1, readyReplicas: 1 },
          },
        },
      },
      labels: { namespace: 'shop', deployment: 'web' },
    },
    {
      name: 'nothing runs of an earlier revision',
      cluster: {
        workloads: {
          web: {
            replicas: 1,
            controller: {
              spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0 } } },
            },
            state: { pending: { message: '0/3 nodes are available: 3 Insufficient cpu.' } },
          },
        },
      },
    },
  ],
};
