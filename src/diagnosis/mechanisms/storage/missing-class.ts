import { rule } from '../../kit/rule.js';
import { claimValues, eventSighting, pendingOf, stateSighting, STORAGE } from './claim.js';
import { NO_CLASS } from './claim-words.js';

/** A claim that names a storage class which does not exist. */
export const missingClass = rule({
  mechanism: 'storage/no-class',
  on: ['PersistentVolumeClaim'],
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
