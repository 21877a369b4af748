import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'memory/container-limit',
  matches: [
    {
      name: 'the last run was OOM killed',
      cluster: {
        workloads: {
          ledger: { limits: { memory: '200Mi' }, state: { crashloop: { reason: 'OOMKilled', exit: 137 } } },
        },
      },
      at: 'Deployment/ledger',
      says: ['OOM killed', '200Mi'],
    },
  ],
  passes: [
    {
      name: 'a container killed by another signal',
      cluster: {
        workloads: {
          ledger: { limits: { memory: '200Mi' }, state: { crashloop: { reason: 'Error', exit: 137 } } },
        },
      },
    },
  ],
};
