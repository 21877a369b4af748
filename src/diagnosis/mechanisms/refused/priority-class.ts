import { entityKey } from '../../../evidence/entity.js';
import { refusalRule } from './refusal.js';

/** The pod names a priority class that does not exist. */
export const priorityClass = refusalRule(
  'refused/priority-class',
  (_refusal, [, name = '']) => ({
    values: { class: name },
    behind: [entityKey({ kind: 'PriorityClass', namespace: null, name })],
  }),
  /no PriorityClass with name "?([a-z0-9.-]+?)"? was found/i,
);
