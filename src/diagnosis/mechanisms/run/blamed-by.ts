import type { EntityKey } from '../../../evidence/entity.js';
import type { SeenPod } from '../../kit/container-rule.js';
import type { SaidLine } from '../../kit/look.js';

/** Whom a line of a pod's log names: what it calls and could not reach. */
export const blamedBy = (
  { entity, graph }: SeenPod,
  said: Pick<SaidLine, 'text'> | null,
): readonly EntityKey[] => {
  if (said === null) return [];
  const start = said.text.replace(/…$/, '').slice(0, 100);
  return graph
    .relationsFrom(entity.key, 'calls')
    .filter(
      ({ blame }) => blame !== null && (blame.includes(start) || said.text.includes(blame.slice(0, 100))),
    )
    .map(({ to }) => to);
};
