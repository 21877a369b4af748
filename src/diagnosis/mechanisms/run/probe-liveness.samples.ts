import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'probe/liveness',
  matches: [
    {
      name: 'too strict for the time it takes',
      cluster: {
        workloads: {
          rec: {
            port: 7100,
            liveness: 'GET /live :7100',
            livenessProbe: { initialDelaySeconds: 2, failureThreshold: 1 },
            limits: { cpu: '100m' },
            state: {
              liveness: {
                message: 'Get "http://10.244.7.2:7100/live": context deadline exceeded',
                restarts: 11,
              },
            },
          },
        },
      },
      at: 'Deployment/rec',
      says: ['liveness', '/live', '7100', 'deadline exceeded', 'failureThreshold 1', '100m'],
    },
    {
      name: 'a wrong port',
      cluster: {
        workloads: {
          feed: {
            kind: 'StatefulSet',
            port: 8080,
            liveness: 'tcp :9090',
            state: { liveness: { message: 'dial tcp 10.1.1.1:9090: connect: connection refused' } },
          },
        },
      },
      at: 'StatefulSet/feed',
      says: ['9090', '8080'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'a container killed for memory',
      cluster: { workloads: { feed: { limits: { memory: '1Gi' }, state: { oom: {} } } } },
    },
    {
      name: 'readiness kills nothing',
      cluster: {
        workloads: {
          feed: {
            readiness: 'GET /r :8080',
            state: { unready: { message: 'HTTP probe failed with statuscode: 503' } },
          },
        },
      },
    },
    {
      name: 'a crash with another code',
      cluster: {
        workloads: {
          feed: { liveness: 'GET /live :8080', state: { crashloop: { exit: 2, log: ['panic: x'] } } },
        },
      },
    },
  ],
};
