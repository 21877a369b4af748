import { entityKey } from '../../../evidence/entity.js';
import { refusalRule } from './refusal.js';

/** The namespace is being deleted: nothing new is made in it. */
export const namespaceEnding = refusalRule(
  'refused/namespace-ending',
  (_refusal, [, name = '']) => ({
    values: { ending: name },
    behind: [entityKey({ kind: 'Namespace', namespace: null, name })],
  }),
  /unable to create new content in namespace (\S+) because it is being terminated/,
);
