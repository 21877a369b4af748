import { isNetworkAgent } from '../../../evidence/network-agent.js';
import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { Condition } from '../../../evidence/objects.js';
import { bounded } from '../../../evidence/bounded-text.js';
import { evidenceOf } from '../../kit/look.js';
import { claim, rule, type Rule, type Sighting } from '../../kit/rule.js';
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

/** The agent that sets up the network of a node, where it is not well. */
const sickAgentOf = (entity: Entity, graph: CaseGraph): Entity | undefined =>
  graph
    .targets(entity.key, 'shares')
    .find(({ ref, sick }) => sick === true && ref.kind === 'Pod' && isNetworkAgent(ref.name));

/** A network that is not set up, with the agent that should do it and how that one is. */
const networkSighting = (entity: Entity, graph: CaseGraph, ready: Condition): Sighting => {
  const agent = sickAgentOf(entity, graph);
  if (agent === undefined) return conditionSighting(entity, graph, ready);
  const { namespace, name } = agent.ref;
  const state = bounded(agent.trouble.slice(0, 2).join('; '), 160);
  const sighting = conditionSighting(entity, graph, ready, {
    agent: name,
    place: namespace ?? '',
    state,
  });
  return {
    ...sighting,
    claims: [
      ...sighting.claims,
      claim(evidenceOf(agent, graph), `pod ${name}: ${state}`, `파드 ${name}: ${state}`),
    ],
  };
};

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
        ? [
            (mechanism === 'node/network-not-ready' ? networkSighting : conditionSighting)(
              entity,
              graph,
              ready,
            ),
          ]
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
