import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'scheduling/not-looked-at',
  matches: [
    {
      name: 'of the default scheduler',
      labels: { namespace: 'shop', pod: 'lone-1' },
      cluster: {
        workloads: { calm: {} },
        objects: {
          'Pod/lone-1': {
            age: '20m',
            spec: { containers: [{ name: 'a', image: 'a:1' }] },
            status: { phase: 'Pending' },
          },
        },
      },
      at: 'Pod/lone-1',
      says: ['20 minutes', 'default-scheduler'],
    },
    {
      name: 'of a scheduler of its own',
      labels: { namespace: 'shop', pod: 'lone-1' },
      cluster: {
        workloads: { calm: {} },
        objects: {
          'Pod/lone-1': {
            age: '2h',
            spec: { containers: [{ name: 'a', image: 'a:1' }], schedulerName: 'volcano' },
            status: { phase: 'Pending', conditions: [] },
          },
        },
      },
      at: 'Pod/lone-1',
      says: ['volcano'],
    },
  ],
  passes: [
    {
      name: 'no CPU',
      cluster: {
        workloads: {
          elsewhere: {
            state: {
              pending: {
                message:
                  '0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
              },
            },
          },
        },
      },
    },
    {
      name: 'a pod made a minute ago',
      labels: { namespace: 'shop', pod: 'lone-1' },
      cluster: {
        workloads: { calm: {} },
        objects: {
          'Pod/lone-1': {
            age: '1m',
            spec: { containers: [{ name: 'a', image: 'a:1' }] },
            status: { phase: 'Pending' },
          },
        },
      },
    },
    {
      name: 'a gated pod',
      labels: { namespace: 'shop', pod: 'lone-1' },
      cluster: {
        workloads: { calm: {} },
        objects: {
          'Pod/lone-1': {
            age: '20m',
            spec: { containers: [{ name: 'a', image: 'a:1' }], schedulingGates: [{ name: 'g' }] },
            status: { phase: 'Pending' },
          },
        },
      },
    },
  ],
};
