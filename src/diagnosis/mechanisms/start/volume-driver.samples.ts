import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'start/volume-driver',
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
                  'MountVolume.MountDevice failed for volume "pvc-9" : kubernetes.io/csi: attacher.MountDevice failed to create newCsiDriverClient: driver name efs.csi.example.com not found in the list of registered CSI drivers',
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
      says: ['efs.csi.example.com', 'pvc-9', 'feed-data'],
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
                  'AttachVolume.Attach failed for volume "pvc-8" : CSINode worker-1 does not contain driver ebs.csi.example.com',
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
      says: ['pvc-8', 'does not contain driver'],
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
