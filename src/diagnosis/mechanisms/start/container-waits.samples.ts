import type { RuleSamples } from '../../../../test/support/rule-samples.js';

const waits = (reason: string, message?: string) => ({
  spec: { nodeName: 'worker-1', containers: [{ name: 'app' }] },
  status: {
    phase: 'Pending',
    containerStatuses: [
      {
        name: 'app',
        ready: false,
        restartCount: 0,
        state: { waiting: { reason, ...(message && { message }) } },
      },
    ],
  },
});
const labels = { namespace: 'shop', pod: 'api-1' };
const of = (reason: string, message?: string) => ({
  workloads: {},
  objects: { 'Pod/api-1': waits(reason, message) },
});

export const samples: RuleSamples = {
  mechanism: 'start/container-waits',
  matches: [
    {
      name: 'a reason of a newer kubelet',
      labels,
      cluster: of('PreCreateHookError', 'hook is not allowed'),
      at: 'Pod/api-1',
      says: ['app', 'PreCreateHookError', 'hook is not allowed'],
    },
    {
      name: 'a reason without a message',
      labels,
      cluster: of('PodSandboxMissing'),
      at: 'Pod/api-1',
      says: ['PodSandboxMissing'],
    },
  ],
  passes: [
    { name: 'it is being created', labels, cluster: of('ContainerCreating') },
    { name: 'it crashes', labels, cluster: of('CrashLoopBackOff', 'back-off 5m0s') },
  ],
};
