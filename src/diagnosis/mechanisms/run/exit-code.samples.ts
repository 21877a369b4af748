import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'crash/exit-code',
  matches: [
    {
      name: 'without a log',
      cluster: { workloads: { feed: { state: { crashloop: { exit: 139, log: [] } } } } },
      at: 'Deployment/feed',
      says: ['139', 'SIGSEGV'],
    },
    {
      name: 'a code of its own',
      cluster: { workloads: { maps: { kind: 'StatefulSet', state: { crashloop: { exit: 41, log: [] } } } } },
      at: 'StatefulSet/maps',
      says: ['41'],
    },
  ],
  passes: [
    {
      name: 'the node was shut down: 137 is what came of it',
      cluster: {
        workloads: {
          feed: {
            state: {
              evicted: {
                reason: 'Terminated',
                message: 'Pod was terminated in response to imminent node shutdown.',
              },
            },
          },
        },
      },
    },
    {
      name: 'a debug container that was killed',
      labels: { namespace: 'shop', pod: 'web-1' },
      cluster: {
        workloads: {},
        objects: {
          'Pod/web-1': {
            spec: {
              nodeName: 'worker-1',
              containers: [{ name: 'app' }],
              ephemeralContainers: [{ name: 'debugger' }],
            },
            status: {
              phase: 'Running',
              containerStatuses: [{ name: 'app', ready: true, restartCount: 0, state: { running: {} } }],
              ephemeralContainerStatuses: [
                {
                  name: 'debugger',
                  ready: false,
                  restartCount: 0,
                  state: { terminated: { exitCode: 137, reason: 'Error' } },
                },
              ],
            },
          },
        },
      },
    },
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
  ],
};
