import type { RuleSamples } from '../../../../test/support/rule-samples.js';
import type { ClusterText, EventText } from '../../../../test/support/scenario/scenario-file.js';
import type { Json } from '../../../../test/support/scenario/json.js';

const about = { namespace: 'shop', persistentvolumeclaim: 'pages' };
const filling = { alertname: 'KubePersistentVolumeFillingUp', ...about };
const at = 'PersistentVolumeClaim/pages';

const cluster = (
  claim: Json,
  events: readonly EventText[] = [],
  objects: Readonly<Record<string, Json>> = {},
): ClusterText => ({
  workloads: {
    library: { kind: 'StatefulSet', replicas: 1, port: 8080, mounts: { '/var/pages': 'claim:pages' } },
  },
  objects: { 'PersistentVolumeClaim/pages': claim, ...objects },
  events: { 'PersistentVolumeClaim/pages': events },
});

const bound = (more: Json = {}, spec: Json = {}): Json => ({
  spec: {
    storageClassName: 'gold',
    volumeName: 'pv-77',
    resources: { requests: { storage: '10Gi' } },
    ...spec,
  },
  status: { phase: 'Bound', capacity: { storage: '10Gi' }, ...more },
});
const volume = (status: Json): Readonly<Record<string, Json>> => ({
  'PersistentVolume/pv-77': { spec: { claimRef: { name: 'pages-old' } }, status },
});

export const samples: readonly RuleSamples[] = [
  {
    mechanism: 'storage/claim-lost',
    matches: [
      {
        name: 'its volume is gone',
        labels: about,
        cluster: cluster(bound({ phase: 'Lost' })),
        at,
        says: ['pv-77'],
      },
    ],
    passes: [{ name: 'it is bound', labels: about, cluster: cluster(bound()) }],
  },
  {
    mechanism: 'storage/resize-stuck',
    matches: [
      {
        name: 'the file system waits for a pod',
        labels: about,
        cluster: cluster(
          bound(
            {
              conditions: [
                {
                  type: 'FileSystemResizePending',
                  status: 'True',
                  message: 'Waiting for user to (re-)start a pod',
                },
              ],
            },
            { resources: { requests: { storage: '20Gi' } } },
          ),
        ),
        at,
        says: ['10Gi', '20Gi', 're-)start'],
      },
      {
        name: 'the driver refuses',
        labels: about,
        cluster: cluster(bound({}, { resources: { requests: { storage: '30Gi' } } }), [
          ['W', 'VolumeResizeFailed', 'resize volume pv-77 failed: rpc error: quota', 4],
        ]),
        at,
        says: ['quota'],
      },
    ],
    passes: [{ name: 'it has the size', labels: about, cluster: cluster(bound()) }],
  },
  {
    mechanism: 'storage/filling-up',
    matches: [
      {
        name: 'an alert about how full it is',
        labels: filling,
        cluster: cluster(bound(), [], { 'StorageClass/gold': { allowVolumeExpansion: true } }),
        at,
        says: ['10Gi', 'library', '/var/pages'],
      },
    ],
    passes: [
      { name: 'it is not bound', labels: filling, cluster: cluster(bound({ phase: 'Pending' })) },
      { name: 'an alert about its workload', cluster: cluster(bound()) },
    ],
  },
  {
    mechanism: 'storage/claim-terminating',
    matches: [
      {
        name: 'deleted with a pod that uses it',
        cluster: cluster({ ...bound(), metadata: { deletionTimestamp: '2026-11-24T09:30:00Z' } }),
        at,
        says: ['2026-11-24T09:30:00Z'],
      },
    ],
    passes: [{ name: 'it is bound', cluster: cluster(bound()) }],
  },
  {
    mechanism: 'storage/volume-unhealthy',
    matches: [
      {
        name: 'its driver says so',
        cluster: cluster(bound(), [['W', 'VolumeConditionAbnormal', 'The volume mount point is broken', 3]]),
        at,
        says: ['mount point is broken'],
      },
    ],
    passes: [{ name: 'no such event', cluster: cluster(bound(), [['W', 'Other', 'The volume is odd']]) }],
  },
  {
    mechanism: 'storage/volume-failed',
    matches: [
      {
        name: 'it failed',
        cluster: cluster(bound(), [], volume({ phase: 'Failed', message: 'error deleting volume: in use' })),
        at: 'PersistentVolume/pv-77',
        says: ['pv-77', 'Failed', 'in use'],
      },
      {
        name: 'it was released',
        cluster: cluster(bound(), [], volume({ phase: 'Released' })),
        at: 'PersistentVolume/pv-77',
        says: ['Released', 'pages-old'],
      },
    ],
    passes: [
      { name: 'it is bound', cluster: cluster(bound(), [], volume({ phase: 'Bound' })) },
      {
        name: 'it was released and is kept, as its policy says',
        cluster: cluster(bound(), [], {
          'PersistentVolume/pv-77': {
            spec: { claimRef: { name: 'pages-old' }, persistentVolumeReclaimPolicy: 'Retain' },
            status: { phase: 'Released' },
          },
        }),
      },
    ],
  },
];
