import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'run/completes',
  matches: [
    {
      name: 'a batch program in a Deployment',
      cluster: {
        workloads: {
          feed: {
            state: {
              crashloop: { exit: 0, reason: 'Completed', restarts: 9, log: ['processed 12 rows', 'done'] },
            },
          },
        },
      },
      at: 'Deployment/feed',
      says: ['exit code 0', '9 restarts', 'done'],
    },
    {
      name: 'a shell without a program',
      cluster: {
        workloads: { maps: { kind: 'StatefulSet', state: { crashloop: { exit: 0, reason: 'Completed' } } } },
      },
      at: 'StatefulSet/maps',
      says: ['exit code 0'],
    },
  ],
  passes: [
    {
      name: 'the kubelet ended it for its postStart hook',
      labels: { namespace: 'shop', pod: 'influx-0' },
      cluster: {
        workloads: {},
        objects: {
          'Pod/influx-0': {
            spec: { nodeName: 'worker-1', containers: [{ name: 'influx' }] },
            status: {
              phase: 'Running',
              containerStatuses: [
                {
                  name: 'influx',
                  ready: false,
                  restartCount: 6,
                  state: { waiting: { reason: 'CrashLoopBackOff' } },
                  lastState: { terminated: { exitCode: 0, reason: 'Completed' } },
                },
              ],
            },
          },
        },
        events: { 'Pod/influx-0': [['W', 'FailedPostStartHook', 'PostStartHook failed']] },
      },
    },
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'a crash for a reason of its own',
      cluster: {
        workloads: { feed: { state: { crashloop: { exit: 2, log: ['panic: index out of range'] } } } },
      },
    },
    { name: 'a Job that ended well', cluster: { workloads: { feed: { kind: 'Job', state: 'done' } } } },
  ],
};
