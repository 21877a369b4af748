import { rule } from '../../kit/rule.js';
import { conditionSighting, furtherTroubles, NODE } from './node-state.js';

/** A condition that an add-on found: kernel deadlock, read-only file system, clock, network, storage, runtime. */
export const nodeProblem = rule({
  mechanism: 'node/problem',
  on: ['Node'],
  carries: NODE,
  find: (entity, graph) =>
    furtherTroubles(entity).map((condition) => conditionSighting(entity, graph, condition)),
});
