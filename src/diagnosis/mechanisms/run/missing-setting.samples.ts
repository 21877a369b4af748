import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'crash/missing-setting',
  matches: [
    {
      name: 'a key of a mounted file was renamed',
      cluster: {
        workloads: {
          geo: {
            mounts: { '/etc/geo': 'configmap:geo-settings' },
            state: {
              crashloop: {
                exit: 1,
                log: [
                  'reading /etc/geo/settings.json',
                  'fatal: settings.json: required key "tileServer" is missing',
                ],
              },
            },
          },
        },
        objects: {
          'ConfigMap/geo-settings': {
            data: { 'settings.json': '{"listen": "8020", "tile_server": "tiles.example.com"}' },
          },
        },
      },
      at: 'Deployment/geo',
      says: ['tileServer', 'tile_server', 'geo-settings'],
    },
    {
      name: 'a variable that is not set',
      cluster: {
        workloads: {
          feed: {
            kind: 'StatefulSet',
            state: { crashloop: { exit: 1, log: ['Error: environment variable DATABASE_URL must be set'] } },
          },
        },
      },
      at: 'StatefulSet/feed',
      says: ['DATABASE_URL'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'a crash for a reason of its own',
      cluster: {
        workloads: { feed: { state: { crashloop: { exit: 2, log: ['panic: index out of range'] } } } },
      },
    },
    {
      name: 'a variable that is set',
      cluster: {
        workloads: {
          feed: {
            env: { DATABASE_URL: 'x' },
            state: { crashloop: { exit: 1, log: ['panic: index out of range'] } },
          },
        },
      },
    },
  ],
};
