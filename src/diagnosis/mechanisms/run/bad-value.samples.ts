import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'crash/bad-value',
  matches: [
    {
      name: 'a table in the environment',
      cluster: {
        workloads: {
          tax: {
            env: { VAT_TABLE: 'DE=19,FR=2O' },
            state: {
              crashloop: {
                exit: 2,
                log: ['panic: VAT_TABLE: strconv.ParseFloat: parsing "2O": invalid syntax'],
              },
            },
          },
        },
      },
      at: 'Deployment/tax',
      says: ['VAT_TABLE', '2O', 'exit code 2'],
    },
    {
      name: 'a port that is no number, by its value alone',
      cluster: {
        workloads: {
          pdf: {
            kind: 'StatefulSet',
            env: { METRICS_PORT: '91o2' },
            state: {
              crashloop: {
                exit: 1,
                log: ['starting pdf', "ValueError: invalid literal for int() with base 10: '91o2'"],
              },
            },
          },
        },
      },
      at: 'StatefulSet/pdf',
      says: ['METRICS_PORT', '91o2'],
    },
    {
      name: 'a flag',
      cluster: {
        workloads: {
          feed: {
            args: ['--cache-mod=lru'],
            state: { crashloop: { exit: 2, log: ["Error: unknown flag '--cache-mod'"] } },
          },
        },
      },
      at: 'Deployment/feed',
      says: ['--cache-mod'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'a crash for a reason of its own',
      cluster: {
        workloads: { feed: { state: { crashloop: { exit: 2, log: ['panic: index out of range'] } } } },
      },
    },
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
      name: 'a value that is nowhere in its settings',
      cluster: {
        workloads: {
          feed: { env: { A: 'b' }, state: { crashloop: { exit: 1, log: ["invalid token 'zz9' in feed"] } } },
        },
      },
    },
  ],
};
