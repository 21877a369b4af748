import type { Entity } from '../../../evidence/entity.js';
import { rawOf } from '../../kit/look.js';
import { rule } from '../../kit/rule.js';
import { claimValues, classNameOf, eventSighting, pendingOf, stateSighting, STORAGE } from './claim.js';
import { NO_DEFAULT } from './claim-words.js';

const isDefault = (entity: Entity): boolean =>
  Object.entries(rawOf(entity)?.metadata.annotations ?? {}).some(
    ([name, value]) => name.endsWith('kubernetes.io/is-default-class') && value === 'true',
  );

/** A claim that names no class in a cluster that has no default one. */
export const noDefaultClass = rule({
  mechanism: 'storage/no-default-class',
  on: ['PersistentVolumeClaim'],
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
