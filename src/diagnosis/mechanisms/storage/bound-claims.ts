import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { conditionOf, evidenceOf, rawOf } from '../../kit/look.js';
import { claim as said, rule, type Sighting, type Values } from '../../kit/rule.js';
import { linesOf } from '../own-spec/said-lines.js';
import {
  claimValues,
  classOf,
  eventSighting,
  sizeOf,
  stateSighting,
  STORAGE,
  useValues,
  usersOf,
  type Claim,
} from './claim.js';

const ON = ['PersistentVolumeClaim'];

/** A claim whose volume is gone. */
export const lostClaim = rule({
  mechanism: 'storage/claim-lost',
  on: ON,
  carries: STORAGE,
  find: (entity, graph) => {
    const object = rawOf<Claim>(entity);
    if (object?.status?.phase !== 'Lost') return [];
    const volume = object.spec?.volumeName;
    const values = { ...claimValues(object), ...(volume !== undefined && { volume }) };
    const [told] = eventSighting(entity, values, { reasons: ['ClaimLost', 'ClaimMisbound'] });
    const state = stateSighting(entity, graph, ['phase Lost', 'Lost 상태'], values);
    return [{ ...state, since: told?.since ?? null, claims: [...state.claims, ...(told?.claims ?? [])] }];
  },
});

/** Conditions that stand while a larger size is on its way. */
const RESIZING = ['ControllerResizeError', 'NodeResizeError', 'FileSystemResizePending', 'Resizing'];

/** A claim that does not become as large as it should be. */
export const resizeStuck = rule({
  mechanism: 'storage/resize-stuck',
  on: ON,
  carries: ['storage', 'saturation', 'unknown'],
  find: (entity, graph) => {
    const object = rawOf<Claim>(entity);
    if (object?.status?.phase !== 'Bound') return [];
    const wanted = object.spec?.resources?.requests?.['storage'];
    const has = object.status.capacity?.['storage'];
    if (wanted === undefined || has === undefined || wanted === has) return [];
    const values = { ...claimValues(object), wanted, has };
    const failed = eventSighting(entity, values, {
      reasons: ['VolumeResizeFailed', 'FileSystemResizeFailed', 'ExternalExpandingFailed'],
    });
    if (failed.length > 0) return failed;
    const condition = RESIZING.map((type) => conditionOf(object.status?.conditions, type)).find(
      (each) => each?.status === 'True',
    );
    if (condition === undefined || condition === null) return [];
    const message = bounded([condition.type, condition.message].filter(Boolean).join(': '), 220);
    const since = condition.lastTransitionTime ?? null;
    return [stateSighting(entity, graph, [message, message], { ...values, message }, since)];
  },
});

const NO_SPACE = /no space left|disk (?:is )?full|not enough space|\bENOSPC\b/i;

/** What a pod that mounts a claim says where it is full already. */
const fullAlready = (entity: Entity, graph: CaseGraph): Pick<Sighting, 'claims' | 'values'> => {
  const line = usersOf(entity, graph)
    .flatMap(linesOf)
    .find(({ text }) => NO_SPACE.test(text));
  if (line === undefined) return { claims: [], values: {} };
  return {
    claims: [said(line.evidence, quoted(line.text, 200))],
    values: { line: bounded(line.text, 200) },
  };
};

