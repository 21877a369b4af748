import type { RuleSamples } from '../../../../test/support/rule-samples.js';

const WORDS =
  'Exec lifecycle hook ([sh -c influx v1 dbrp create --default]) for Container "influx" in Pod "influx-0_shop(010e)" failed - error: command \'sh -c influx v1 dbrp create --default\' exited with 1: Error: invalid argument, message: "Error: id must have a length of 16 bytes"';
const influx = (ready: boolean) => ({
  spec: {
    nodeName: 'worker-1',
    containers: [
      {
        name: 'influx',
        lifecycle: { postStart: { exec: { command: ['sh', '-c', 'influx v1 dbrp create --default'] } } },
      },
    ],
  },
  status: {
    phase: 'Running',
    containerStatuses: [
      {
        name: 'influx',
        ready,
        restartCount: 6,
        state: ready
          ? { running: { startedAt: '2026-11-24T09:55:00Z' } }
          : { waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } },
        lastState: {
          terminated: { exitCode: 0, reason: 'Completed', finishedAt: '2026-11-24T09:50:00Z' },
        },
      },
    ],
  },
});

export const samples: RuleSamples = {
  mechanism: 'start/post-start-hook',
  matches: [
    {
      name: 'a command that ends with an error',
      labels: { namespace: 'shop', pod: 'influx-0' },
      cluster: {
        workloads: {},
        objects: { 'Pod/influx-0': influx(false) },
        events: { 'Pod/influx-0': [['W', 'FailedPostStartHook', WORDS, 6]] },
      },
      at: 'Pod/influx-0',
      says: ['postStart hook', 'dbrp create', 'exit code 1', 'id must have a length of 16 bytes'],
    },
    {
      name: 'the older wording, without a container',
      labels: { namespace: 'shop', pod: 'influx-0' },
      cluster: {
        workloads: {},
        objects: { 'Pod/influx-0': influx(false) },
        events: { 'Pod/influx-0': [['W', 'FailedPostStartHook', 'PostStartHook failed']] },
      },
      at: 'Pod/influx-0',
      says: ['PostStartHook failed'],
    },
  ],
  passes: [
    {
      name: 'no such event',
      labels: { namespace: 'shop', pod: 'influx-0' },
      cluster: { workloads: {}, objects: { 'Pod/influx-0': influx(false) } },
    },
    {
      name: 'a hook before the stop',
      labels: { namespace: 'shop', pod: 'influx-0' },
      cluster: {
        workloads: {},
        objects: { 'Pod/influx-0': influx(true) },
        events: { 'Pod/influx-0': [['W', 'FailedPreStopHook', 'PreStopHook failed']] },
      },
    },
  ],
};
