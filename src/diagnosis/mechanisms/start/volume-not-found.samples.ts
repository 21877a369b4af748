import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'start/volume-not-found',
  matches: [
    {
      name: 'claim of a Deployment',
      cluster: {
        workloads: {
          feed: {
            mounts: { '/d': 'claim:feed-data' },
            state: {
              creating: {
                reason: 'FailedAttachVolume',
                message:
                  'AttachVolume.Attach failed for volume "pvc-9" : rpc error: code = NotFound desc = disk vol-0a1 not found',
              },
            },
          },
        },
        objects: {
          'PersistentVolumeClaim/feed-data': {
            spec: { accessModes: ['ReadWriteOnce'], volumeName: 'pvc-9', storageClassName: 'standard' },
            status: { phase: 'Bound' },
          },
          'PersistentVolume/pvc-9': {
            spec: { claimRef: { name: 'feed-data', namespace: 'shop' } },
            status: { phase: 'Bound' },
          },
        },
      },
      at: 'Deployment/feed',
      says: ['vol-0a1', 'feed-data'],
    },
    {
      name: 'claim of a StatefulSet',
      cluster: {
        workloads: {
          maps: {
            kind: 'StatefulSet',
            mounts: { '/d': 'claim:maps-data' },
            state: {
              creating: {
                reason: 'FailedMount',
                message:
                  'MountVolume.SetUp failed for volume "host" : hostPath type check failed: /srv/maps is not a directory',
              },
            },
          },
        },
        objects: {
          'PersistentVolumeClaim/maps-data': {
            spec: { accessModes: ['ReadWriteOnce'], volumeName: 'pvc-8', storageClassName: 'standard' },
            status: { phase: 'Bound' },
          },
          'PersistentVolume/pvc-8': {
            spec: { claimRef: { name: 'maps-data', namespace: 'shop' } },
            status: { phase: 'Bound' },
          },
        },
      },
      at: 'StatefulSet/maps',
      says: ['/srv/maps'],
    },
  ],
  passes: [
    { name: 'a container that runs', cluster: { workloads: { feed: {} } } },
    {
      name: 'a ConfigMap that is missing',
      cluster: {
        workloads: {
          feed: {
            state: {
              creating: {
                reason: 'FailedMount',
                message: 'MountVolume.SetUp failed for volume "x" : configmap "x" not found',
              },
            },
          },
        },
      },
    },
    {
      name: 'a time-out',
      cluster: {
        workloads: {
          feed: {
            state: {
              creating: {
                reason: 'FailedMount',
                message:
                  'MountVolume.MountDevice failed for volume "d" : rpc error: code = DeadlineExceeded desc = context deadline exceeded',
              },
            },
          },
        },
      },
    },
  ],
};
