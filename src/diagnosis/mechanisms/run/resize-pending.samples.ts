import type { RuleSamples } from '../../../../test/support/rule-samples.js';

/** A pod whose spec asks for 2Gi while 256Mi are in force. */
export const resized = (reason: string | null, message: string, ended = 'OOMKilled') => ({
  spec: {
    nodeName: 'worker-1',
    containers: [{ name: 'app', resources: { limits: { memory: '2Gi' }, requests: { memory: '2Gi' } } }],
  },
  status: {
    phase: 'Running',
    conditions:
      reason === null
        ? []
        : [
            {
              type: 'PodResizePending',
              status: 'True',
              reason,
              message,
              lastTransitionTime: '2026-11-24T09:10:00Z',
            },
          ],
    containerStatuses: [
      {
        name: 'app',
        ready: false,
        restartCount: 4,
        state: { waiting: { reason: 'CrashLoopBackOff' } },
        lastState: { terminated: { exitCode: 137, reason: ended, finishedAt: '2026-11-24T09:50:00Z' } },
        resources: {
          limits: { memory: reason === null ? '2Gi' : '256Mi' },
          requests: { memory: reason === null ? '2Gi' : '256Mi' },
        },
      },
    ],
  },
});
const labels = { namespace: 'shop', pod: 'report-1' };
const cluster = (reason: string | null, message = '') => ({
  workloads: {},
  objects: { 'Pod/report-1': resized(reason, message, 'Error') },
});

export const samples: RuleSamples = {
  mechanism: 'run/resize-pending',
  matches: [
    {
      name: 'put off for want of room',
      labels,
      cluster: cluster('Deferred', "Node didn't have enough resource: memory, requested: 2147483648"),
      at: 'Pod/report-1',
      says: ['Deferred', '256Mi', '2Gi', 'enough resource: memory'],
    },
    {
      name: 'more than the node will ever have',
      labels,
      cluster: cluster('Infeasible', "Node didn't have enough capacity: memory"),
      at: 'Pod/report-1',
      says: ['Infeasible', '256Mi', '2Gi'],
    },
  ],
  passes: [
    {
      name: 'a container was OOM killed for it: told there',
      labels,
      cluster: { workloads: {}, objects: { 'Pod/report-1': resized('Deferred', 'no room') } },
    },
    { name: 'the resize is through', labels, cluster: cluster(null) },
    { name: 'no resize at all', cluster: { workloads: { feed: { limits: { memory: '1Gi' } } } } },
  ],
};
