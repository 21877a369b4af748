import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'controller/ordered-start',
  matches: [
    {
      name: 'the first of three, with what it says',
      cluster: {
        workloads: {
          search: {
            kind: 'StatefulSet',
            replicas: 3,
            states: [{ unready: { message: 'HTTP probe failed with statuscode: 503' } }],
            log: ['ERROR failed to resolve host [search-node-0]: UnknownHostException'],
          },
        },
      },
      at: 'StatefulSet/search',
      says: ['search-0', 'search-1 … search-2', 'search-node-0'],
    },
    {
      name: 'the second of three',
      cluster: {
        workloads: {
          ring: {
            kind: 'StatefulSet',
            replicas: 3,
            states: ['ready', { crashloop: { exit: 3, log: ['fatal: cannot join ring'] } }],
          },
        },
      },
      at: 'StatefulSet/ring',
      says: ['ring-1', 'ring-2'],
    },
  ],
  passes: [
    {
      name: 'pods that start side by side',
      cluster: {
        workloads: {
          search: {
            kind: 'StatefulSet',
            replicas: 3,
            states: [{ unready: { message: 'HTTP probe failed with statuscode: 503' } }],
            controller: { spec: { podManagementPolicy: 'Parallel' } },
          },
        },
      },
    },
    {
      name: 'all were made',
      cluster: {
        workloads: {
          search: {
            kind: 'StatefulSet',
            replicas: 2,
            states: ['ready', { unready: { message: 'HTTP probe failed with statuscode: 503' } }],
          },
        },
      },
    },
  ],
};
