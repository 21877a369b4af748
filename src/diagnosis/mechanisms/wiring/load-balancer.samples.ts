import type { RuleSamples } from '../../../../test/support/rule-samples.js';

const balanced = { port: 8883, service: { spec: { type: 'LoadBalancer' } } } as const;

export const samples: RuleSamples = {
  mechanism: 'wiring/load-balancer',
  matches: [
    {
      name: 'the pool of addresses is used up',
      labels: { namespace: 'shop', service: 'mqtt' },
      cluster: {
        workloads: { mqtt: balanced },
        events: {
          'Service/mqtt': [
            [
              'W',
              'AllocationFailed',
              'Failed to allocate IP for "shop/mqtt": no available IPs',
              9,
              '2m',
              '30m',
            ],
          ],
        },
      },
      at: 'Service/mqtt',
      says: ['no available IPs'],
    },
    {
      name: 'the cloud refuses',
      labels: { namespace: 'shop', service: 'edge' },
      cluster: {
        workloads: { edge: balanced },
        events: {
          'Service/edge': [
            [
              'W',
              'SyncLoadBalancerFailed',
              'Error syncing load balancer: failed to ensure load balancer: could not find any suitable subnets for creating the ELB',
              6,
            ],
          ],
        },
      },
      at: 'Service/edge',
      says: ['suitable subnets'],
    },
  ],
  passes: [
    {
      name: 'nobody complains',
      labels: { namespace: 'shop', service: 'mqtt' },
      cluster: { workloads: { mqtt: balanced } },
    },
    {
      name: 'it has its address',
      labels: { namespace: 'shop', service: 'mqtt' },
      cluster: {
        workloads: { mqtt: { port: 8883, service: false } },
        objects: {
          'Service/mqtt': {
            spec: { type: 'LoadBalancer', selector: { app: 'mqtt' }, ports: [{ port: 8883 }] },
            status: { loadBalancer: { ingress: [{ ip: '203.0.113.7' }] } },
          },
        },
        events: {
          'Service/mqtt': [['W', 'AllocationFailed', 'Failed to allocate IP: no available IPs', 1, '3h']],
        },
      },
    },
    {
      name: 'a Service of another type',
      labels: { namespace: 'shop', service: 'mqtt' },
      cluster: {
        workloads: { mqtt: { port: 8883 } },
        events: { 'Service/mqtt': [['W', 'AllocationFailed', 'Failed to allocate IP: no available IPs', 1]] },
      },
    },
  ],
};
