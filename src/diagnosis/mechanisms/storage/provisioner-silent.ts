import { evidenceOf } from '../../kit/look.js';
import { claim as said, rule } from '../../kit/rule.js';
import { claimValues, classOf, pendingOf, STORAGE } from './claim.js';

/** How long a provisioner may take. */
const PATIENCE_MS = 5 * 60_000;

const ageMs = (created: string | undefined, nowMs: number): number =>
  nowMs - (Date.parse(created ?? '') || nowMs);

const PROVISIONER = [
  'volume.kubernetes.io/storage-provisioner',
  'volume.beta.kubernetes.io/storage-provisioner',
];

/** A provisioner that was asked and did nothing: it is not installed, or does not run. */
export const provisionerSilent = rule({
  mechanism: 'storage/provisioner-silent',
  on: ['PersistentVolumeClaim'],
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
