import type { RuleSamples } from '../../../../test/support/rule-samples.js';

const pod = (gate: string, status: string | null, containersReady = 'True') => ({
  spec: { nodeName: 'worker-1', containers: [{ name: 'app' }], readinessGates: [{ conditionType: gate }] },
  status: {
    phase: 'Running',
    conditions: [
      { type: 'ContainersReady', status: containersReady, lastTransitionTime: '2026-11-24T09:20:00Z' },
      { type: 'Ready', status: 'False', reason: 'ReadinessGatesNotReady' },
      ...(status === null
        ? []
        : [{ type: gate, status, reason: 'Target.FailedHealthChecks', message: 'Health checks failed' }]),
    ],
    containerStatuses: [
      { name: 'app', ready: containersReady === 'True', restartCount: 0, state: { running: {} } },
    ],
  },
});
const labels = { namespace: 'shop', pod: 'api-1' };

export const samples: RuleSamples = {
  mechanism: 'start/readiness-gate',
  matches: [
    {
      name: 'a load balancer whose health check fails',
      labels,
      cluster: {
        workloads: {},
        objects: { 'Pod/api-1': pod('target-health.elbv2.k8s.aws/k8s-pay-api-226c95b632', 'False') },
      },
      at: 'Pod/api-1',
      says: ['target-health.elbv2.k8s.aws/k8s-pay-api-226c95b632', 'False', 'Health checks failed'],
    },
    {
      name: 'a gate that nothing has set',
      labels,
      cluster: { workloads: {}, objects: { 'Pod/api-1': pod('example.com/warmed-up', null) } },
      at: 'Pod/api-1',
      says: ['example.com/warmed-up', 'not set'],
    },
  ],
  passes: [
    { name: 'all is True', labels, cluster: { workloads: {}, objects: { 'Pod/api-1': pod('a/b', 'True') } } },
    {
      name: 'the containers themselves are not ready',
      labels,
      cluster: { workloads: {}, objects: { 'Pod/api-1': pod('a/b', 'False', 'False') } },
    },
  ],
};
