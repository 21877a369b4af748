import type { Entity } from '../../../evidence/entity.js';
import { evidenceOf, rawOf } from '../../kit/look.js';
import { claim as said, rule } from '../../kit/rule.js';
import {
  claimValues,
  classNameOf,
  classOf,
  eventSighting,
  pendingOf,
  stateSighting,
  STORAGE,
  usersOf,
} from './claim.js';

const ON = ['PersistentVolumeClaim'];
const NO_CLASS = /storageclass(?:\.storage\.k8s\.io)? "[^"]{1,253}" not found/i;
const NO_DEFAULT = /no storage class is set/i;
const NO_VOLUME = /no persistent volumes available for this claim/i;

/** How long a provisioner may take. */
const PATIENCE_MS = 5 * 60_000;

const ageMs = (created: string | undefined, nowMs: number): number =>
  nowMs - (Date.parse(created ?? '') || nowMs);

/** A claim that names a storage class which does not exist. */
export const missingClass = rule({
  mechanism: 'storage/no-class',
  on: ON,
  carries: STORAGE,
  find: (entity, graph) => {
    const object = pendingOf(entity);
    if (object === null) return [];
    const values = claimValues(object);
    const told = eventSighting(entity, values, { reasons: ['ProvisioningFailed'], fits: NO_CLASS });
    if (told.length > 0) return told;
    const [storageClass] = graph.targets(entity.key, 'provisioned by');
    if (storageClass?.object.status !== 'absent') return [];
    const { name } = storageClass.ref;
    const text = [`there is no StorageClass ${name}`, `StorageClass ${name}이(가) 없습니다`] as const;
    const since = object.metadata.creationTimestamp ?? null;
    return [{ ...stateSighting(entity, graph, text, values, since), known: 'shown' }];
  },
});

const isDefault = (entity: Entity): boolean =>
  Object.entries(rawOf(entity)?.metadata.annotations ?? {}).some(
    ([name, value]) => name.endsWith('kubernetes.io/is-default-class') && value === 'true',
  );

/** A claim that names no class in a cluster that has no default one. */
export const noDefaultClass = rule({
  mechanism: 'storage/no-default-class',
  on: ON,
  carries: STORAGE,
  find: (entity, graph) => {
    const object = pendingOf(entity);
    if (object === null || classNameOf(object) !== undefined) return [];
    const values = claimValues(object);
    const told = eventSighting(entity, values, { reasons: ['FailedBinding'], fits: NO_DEFAULT });
    if (told.length > 0) return told;
    // The controller's word is no warning, so that it may not have been read.
    if (!graph.isComplete('StorageClass', null) || graph.ofKind('StorageClass').some(isDefault)) return [];
    const text = ['no StorageClass is the default one', '기본 StorageClass가 없음'] as const;
    const since = object.metadata.creationTimestamp ?? null;
    return [{ ...stateSighting(entity, graph, text, values, since), known: 'shown' }];
  },
});

/** A claim for which there is no volume: none that fits, or not the one it names. */
export const noVolume = rule({
  mechanism: 'storage/no-volume',
  on: ON,
  carries: STORAGE,
  find: (entity, graph) => {
    const object = pendingOf(entity);
    if (object === null) return [];
    const values = claimValues(object);
    const mismatch = eventSighting(entity, values, { reasons: ['VolumeMismatch'] });
    if (mismatch.length > 0) return mismatch;
    const told = eventSighting(entity, values, { reasons: ['FailedBinding'], fits: NO_VOLUME });
    if (told.length > 0) return told.filter((one) => !NO_DEFAULT.test(one.values['message'] ?? ''));
    const storageClass = classOf(entity, graph);
    if (storageClass?.provisioner?.endsWith('no-provisioner') !== true) return [];
    if (storageClass.volumeBindingMode === 'WaitForFirstConsumer' && usersOf(entity, graph).length === 0)
      return [];
    const text = ['its class has no provisioner', '클래스에 프로비저너가 없음'] as const;
    const since = object.metadata.creationTimestamp ?? null;
    return [{ ...stateSighting(entity, graph, text, values, since), known: 'shown' }];
  },
});

