import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { bounded } from '../../../evidence/bounded-text.js';
import { rawOf } from '../../kit/look.js';
import { rule, type Values } from '../../kit/rule.js';
import { eventSighting, stateSighting, STORAGE, type Claim } from './claim.js';

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
