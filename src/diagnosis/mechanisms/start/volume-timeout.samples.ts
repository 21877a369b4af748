import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'start/volume-timeout',
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
                  'Unable to attach or mount volumes: unmounted volumes=[feed-data], unattached volumes=[], failed to process volumes=[]: timed out waiting for the condition',
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
      says: ['feed-data', 'timed out'],
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
                  'MountVolume.MountDevice failed for volume "pvc-8" : rpc error: code = DeadlineExceeded desc = context deadline exceeded',
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
      says: ['deadline exceeded'],
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
      name: 'a driver that is missing, and the summary of it',
      cluster: {
        workloads: {
          feed: {
            state: {
              creating: {
                reason: 'FailedMount',
                message:
                  'Unable to attach or mount volumes: unmounted volumes=[d]: driver name x not found in the list of registered CSI drivers',
              },
            },
          },
        },
      },
    },
  ],
};
