import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'init/crash',
  matches: [
    {
      name: 'a login that is refused',
      cluster: {
        workloads: {
          signer: {
            init: { 'fetch-keys': {} },
            state: {
              initcrash: {
                init: 'fetch-keys',
                exit: 1,
                log: ['Error making API request.', 'Code: 403. Errors: * invalid role name "signer2"'],
              },
            },
          },
        },
      },
      at: 'Deployment/signer',
      says: ['fetch-keys', 'signer2', 'exit code 1'],
    },
    {
      name: 'a migration',
      cluster: {
        workloads: {
          feed: {
            kind: 'StatefulSet',
            init: { migrate: {} },
            state: {
              initcrash: { init: 'migrate', exit: 3, log: ['ERROR: relation "users" already exists'] },
            },
          },
        },
      },
      at: 'StatefulSet/feed',
      says: ['migrate', 'relation "users"'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'an init container that ended long ago',
      cluster: { workloads: { feed: { init: { 'wait-db': { command: ['sh', '-c', 'nc -z gone 5432'] } } } } },
    },
    {
      name: 'a crash for a reason of its own',
      cluster: {
        workloads: { feed: { state: { crashloop: { exit: 2, log: ['panic: index out of range'] } } } },
      },
    },
    {
      name: 'a command that is not in the image',
      cluster: {
        workloads: {
          feed: {
            init: { x: {} },
            state: { initcrash: { init: 'x', exit: 127, log: ['sh: 1: migrate: not found'] } },
          },
        },
      },
    },
  ],
};
