import { rule } from '../../kit/rule.js';
import { claimValues, eventSighting, pendingOf, STORAGE } from './claim.js';
import { NO_CLASS } from './claim-words.js';

/** A provisioner that says why it makes no volume. */
export const provisioningFailed = rule({
  mechanism: 'storage/provisioning-failed',
  on: ['PersistentVolumeClaim'],
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
