import { rule } from '../../kit/rule.js';
import { claimValues, classOf, eventSighting, pendingOf, stateSighting, STORAGE, usersOf } from './claim.js';
import { NO_DEFAULT } from './claim-words.js';

const NO_VOLUME = /no persistent volumes available for this claim/i;

/** A claim for which there is no volume: none that fits, or not the one it names. */
export const noVolume = rule({
  mechanism: 'storage/no-volume',
  on: ['PersistentVolumeClaim'],
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
