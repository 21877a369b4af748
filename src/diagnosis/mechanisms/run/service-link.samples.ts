import type { RuleSamples } from '../../../../test/support/rule-samples.js';

const crash = (line: string) => ({ state: { crashloop: { exit: 1, log: [line] } } });

export const samples: RuleSamples = {
  mechanism: 'crash/service-link',
  matches: [
    {
      name: 'a port that is read as a number',
      cluster: {
        workloads: {
          scores: crash("ValueError: invalid literal for int() with base 10: 'tcp://{ip:redis}:6379'"),
          redis: { kind: 'StatefulSet', port: 6379 },
        },
      },
      at: 'Deployment/scores',
      says: ['REDIS_PORT', 'Service redis'],
    },
    {
      name: 'a Service of several words',
      cluster: {
        workloads: {
          web: crash('panic: strconv.Atoi: parsing "tcp://{ip:user-db}:5432": invalid syntax'),
          'user-db': { kind: 'StatefulSet', port: 5432 },
        },
      },
      at: 'Deployment/web',
      says: ['USER_DB_PORT', 'user-db'],
    },
  ],
  passes: [
    {
      name: 'such variables are not made',
      cluster: {
        workloads: {
          scores: {
            ...crash("ValueError: invalid literal for int() with base 10: 'tcp://{ip:redis}:6379'"),
            pod: { enableServiceLinks: false },
          },
          redis: { port: 6379 },
        },
      },
    },
    {
      name: 'the pod sets the variable itself',
      cluster: {
        workloads: {
          scores: {
            ...crash("ValueError: invalid literal for int() with base 10: 'tcp://{ip:redis}:6379'"),
            env: { REDIS_PORT: 'tcp://{ip:redis}:6379' },
          },
          redis: { port: 6379 },
        },
      },
    },
    {
      name: 'an address that no Service has',
      cluster: { workloads: { scores: crash("invalid port 'tcp://192.0.2.7:6379'"), redis: { port: 6379 } } },
    },
  ],
};
