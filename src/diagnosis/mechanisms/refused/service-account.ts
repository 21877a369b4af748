import { entityKey } from '../../../evidence/entity.js';
import { refusalRule } from './refusal.js';

/** The pod names a service account that does not exist. */
export const serviceAccount = refusalRule(
  'refused/service-account',
  ({ entity }, [, account = '']) => ({
    values: { account },
    behind: [entityKey({ kind: 'ServiceAccount', namespace: entity.ref.namespace, name: account })],
  }),
  /service ?account "?(?:[a-z0-9-]+\/)?([a-z0-9.-]+)"?:? (?:was )?not found/i,
);
