import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/not-ready-addresses',
  matches: [
    {
      name: 'one pod is not ready and gets traffic',
      cluster: {
        workloads: {
          web: { env: { API: 'http://api:8080' }, log: ['GET http://api:8080/ failed: connection refused'] },
          api: {
            states: ['ready', { unready: { message: 'HTTP probe failed with statuscode: 503' } }],
            service: { spec: { publishNotReadyAddresses: true } },
          },
        },
      },
      at: 'Service/api',
      says: ['1 of 2'],
    },
    {
      name: 'the pods crash',
      cluster: {
        workloads: {
          web: { env: { API: 'http://queue:8080' }, log: ['queue:8080: connection refused'] },
          queue: { state: { crashloop: { exit: 2 } }, service: { spec: { publishNotReadyAddresses: true } } },
        },
      },
      at: 'Service/queue',
      says: ['2 of 2'],
    },
  ],
  passes: [
    {
      name: 'all pods are ready',
      cluster: {
        workloads: {
          web: { env: { API: 'http://api:8080' }, log: ['GET http://api:8080/ failed: connection refused'] },
          api: { service: { spec: { publishNotReadyAddresses: true } } },
        },
      },
    },
    {
      name: 'the Service leaves out what is not ready',
      cluster: {
        workloads: {
          web: { env: { API: 'http://api:8080' }, log: ['GET http://api:8080/ failed: connection refused'] },
          api: { states: ['ready', { unready: { message: 'HTTP probe failed with statuscode: 503' } }] },
        },
      },
    },
  ],
};
