import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'crash/log-line',
  matches: [
    {
      name: 'a license',
      cluster: {
        workloads: {
          rules: {
            state: {
              crashloop: {
                exit: 3,
                log: ['license check: license.key expired 2026-11-24', 'shutting down: no valid license'],
              },
            },
          },
        },
      },
      at: 'Deployment/rules',
      says: ['license', 'exit code 3'],
    },
    {
      name: 'a sidecar',
      cluster: {
        workloads: {
          pay: {
            pod: { containers: [{ name: 'pay' }, { name: 'tls-proxy' }] },
            state: {
              crashloop: {
                container: 'tls-proxy',
                log: [
                  "[critical] error initializing configuration '/etc/envoy/envoy.yaml': unable to read file: /tls/tls.crt",
                ],
              },
            },
          },
        },
      },
      at: 'Deployment/pay',
      says: ['tls-proxy', '/tls/tls.crt'],
    },
    {
      name: 'a callee that it cannot reach',
      cluster: {
        workloads: {
          feed: {
            state: {
              crashloop: { exit: 1, log: ['FATAL: could not connect to ledger-db:5432: connection refused'] },
            },
          },
          'ledger-db': { port: 5432 },
        },
      },
      at: 'Deployment/feed',
      says: ['ledger-db'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'a container killed for memory',
      cluster: { workloads: { feed: { limits: { memory: '1Gi' }, state: { oom: {} } } } },
    },
    {
      name: 'a container killed by its probe',
      cluster: {
        workloads: {
          feed: {
            liveness: 'GET /live :8080',
            state: { liveness: { message: 'context deadline exceeded' } },
          },
        },
      },
    },
    {
      name: 'a Job that failed',
      cluster: { workloads: { feed: { kind: 'Job', state: { failed: { exit: 2, log: ['panic: x'] } } } } },
    },
    {
      name: 'one restart long ago',
      cluster: {
        workloads: {
          feed: { state: { recovered: { exit: 1, reason: 'Error', restarts: 1, log: ['panic: x'] } } },
        },
      },
    },
  ],
};
