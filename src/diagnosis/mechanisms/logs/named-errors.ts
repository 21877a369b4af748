import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity, EntityKey } from '../../../evidence/entity.js';
import { topOwner } from '../../kit/look.js';
import { toldErrors } from './told-errors.js';

/** Workloads whose pods tell of an error that has a class, by graph: asked once for every pod. */
const speaking = new WeakMap<CaseGraph, ReadonlySet<EntityKey>>();

const speakingIn = (graph: CaseGraph): ReadonlySet<EntityKey> => {
  const known = speaking.get(graph);
  if (known !== undefined) return known;
  const found = [...toldErrors(graph).by.values()]
    .flat()
    .filter(({ running }) => running)
    .map(({ pod }) => topOwner(pod, graph).key);
  const keys = new Set(found);
  speaking.set(graph, keys);
  return keys;
};

/** Whether the pods of a workload tell of an error that has a class. */
export const hasNamedError = (pod: Entity, graph: CaseGraph): boolean =>
  speakingIn(graph).has(topOwner(pod, graph).key);
