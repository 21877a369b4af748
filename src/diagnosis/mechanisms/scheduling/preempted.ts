import { bounded, quoted } from '../../../evidence/bounded-text.js';
import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { conditionOf, eventsOf, evidenceOf, podOf, topOwner, workloadOf } from '../../kit/look.js';
import { claim, rule, type Sighting, type Values } from '../../kit/rule.js';
import { UNPLACED, unplacedOf } from './unplaced.js';

/** Who took the place, as far as the event names it and it was read. */
const takers = (entity: Entity, graph: CaseGraph): readonly Entity[] =>
  graph
    .relationsFrom(entity.key, 'limited by')
    .filter(({ detail }) => detail === 'preempted by')
    .flatMap(({ to }) => graph.entity(to) ?? []);

/** The workload of the taker: its owner, else the one in its namespace whose name its own begins with. */
const ownerOf = (taker: Entity, graph: CaseGraph): Entity => {
  const owner = topOwner(taker, graph);
  if (owner !== taker) return owner;
  const { namespace, name } = taker.ref;
  const likely = ['Deployment', 'StatefulSet', 'Job']
    .flatMap((kind) => graph.ofKind(kind, namespace))
    .filter(({ ref }) => name.startsWith(`${ref.name}-`))
    .toSorted((a, b) => b.ref.name.length - a.ref.name.length);
  return likely[0] ?? taker;
};

const nameOf = (taker: Entity, graph: CaseGraph): Values => {
  const owner = ownerOf(taker, graph);
  const { namespace, name } = taker.ref;
  const pod = podOf(taker);
  const spec = pod?.spec ?? workloadOf(owner)?.spec.template?.spec;
  return {
    taker: name,
    takerOf: `${owner.ref.kind} ${owner.ref.name}, namespace ${namespace ?? ''}`,
    ...(spec?.priorityClassName !== undefined && { class: spec.priorityClassName }),
  };
};

/** What still keeps the workload's pods off the nodes. */
const stillWaits = (entity: Entity, graph: CaseGraph): string | null => {
  for (const pod of graph.targets(entity.key, 'selects')) {
    const unplaced = unplacedOf(pod, graph);
    if (unplaced !== null) return bounded(unplaced.message, 200);
  }
  return null;
};

const ofWorkload = (entity: Entity, graph: CaseGraph): readonly Sighting[] => {
  const [newest] = eventsOf(entity, 'Preempted').filter(({ event }) => event.involvedObject?.kind === 'Pod');
  if (newest === undefined) return [];
  const { event, evidence } = newest;
  const [taker] = takers(entity, graph);
  const waits = stillWaits(entity, graph);
  return [
    {
      since: event.firstTimestamp ?? event.lastTimestamp,
      ...(entity.sick === false && { lastSeen: event.lastTimestamp }),
      known: 'stated',
      claims: [claim(evidence, `Preempted: ${quoted(event.message)}`)],
      values: {
        gone: event.involvedObject?.name ?? '',
        said: bounded(event.message, 200),
        ...(taker !== undefined && nameOf(taker, graph)),
        ...(waits !== null && { waits }),
      },
      behind: taker === undefined ? [] : [taker.key, ownerOf(taker, graph).key],
    },
  ];
};

const ofPod = (entity: Entity, graph: CaseGraph): readonly Sighting[] => {
  const condition = conditionOf(podOf(entity)?.status?.conditions, 'DisruptionTarget');
  if (condition?.status !== 'True' || condition.reason !== 'PreemptionByScheduler') return [];
  const { message = '', lastTransitionTime = null } = condition;
  return [
    {
      since: lastTransitionTime,
      known: 'stated',
      claims: [claim(evidenceOf(entity, graph), `PreemptionByScheduler: ${quoted(message)}`)],
      values: { gone: entity.ref.name, said: bounded(message, 200) },
    },
  ];
};

/** A pod that had to go for one of higher priority; by whom. */
export const preempted = rule({
  mechanism: 'scheduling/preempted',
  on: ['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job'],
  carries: UNPLACED,
  find: (entity, graph) => (entity.ref.kind === 'Pod' ? ofPod(entity, graph) : ofWorkload(entity, graph)),
});
