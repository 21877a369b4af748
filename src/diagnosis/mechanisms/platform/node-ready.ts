import type { Condition } from '../../../evidence/objects.js';
import { rule, type Rule } from '../../kit/rule.js';
import { conditionSighting, NODE, nodeCondition } from './node-state.js';

/** What a node that is not ready says of its reason; the first that fits. */
const REASONS: readonly { readonly mechanism: string; readonly fits: (ready: Condition) => boolean }[] = [
  { mechanism: 'node/unreachable', fits: ({ status }) => status === 'Unknown' },
  {
    mechanism: 'node/shutting-down',
    fits: ({ message = '' }) => /node is shutting down|node shutdown/i.test(message),
  },
  {
    mechanism: 'node/network-not-ready',
    fits: ({ message = '' }) =>
      /NetworkReady=false|NetworkPluginNotReady|cni (?:plugin|config)/i.test(message),
  },
  {
    mechanism: 'node/runtime-down',
    fits: ({ message = '' }) =>
      /container runtime|PLEG is not healthy|RuntimeReady=false|containerd|cri-?o\b|dockershim/i.test(
        message,
      ),
  },
  { mechanism: 'node/not-ready', fits: () => true },
];

/** Nodes that are not ready, by why. */
export const nodeReadyRules: readonly Rule[] = REASONS.map(({ mechanism }) =>
  rule({
    mechanism,
    on: ['Node'],
    carries: NODE,
    find: (entity, graph) => {
      const ready = nodeCondition(entity, 'Ready');
      if (ready === null || ready.status === 'True') return [];
      return REASONS.find(({ fits }) => fits(ready))?.mechanism === mechanism
        ? [conditionSighting(entity, graph, ready)]
        : [];
    },
  }),
);

/** A node whose network is not set up though it calls itself ready. */
export const networkUnavailable = rule({
  mechanism: 'node/network-unavailable',
  on: ['Node'],
  carries: NODE,
  find: (entity, graph) => {
    const condition = nodeCondition(entity, 'NetworkUnavailable');
    return condition?.status === 'True' ? [conditionSighting(entity, graph, condition)] : [];
  },
});
