import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/local-traffic',
  matches: [
    {
      name: 'the caller is on a node without endpoint',
      cluster: {
        workloads: {
          web: {
            nodes: ['worker-1'],
            replicas: 1,
            env: { AGENT: 'http://agent:9000' },
            log: ['dial tcp agent:9000: connect: connection refused'],
          },
          agent: { nodes: ['worker-2'], port: 9000, service: { spec: { internalTrafficPolicy: 'Local' } } },
        },
      },
      at: 'Service/agent',
      says: ['worker-1', 'worker-2', 'Local'],
    },
    {
      name: 'with a time-out',
      cluster: {
        workloads: {
          job: {
            nodes: ['worker-3'],
            replicas: 1,
            env: { DNS_ADDR: 'node-cache:5300' },
            log: ['node-cache:5300: i/o timeout'],
          },
          'node-cache': {
            replicas: 1,
            nodes: ['worker-1'],
            port: 5300,
            service: { spec: { internalTrafficPolicy: 'Local' } },
          },
        },
      },
      at: 'Service/node-cache',
      says: ['worker-3'],
    },
  ],
  passes: [
    {
      name: 'an endpoint on the same node',
      cluster: {
        workloads: {
          web: {
            nodes: ['worker-1'],
            replicas: 1,
            env: { AGENT: 'http://agent:9000' },
            log: ['dial tcp agent:9000: connect: connection refused'],
          },
          agent: { nodes: ['worker-1'], port: 9000, service: { spec: { internalTrafficPolicy: 'Local' } } },
        },
      },
    },
    {
      name: 'traffic to all nodes',
      cluster: {
        workloads: {
          web: {
            nodes: ['worker-1'],
            replicas: 1,
            env: { AGENT: 'http://agent:9000' },
            log: ['dial tcp agent:9000: connect: connection refused'],
          },
          agent: { nodes: ['worker-2'], port: 9000 },
        },
      },
    },
  ],
};
