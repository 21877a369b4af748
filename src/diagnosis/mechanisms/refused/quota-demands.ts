import { entityKey } from '../../../evidence/entity.js';
import { refusalRule } from './refusal.js';

/** A quota on a resource of which the pod says nothing: it must, or is refused. */
export const quotaDemands = refusalRule(
  'refused/quota-demands',
  ({ entity }, [, quota = '', missing = '']) => ({
    values: { quota, missing: missing.replace(/[.;\s]+$/, '') },
    behind: [entityKey({ kind: 'ResourceQuota', namespace: entity.ref.namespace, name: quota })],
  }),
  /failed quota: ([^:\s]+): must specify (.+)$/,
);
