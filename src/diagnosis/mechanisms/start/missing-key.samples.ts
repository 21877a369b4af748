import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'config/missing-key',
  matches: [
    {
      name: 'a key of a Secret',
      cluster: {
        workloads: {
          card: {
            env: { DB_URL: 'secret:card-db/url' },
            state: { config: { message: "couldn't find key url in Secret shop/card-db" } },
          },
        },
      },
      at: 'Deployment/card',
      says: ['card-db', 'no key url', 'DB_URL'],
    },
    {
      name: 'a renamed key of a ConfigMap',
      cluster: {
        workloads: {
          geo: {
            kind: 'StatefulSet',
            env: { TILES: 'configmap:geo-conf/tileServer' },
            state: { config: { message: "couldn't find key tileServer in ConfigMap shop/geo-conf" } },
          },
        },
        objects: { 'ConfigMap/geo-conf': { data: { tile_server: 'x', workers: '4' } } },
      },
      at: 'StatefulSet/geo',
      says: ['geo-conf', 'no key tileServer', 'tile_server', 'renamed'],
    },
    {
      name: 'a file of a volume',
      cluster: {
        workloads: {
          feed: {
            mounts: { '/etc/feed': 'configmap:feed-conf' },
            state: {
              creating: {
                message:
                  'MountVolume.SetUp failed for volume "feed-conf" : references non-existent config key: app.yaml',
              },
            },
          },
        },
        objects: { 'ConfigMap/feed-conf': { data: { 'other.properties': 'x' } } },
      },
      at: 'Deployment/feed',
      says: ['feed-conf', 'app.yaml', 'other.properties'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'a whole ConfigMap',
      cluster: { workloads: { feed: { state: { config: { message: 'configmap "feed-env" not found' } } } } },
    },
  ],
};
