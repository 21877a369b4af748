import type { RuleSamples } from '../../../../test/support/rule-samples.js';

const said = (name: string): string =>
  `pods "${name}" is forbidden: exceeded quota: team-budget, requested: requests.cpu=800m, used: requests.cpu=3900m, limited: requests.cpu=4`;

const full = {
  'ResourceQuota/team-budget': {
    spec: { hard: { 'requests.cpu': '4' } },
    status: { hard: { 'requests.cpu': '4' }, used: { 'requests.cpu': '3900m' } },
  },
};

export const samples: RuleSamples = {
  mechanism: 'refused/quota',
  matches: [
    {
      name: 'a Deployment that is refused a pod, with who uses the quota',
      cluster: {
        workloads: {
          sessions: { requests: { cpu: '800m' }, state: { refused: { message: said('sessions-7c9-x') } } },
          reports: { requests: { cpu: '1500m' } },
        },
        objects: full,
      },
      at: 'Deployment/sessions',
      says: ['quota team-budget', 'requests.cpu 3900m/4', '800m'],
    },
    {
      name: 'a StatefulSet, told by its event alone, with two resources',
      cluster: {
        workloads: {
          ledger: {
            kind: 'StatefulSet',
            replicas: 3,
            states: ['ready'],
            events: [
              [
                'W',
                'FailedCreate',
                'create Pod ledger-1 in StatefulSet ledger failed error: pods "ledger-1" is forbidden: exceeded quota: small, requested: limits.memory=2Gi,pods=1, used: limits.memory=7Gi,pods=10, limited: limits.memory=8Gi,pods=10',
                30,
              ],
            ],
          },
        },
      },
      at: 'StatefulSet/ledger',
      says: ['quota small', 'limits.memory 7Gi/8Gi', 'pods 10/10'],
    },
    {
      name: 'a Job',
      cluster: {
        workloads: { migrate: { kind: 'Job', state: { refused: { message: said('migrate-x') } } } },
      },
      at: 'Job/migrate',
      says: ['team-budget'],
    },
  ],
  passes: [
    {
      name: 'a quota that is full with nobody refused',
      cluster: { workloads: { sessions: {} }, objects: full },
    },
    {
      name: 'refused by a limit range',
      cluster: {
        workloads: {
          sessions: {
            state: {
              refused: {
                message:
                  'pods "a" is forbidden: maximum memory usage per Container is 512Mi, but limit is 1Gi',
              },
            },
          },
        },
      },
    },
  ],
};
