import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'wiring/network-policy-nobody',
  matches: [
    {
      name: 'the alert is about the callee',
      cluster: { workloads: { tariffs: {} } },
      fault: {
        objects: {
          'NetworkPolicy/lock': {
            spec: { podSelector: { matchLabels: { app: 'tariffs' } }, policyTypes: ['Ingress'] },
          },
        },
      },
      labels: { namespace: 'shop', service: 'tariffs' },
      at: 'NetworkPolicy/lock',
      says: ['denies all', 'Deployment tariffs'],
    },
    {
      name: 'for all pods of the namespace',
      cluster: { workloads: { db: { kind: 'StatefulSet', replicas: 1 } } },
      fault: { objects: { 'NetworkPolicy/default-deny': { spec: { podSelector: {}, ingress: [] } } } },
      at: 'NetworkPolicy/default-deny',
      says: ['StatefulSet db'],
    },
  ],
  passes: [
    {
      name: 'it was always there',
      cluster: {
        workloads: { tariffs: {} },
        objects: { 'NetworkPolicy/lock': { spec: { podSelector: {}, policyTypes: ['Ingress'] } } },
      },
      labels: { namespace: 'shop', service: 'tariffs' },
    },
    {
      name: 'another policy admits',
      cluster: {
        workloads: { tariffs: {} },
        objects: { 'NetworkPolicy/open': { age: '9d', spec: { podSelector: {}, ingress: [{}] } } },
      },
      fault: { objects: { 'NetworkPolicy/lock': { spec: { podSelector: {}, policyTypes: ['Ingress'] } } } },
      labels: { namespace: 'shop', service: 'tariffs' },
    },
  ],
};
