import type { RuleSamples } from '../../../../test/support/rule-samples.js';

const pod = (started: boolean, since = '2026-11-24T09:30:00Z', probe = true) => ({
  spec: {
    nodeName: 'worker-1',
    initContainers: [
      {
        name: 'proxy',
        restartPolicy: 'Always',
        ...(probe && { startupProbe: { httpGet: { path: '/ready', port: 15021 } } }),
      },
    ],
    containers: [{ name: 'app' }],
  },
  status: {
    phase: 'Pending',
    initContainerStatuses: [
      { name: 'proxy', ready: started, started, restartCount: 0, state: { running: { startedAt: since } } },
    ],
    containerStatuses: [
      { name: 'app', ready: false, restartCount: 0, state: { waiting: { reason: 'PodInitializing' } } },
    ],
  },
});
const labels = { namespace: 'shop', pod: 'api-1' };

export const samples: RuleSamples = {
  mechanism: 'start/sidecar-not-started',
  matches: [
    {
      name: 'its startup probe does not succeed',
      labels,
      cluster: { workloads: {}, objects: { 'Pod/api-1': pod(false) } },
      at: 'Pod/api-1',
      says: ['proxy', 'app', 'startup probe'],
    },
    {
      name: 'its hook has not ended',
      labels,
      cluster: { workloads: {}, objects: { 'Pod/api-1': pod(false, '2026-11-24T09:00:00Z', false) } },
      at: 'Pod/api-1',
      says: ['proxy', 'app'],
    },
  ],
  passes: [
    { name: 'it has started', labels, cluster: { workloads: {}, objects: { 'Pod/api-1': pod(true) } } },
    {
      name: 'it began a moment ago',
      labels,
      cluster: { workloads: {}, objects: { 'Pod/api-1': pod(false, '2026-11-24T09:59:50Z') } },
    },
  ],
};
