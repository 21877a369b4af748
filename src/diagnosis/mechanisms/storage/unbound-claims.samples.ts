import type { RuleSample, RuleSamples } from '../../../../test/support/rule-samples.js';
import type { ClusterText, EventText } from '../../../../test/support/scenario/scenario-file.js';
import type { Json } from '../../../../test/support/scenario/json.js';

const about = { namespace: 'shop', persistentvolumeclaim: 'tiles' };

/** A workload with a claim, in the state given. */
const cluster = (
  claim: Json,
  events: readonly EventText[] = [],
  objects: Readonly<Record<string, Json>> = {},
): ClusterText => ({
  workloads: { painter: { port: 8080, mounts: { '/tiles': 'claim:tiles' } } },
  objects: { 'PersistentVolumeClaim/tiles': claim, ...objects },
  events: { 'PersistentVolumeClaim/tiles': events },
});

const pending = (spec: Json = {}, more: Json = {}): Json => ({
  age: '1h',
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '5Gi' } }, ...spec },
  status: { phase: 'Pending' },
  ...more,
});
const bound: Json = { spec: { storageClassName: 'gold' }, status: { phase: 'Bound' } };

const at = 'PersistentVolumeClaim/tiles';
const noClass: EventText = [
  'W',
  'ProvisioningFailed',
  'storageclass.storage.k8s.io "gold" not found',
  9,
  '1m',
  '1h',
];
const quota: EventText = [
  'W',
  'ProvisioningFailed',
  'failed to provision volume with StorageClass "gold": rpc error: code = ResourceExhausted desc = quota of disks exceeded',
  9,
  '1m',
  '1h',
];
const none: EventText = [
  'N',
  'FailedBinding',
  'no persistent volumes available for this claim and no storage class is set',
  9,
];
const healthy: RuleSample = {
  name: 'it is bound, the event is old',
  labels: about,
  cluster: cluster(bound, [noClass]),
};

const gold = (more: Json): Readonly<Record<string, Json>> => ({
  'StorageClass/gold': { provisioner: 'csi.example.com', ...more },
});

export const samples: readonly RuleSamples[] = [
  {
    mechanism: 'storage/no-class',
    matches: [
      {
        name: 'its event says so',
        labels: about,
        cluster: cluster(pending({ storageClassName: 'gold' }), [noClass]),
        at,
        says: ['gold', 'does not exist'],
      },
      {
        name: 'seen from the workload, without an event',
        cluster: cluster(pending({ storageClassName: 'silver' })),
        at,
        says: ['silver'],
      },
    ],
    passes: [
      healthy,
      {
        name: 'another failure',
        labels: about,
        cluster: cluster(pending({ storageClassName: 'gold' }), [quota], gold({})),
      },
    ],
  },
  {
    mechanism: 'storage/no-default-class',
    matches: [
      {
        name: 'no class is named',
        labels: about,
        cluster: cluster(pending(), [['W', ...none.slice(1)] as unknown as EventText]),
        at,
        says: ['no storage class'],
      },
      {
        name: 'no class is the default one, and the event was not read',
        labels: about,
        cluster: cluster(pending(), [], gold({})),
        at,
        says: ['neither a default one'],
      },
    ],
    passes: [
      healthy,
      {
        name: 'there is a default one, and no event yet',
        labels: about,
        cluster: cluster(
          pending(),
          [],
          gold({ metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } } }),
        ),
      },
    ],
  },
  {
    mechanism: 'storage/no-volume',
    matches: [
      {
        name: 'the volume it names is too small',
        labels: about,
        cluster: cluster(pending({ volumeName: 'nfs-1' }), [
          ['W', 'VolumeMismatch', 'Cannot bind to requested volume "nfs-1": requested PV is too small', 4],
        ]),
        at,
        says: ['too small', '5Gi'],
      },
      {
        name: 'no volume of a class without provisioner',
        labels: about,
        cluster: cluster(
          pending({ storageClassName: 'local' }),
          [['W', 'FailedBinding', 'no persistent volumes available for this claim', 4]],
          { 'StorageClass/local': { provisioner: 'kubernetes.io/no-provisioner' } },
        ),
        at,
        says: ['local'],
      },
      {
        name: 'a class without provisioner, and no event was read',
        cluster: cluster(pending({ storageClassName: 'local' }), [], {
          'StorageClass/local': { provisioner: 'kubernetes.io/no-provisioner' },
        }),
        at,
        says: ['no volume fits it', 'local', '5Gi'],
      },
    ],
    passes: [
      healthy,
      {
        name: 'no class',
        labels: about,
        cluster: cluster(pending(), [['W', ...none.slice(1)] as unknown as EventText]),
      },
    ],
  },
  {
    mechanism: 'storage/provisioning-failed',
    matches: [
      {
        name: 'the driver says why',
        labels: about,
        cluster: cluster(pending({ storageClassName: 'gold' }), [quota], gold({})),
        at,
        says: ['gold', 'quota of disks exceeded'],
      },
    ],
    passes: [
      healthy,
      {
        name: 'the class is missing',
        labels: about,
        cluster: cluster(pending({ storageClassName: 'gold' }), [noClass]),
      },
    ],
  },
  {
    mechanism: 'storage/provisioner-silent',
    matches: [
      {
        name: 'asked an hour ago',
        labels: about,
        cluster: cluster(
          pending(
            { storageClassName: 'gold' },
            { metadata: { annotations: { 'volume.kubernetes.io/storage-provisioner': 'csi.example.com' } } },
          ),
          [],
          gold({}),
        ),
        at,
        says: ['csi.example.com'],
      },
    ],
    passes: [
      healthy,
      {
        name: 'it waits for a pod to be placed',
        labels: about,
        cluster: cluster(
          pending(
            { storageClassName: 'gold' },
            { metadata: { annotations: { 'volume.kubernetes.io/storage-provisioner': 'csi.example.com' } } },
          ),
          [],
          gold({ volumeBindingMode: 'WaitForFirstConsumer' }),
        ),
      },
    ],
  },
  {
    mechanism: 'storage/waits-for-consumer',
    matches: [
      {
        name: 'no pod mounts it',
        labels: about,
        cluster: {
          workloads: { painter: { port: 8080 } },
          objects: {
            'PersistentVolumeClaim/tiles': pending({ storageClassName: 'gold' }),
            ...gold({ volumeBindingMode: 'WaitForFirstConsumer' }),
          },
        },
        at,
        says: ['gold', 'no pod uses it'],
      },
    ],
    passes: [
      healthy,
      {
        name: 'a pod mounts it',
        labels: about,
        cluster: cluster(
          pending({ storageClassName: 'gold' }),
          [],
          gold({ volumeBindingMode: 'WaitForFirstConsumer' }),
        ),
      },
    ],
  },
  {
    mechanism: 'storage/claim-missing',
    matches: [
      {
        name: 'a pod mounts what is not there',
        cluster: { workloads: { painter: { port: 8080, mounts: { '/tiles': 'claim:tiles' } } } },
        at,
        says: ['tiles', 'does not exist'],
      },
    ],
    passes: [healthy, { name: 'it is pending', cluster: cluster(pending()) }],
  },
];