/** A claim that an alert says is filling up: how large it is, who fills it, and whether it can grow. */
export const fillingUp = rule({
  mechanism: 'storage/filling-up',
  on: ON,
  carries: ['storage'],
  find: (entity, graph): readonly Sighting[] => {
    const object = rawOf<Claim>(entity);
    // Nothing in the API says how full a volume is; the alert about it does.
    if (graph.subject?.key !== entity.key || graph.parts.alertClass !== 'storage') return [];
    if (object?.status?.phase !== 'Bound' || entity.trouble.length > 0) return [];
    const use = useValues(entity, graph);
    const growable = classOf(entity, graph)?.allowVolumeExpansion === true;
    const size = sizeOf(object) ?? '';
    const full = fullAlready(entity, graph);
    return [
      {
        since: null,
        known: 'shown',
        claims: [
          said(
            evidenceOf(entity, graph),
            `Bound, capacity ${size}${object.spec?.volumeName === undefined ? '' : `, volume ${object.spec.volumeName}`}`,
          ),
          ...(use['user'] === undefined
            ? []
            : [
                said(
                  evidenceOf(entity, graph),
                  `mounted by pod ${use['user']}`,
                  `파드 ${use['user']}이(가) 마운트`,
                ),
              ]),
          ...full.claims,
        ],
        values: {
          ...claimValues(object),
          ...use,
          ...(growable && { growable: 'true' }),
          ...full.values,
        },
      },
    ];
  },
});

/** A claim that is being deleted while a pod needs it. */
export const claimTerminating = rule({
  mechanism: 'storage/claim-terminating',
  on: ON,
  carries: STORAGE,
  find: (entity, graph) => {
    const object = rawOf<Claim>(entity);
    const at = object?.metadata.deletionTimestamp;
    if (object === null || at === undefined) return [];
    const text = [`deleted at ${at}, not gone yet`, `${at}에 삭제되었으나 남아 있음`] as const;
    return [
      stateSighting(entity, graph, text, { ...claimValues(object), ...useValues(entity, graph), at }, at),
    ];
  },
});

/** A volume that its driver says is not well. */
export const volumeUnhealthy = rule({
  mechanism: 'storage/volume-unhealthy',
  on: ['PersistentVolumeClaim', 'Pod'],
  carries: STORAGE,
  find: (entity) =>
    eventSighting(
      entity,
      {},
      {
        reasons: ['VolumeConditionAbnormal'],
        fits: /^(?!.{0,200}\bis (?:normal|healthy)\b)/is,
      },
    ),
});

interface Volume {
  readonly metadata: { readonly name: string };
  readonly spec?: {
    readonly claimRef?: { readonly name?: string };
    readonly persistentVolumeReclaimPolicy?: string;
  };
  readonly status?: { readonly phase?: string; readonly reason?: string; readonly message?: string };
}

/** What a volume says of itself, and whose it was. */
const volumeValues = ({ metadata, spec, status }: Volume, told: string | undefined): Values => {
  const message = bounded(status?.message ?? told ?? '', 220);
  const former = spec?.claimRef?.name;
  return {
    volume: metadata.name,
    phase: status?.phase ?? '',
    ...(message !== '' && { message }),
    ...(former !== undefined && { former }),
  };
};

/** Whether a volume only waits for whoever kept it, as its policy Retain says. */
const isKept = ({ spec, status }: Volume): boolean =>
  status?.phase === 'Released' && spec?.persistentVolumeReclaimPolicy === 'Retain';

/** Whether a claim that has no volume names this one. */
const isWanted = (entity: Entity, graph: CaseGraph): boolean =>
  graph.sources(entity.key, 'bound to').some((one) => rawOf<Claim>(one)?.status?.phase !== 'Bound');

/** A volume that failed, or that was released and is not given to anybody. */
export const volumeFailed = rule({
  mechanism: 'storage/volume-failed',
  on: ['PersistentVolume'],
  carries: STORAGE,
  find: (entity, graph) => {
    const object = rawOf<Volume>(entity);
    if (object === null || !['Failed', 'Released'].includes(object.status?.phase ?? '')) return [];
    const [told] = eventSighting(entity, {}, { reasons: ['VolumeFailedDelete', 'VolumeFailedRecycle'] });
    if (isKept(object) && told === undefined && !isWanted(entity, graph)) return [];
    const values = volumeValues(object, told?.values['message']);
    const phase = values['phase'] ?? '';
    const state = stateSighting(entity, graph, [`phase ${phase}`, `${phase} 상태`], values);
    return [{ ...state, since: told?.since ?? null, claims: [...state.claims, ...(told?.claims ?? [])] }];
  },
});
