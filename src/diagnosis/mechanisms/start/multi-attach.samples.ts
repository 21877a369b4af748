import type { RuleSamples } from '../../../../test/support/rule-samples.js';

export const samples: RuleSamples = {
  mechanism: 'storage/multi-attach',
  matches: [
    {
      name: 'a pod that is being deleted on another node has it',
      cluster: {
        workloads: {
          db2: {
            replicas: 1,
            nodes: ['worker-1'],
            mounts: { '/data': 'claim:db2-data' },
            state: {
              creating: {
                reason: 'FailedAttachVolume',
                message:
                  'Multi-Attach error for volume "pvc-7a81" Volume is already used by pod(s) db2-old11',
              },
            },
          },
        },
        objects: {
          'PersistentVolumeClaim/db2-data': { spec: { volumeName: 'pvc-7a81' }, status: { phase: 'Bound' } },
          'Pod/db2-old11': {
            metadata: { deletionTimestamp: '2026-11-24T09:20:00Z' },
            spec: {
              nodeName: 'worker-3',
              containers: [{ name: 'db' }],
              volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'db2-data' } }],
            },
            status: { phase: 'Running' },
          },
        },
      },
      at: 'Deployment/db2',
      says: ['pvc-7a81', 'db2-data', 'db2-old11', 'worker-3', '2026-11-24T09:20:00Z'],
    },
    {
      name: 'attached to one node exclusively',
      cluster: {
        workloads: {
          queue: {
            kind: 'StatefulSet',
            replicas: 1,
            mounts: { '/var/lib/q': 'claim:queue-data' },
            state: {
              creating: {
                reason: 'FailedAttachVolume',
                message:
                  'Multi-Attach error for volume "pvc-q-55" Volume is already exclusively attached to one node and can\'t be attached to another',
              },
            },
          },
        },
        objects: {
          'PersistentVolumeClaim/queue-data': {
            spec: { accessModes: ['ReadWriteOnce'], volumeName: 'pvc-q-55', storageClassName: 'standard' },
            status: { phase: 'Bound' },
          },
          'PersistentVolume/pvc-q-55': {
            spec: { claimRef: { name: 'queue-data', namespace: 'shop' } },
            status: { phase: 'Bound' },
          },
        },
      },
      at: 'StatefulSet/queue',
      says: ['pvc-q-55', 'queue-data', 'Multi-Attach'],
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
  ],
};
