import type { RuleSamples } from '../../../../test/support/rule-samples.js';

const memory = '128Mi';

export const samples: RuleSamples = {
  mechanism: 'cpu/limit-cut',
  matches: [
    {
      name: 'a limit that fell to a tenth',
      cluster: { workloads: { rates: { limits: { cpu: '500m', memory } } } },
      fault: { since: '20m', workloads: { rates: { limits: { cpu: '50m', memory } } } },
      at: 'Deployment/rates',
      says: ['50m', '500m'],
    },
    {
      name: 'whole cores',
      cluster: { workloads: { rates: { limits: { cpu: '2', memory } } } },
      fault: { since: '20m', workloads: { rates: { limits: { cpu: '1', memory } } } },
      at: 'Deployment/rates',
    },
  ],
  passes: [
    {
      name: 'a limit that was raised',
      cluster: { workloads: { rates: { limits: { cpu: '50m', memory } } } },
      fault: { since: '20m', workloads: { rates: { limits: { cpu: '500m', memory } } } },
    },
    {
      name: 'a limit that fell a little',
      cluster: { workloads: { rates: { limits: { cpu: '500m', memory } } } },
      fault: { since: '20m', workloads: { rates: { limits: { cpu: '400m', memory } } } },
    },
    {
      name: 'a limit that was cut a day ago',
      cluster: { workloads: { rates: { limits: { cpu: '500m', memory } } } },
      fault: { since: '1d', workloads: { rates: { limits: { cpu: '50m', memory } } } },
    },
    {
      name: 'another change',
      cluster: { workloads: { rates: { limits: { cpu: '500m', memory } } } },
      fault: { since: '20m', workloads: { rates: { limits: { cpu: '500m', memory: '64Mi' } } } },
    },
  ],
};
