import type { RuleSamples } from '../../../../test/support/rule-samples.js';

const pod = (exitCode: number, reason = 'Error') => ({
  spec: {
    nodeName: 'worker-1',
    containers: [
      {
        name: 'app',
        ports: [{ containerPort: 5432 }],
        startupProbe: { tcpSocket: { port: 5432 }, failureThreshold: 4 },
      },
    ],
  },
  status: {
    phase: 'Running',
    containerStatuses: [
      {
        name: 'app',
        ready: false,
        restartCount: 3,
        state: { running: { startedAt: '2026-11-24T09:59:00Z' } },
        lastState: { terminated: { exitCode, reason, finishedAt: '2026-11-24T09:58:00Z' } },
      },
    ],
  },
});
const FAILED = 'Startup probe failed: dial tcp 10.1.2.3:5432: connect: connection refused';
const labels = { namespace: 'shop', pod: 'db-0' };

export const samples: RuleSamples = {
  mechanism: 'probe/startup',
  matches: [143, 137].map((code) => ({
    name: `killed with exit code ${code}`,
    labels,
    cluster: {
      workloads: {},
      objects: { 'Pod/db-0': pod(code) },
      events: { 'Pod/db-0': [['W', 'Unhealthy', FAILED, 12]] },
    },
    at: 'Pod/db-0',
    says: ['startup probe', '5432', 'connection refused', 'failureThreshold 4'],
  })),
  passes: [
    {
      name: 'it ends by itself',
      labels,
      cluster: {
        workloads: {},
        objects: { 'Pod/db-0': pod(1) },
        events: { 'Pod/db-0': [['W', 'Unhealthy', FAILED, 12]] },
      },
    },
    {
      name: 'the probe does not fail',
      labels,
      cluster: { workloads: {}, objects: { 'Pod/db-0': pod(137) } },
    },
  ],
};
