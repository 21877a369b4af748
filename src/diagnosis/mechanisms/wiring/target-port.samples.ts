import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/target-port',
  matches: [
    {
      name: 'a number on which nothing listens',
      cluster: {
        workloads: {
          picking: { env: { INVENTORY: 'http://inventory:80' } },
          inventory: { port: 8002, service: { port: 80, targetPort: 8002 } },
        },
      },
      fault: {
        workloads: {
          picking: { log: ['ERROR dial tcp inventory:80: connect: connection refused'] },
          inventory: { service: { targetPort: 8020 } },
        },
      },
      at: 'Service/inventory',
      says: ['8020', '8002'],
    },
    {
      name: 'a name that no container port has',
      cluster: { workloads: { api: { port: 9000, service: { port: 80, targetPort: 'http' } } } },
      labels: { namespace: 'shop', service: 'api' },
      at: 'Service/api',
      says: ['http', '9000'],
    },
    {
      name: 'the program listens elsewhere than its container declares',
      cluster: {
        workloads: {
          picking: { env: { INVENTORY: 'http://inventory:80' } },
          inventory: { port: 8002, service: { port: 80, targetPort: 8002 } },
        },
      },
      fault: {
        workloads: {
          picking: { log: ['ERROR dial tcp inventory:80: connect: connection refused'] },
          inventory: { log: ['gRPC server started on port: 8020'] },
        },
      },
      at: 'Service/inventory',
      says: ['8002', '8020'],
    },
  ],
  passes: [
    {
      name: 'it listens on a second port as well',
      cluster: {
        workloads: {
          picking: {
            env: { INVENTORY: 'http://inventory:80' },
            log: ['ERROR dial tcp inventory:80: connect: connection refused'],
          },
          inventory: {
            port: 8002,
            service: { port: 80, targetPort: 8002 },
            log: ['metrics listening on :9102', 'server listening on :8002'],
          },
        },
      },
    },
    {
      name: 'the target port is that of the container',
      cluster: { workloads: { api: { port: 9000, service: { port: 80, targetPort: 9000 } } } },
      labels: { namespace: 'shop', service: 'api' },
    },
    {
      name: 'the container declares no port',
      cluster: { workloads: { api: { port: 0, service: { port: 80, targetPort: 9000 } } } },
      labels: { namespace: 'shop', service: 'api' },
    },
    {
      name: 'its log says that it listens there',
      cluster: {
        workloads: {
          api: { port: 9000, service: { port: 80, targetPort: 9100 }, log: ['server listening on :9100'] },
        },
      },
      labels: { namespace: 'shop', service: 'api' },
    },
  ],
};
