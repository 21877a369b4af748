import { rawOf } from '../../kit/look.js';
import { rule } from '../../kit/rule.js';
import { claimValues, eventSighting, stateSighting, STORAGE, type Claim } from './claim.js';

/** A claim whose volume is gone. */
export const lostClaim = rule({
  mechanism: 'storage/claim-lost',
  on: ['PersistentVolumeClaim'],
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
