import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'config/asked-key',
  matches: [
    {
      name: 'a key was renamed',
      cluster: {
        workloads: {
          geo: {
            mounts: { '/etc/geo': 'configmap:geo' },
            state: {
              crashloop: { exit: 1, log: ['fatal: settings.json: required key "tileServer" is missing'] },
            },
          },
        },
        objects: { 'ConfigMap/geo': { data: { 'settings.json': '{"listen": "80", "tile_server": "t"}' } } },
      },
      at: 'ConfigMap/geo',
      says: ['tileServer', 'tile_server', 'Deployment geo'],
    },
    {
      name: 'a key was removed',
      cluster: {
        workloads: {
          geo: {
            mounts: { '/etc/geo': 'configmap:geo' },
            state: {
              crashloop: {
                exit: 1,
                log: ['FATAL config: key GeoMongoAddress missing in /etc/geo/settings.json'],
              },
            },
          },
        },
        objects: { 'ConfigMap/geo': { data: { 'settings.json': '{"listen": "80"}' } } },
      },
      at: 'ConfigMap/geo',
      says: ['GeoMongoAddress'],
    },
    {
      name: 'a variable of a ConfigMap',
      cluster: {
        workloads: {
          api: {
            envFrom: ['configmap:api-env'],
            state: { crashloop: { exit: 1, log: ["KeyError: 'REGION'"] } },
          },
        },
        objects: { 'ConfigMap/api-env': { data: { ZONE: 'a' } } },
      },
      at: 'ConfigMap/api-env',
      says: ['REGION'],
    },
  ],
  passes: [
    {
      name: 'the key is there',
      cluster: {
        workloads: {
          geo: {
            mounts: { '/etc/geo': 'configmap:geo' },
            state: {
              crashloop: { exit: 1, log: ['fatal: settings.json: required key "listen" is missing'] },
            },
          },
        },
        objects: { 'ConfigMap/geo': { data: { 'settings.json': '{"listen": "80"}' } } },
      },
    },
    {
      name: 'it could be a key of a Secret',
      cluster: {
        workloads: {
          api: {
            envFrom: ['configmap:api-env', 'secret:api'],
            state: { crashloop: { exit: 1, log: ["KeyError: 'PASSWORD'"] } },
          },
        },
        objects: { 'ConfigMap/api-env': { data: { ZONE: 'a' } } },
      },
    },
  ],
};