/** A provisioner that says why it makes no volume. */
export const provisioningFailed = rule({
  mechanism: 'storage/provisioning-failed',
  on: ON,
  carries: STORAGE,
  find: (entity) => {
    const object = pendingOf(entity);
    if (object === null) return [];
    const told = eventSighting(entity, claimValues(object), {
      reasons: ['ProvisioningFailed', 'ProvisioningCleanupFailed'],
    });
    return told.filter((one) => !NO_CLASS.test(one.values['message'] ?? ''));
  },
});

const PROVISIONER = [
  'volume.kubernetes.io/storage-provisioner',
  'volume.beta.kubernetes.io/storage-provisioner',
];

/** A provisioner that was asked and did nothing: it is not installed, or does not run. */
export const provisionerSilent = rule({
  mechanism: 'storage/provisioner-silent',
  on: ON,
  carries: STORAGE,
  find: (entity, graph) => {
    const object = pendingOf(entity);
    const provisioner = PROVISIONER.map((name) => object?.metadata.annotations?.[name]).find(
      (name) => name !== undefined,
    );
    if (object === null || provisioner === undefined || entity.events.length > 0) return [];
    if (ageMs(object.metadata.creationTimestamp, graph.parts.nowMs) < PATIENCE_MS) return [];
    const waits = classOf(entity, graph)?.volumeBindingMode === 'WaitForFirstConsumer';
    if (waits && object.metadata.annotations?.['volume.kubernetes.io/selected-node'] === undefined) return [];
    const evidence = evidenceOf(entity, graph);
    return [
      {
        since: object.metadata.creationTimestamp ?? null,
        known: 'shown',
        claims: [
          said(evidence, `${provisioner} was asked for a volume`, `${provisioner}에 볼륨을 요청함`),
          said(evidence, 'phase Pending, no event tells of a failure', 'Pending 상태이며 실패 이벤트 없음'),
        ],
        values: { ...claimValues(object), provisioner },
      },
    ];
  },
});

/** A claim whose class waits for a pod, and that no pod uses. */
export const waitsForConsumer = rule({
  mechanism: 'storage/waits-for-consumer',
  on: ON,
  carries: ['storage', 'unknown'],
  find: (entity, graph) => {
    const object = pendingOf(entity);
    if (object === null || classOf(entity, graph)?.volumeBindingMode !== 'WaitForFirstConsumer') return [];
    if (!graph.isComplete('Pod', entity.ref.namespace) || usersOf(entity, graph).length > 0) return [];
    const text = [
      'its class waits for the first pod that uses it, and no pod does',
      '스토리지 클래스가 첫 번째 파드를 기다리며, 사용하는 파드가 없음',
    ] as const;
    const since = object.metadata.creationTimestamp ?? null;
    return [{ ...stateSighting(entity, graph, text, claimValues(object), since), known: 'shown' }];
  },
});

/** A claim that a pod names and that is not there. */
export const missingClaim = rule({
  mechanism: 'storage/claim-missing',
  on: ON,
  carries: STORAGE,
  find: (entity, graph) => {
    if (entity.object.status !== 'absent') return [];
    const users = graph.sources(entity.key, 'claims');
    const [user] = users;
    if (user === undefined) return [];
    return [
      {
        since: null,
        known: 'shown',
        claims: [
          said(evidenceOf(entity, graph), 'it does not exist', '존재하지 않음'),
          said(
            evidenceOf(user, graph),
            `pod ${user.ref.name} mounts it`,
            `파드 ${user.ref.name}이(가) 마운트함`,
          ),
        ],
        values: { claim: entity.ref.name, user: user.ref.name },
      },
    ];
  },
});
