import { rawOf } from '../../kit/look.js';
import { rule } from '../../kit/rule.js';
import { claimValues, stateSighting, STORAGE, useValues, type Claim } from './claim.js';

/** A claim that is being deleted while a pod needs it. */
export const claimTerminating = rule({
  mechanism: 'storage/claim-terminating',
  on: ['PersistentVolumeClaim'],
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
