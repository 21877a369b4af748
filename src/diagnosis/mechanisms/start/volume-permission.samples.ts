import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'start/volume-permission',
  matches: [
    {
      name: 'claim of a Deployment',
      cluster: {
        workloads: {
          feed: {
            mounts: { '/d': 'claim:feed-data' },
            state: {
              creating: {
                reason: 'FailedMount',
                message:
                  'MountVolume.SetUp failed for volume "pvc-9" : mount failed: exit status 32: mount.nfs: access denied by server while mounting nas.example:/feed',
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
      says: ['access denied'],
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
                reason: 'FailedAttachVolume',
                message:
                  'AttachVolume.Attach failed for volume "pvc-8" : rpc error: code = PermissionDenied desc = operation not permitted',
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
      says: ['not permitted'],
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
