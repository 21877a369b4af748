import type { CaseGraph } from '../../evidence/case-graph.js';
import type { EntityKey } from '../../evidence/entity.js';
import type { GraphFinding } from '../kit/finding.js';
import type { Relation, RelationType } from '../../evidence/relation.js';

/** A way from the subject to an entity, along which trouble can have come. */
export interface Way {
  readonly to: EntityKey;
  /** From the subject outward. */
  readonly steps: readonly Relation[];
  /** 0 to 1: how well the steps are supported by what was read. */
  readonly support: number;
  /** Calls on the way. */
  readonly calls: number;
}

/** How far trouble of `to` can be believed to reach `from`, without knowing anything of the two. */
const STRUCTURE: Readonly<Record<Exclude<RelationType, 'calls' | 'belongs with' | 'shares'>, number>> = {
  selects: 1,
  'owned by': 1,
  'reads config': 1,
  'uses account': 1,
  claims: 1,
  'bound to': 1,
  'provisioned by': 1,
  pulls: 1,
  'routes to': 1,
  'routed by': 0.9,
  'runs on': 0.95,
  'limited by': 0.95,
  'guarded by': 0.95,
  'admitted by': 0.95,
  'scaled by': 0.95,
  'deployed by': 0.95,
};

/**
 * A call that the caller's own error lines name, one to something that is not well, one to something whose own log tells of
 * errors or that something not well bounds, and one to something that seems well.
 */
const CALL = { blamed: 1, sick: 0.85, troubled: 0.8, unsupported: 0.3, otherBlamed: 0.2 } as const;

/** A part of the same program that began to fail with it, where nobody says who calls whom. */
const BELONGS = 0.55;

/** Longest way, in steps. */
const MAX_STEPS = 24;

/** Whether the callers of this group name somebody in their error lines, so that the unnamed are less likely. */
const namesOthers = (graph: CaseGraph, from: EntityKey): boolean =>
  graph.relationsFrom(from, 'calls').some(({ blame }) => blame !== null);

/** What an entity consists of and what bounds it: what happens to these happens to it. */
const OWN: ReadonlySet<RelationType> = new Set(['selects', 'owned by', 'scaled by', 'limited by', 'claims']);
/** From a Service over its pods and their owners to what scales these. */
const OWN_STEPS = 4;

/** What an entity consists of and what bounds it, itself first. */
const ownOf = (graph: CaseGraph, callee: EntityKey): readonly EntityKey[] => {
  const own = new Set([callee]);
  let reached: readonly EntityKey[] = [callee];
  for (let step = 0; step < OWN_STEPS && reached.length > 0; step += 1) {
    const next = reached.flatMap((key) => graph.relationsFrom(key).filter(({ type }) => OWN.has(type)));
    reached = next.map(({ to }) => to).filter((to) => !own.has(to));
    for (const key of reached) own.add(key);
  }
  return [...own];
};

/** Whether the log of a callee tells of errors, or something that it consists of or that bounds it is not well or has a new fault. */
const isTroubled = (graph: CaseGraph, callee: EntityKey, fresh: ReadonlySet<EntityKey>): boolean =>
  ownOf(graph, callee).some((key) => {
    const entity = graph.entity(key);
    return fresh.has(key) || entity?.sick === true || (entity?.errorLines.length ?? 0) > 0;
  });

/** Whether a part of a program began to fail when the trouble did: what was not well before is so for reasons of its own. */
const failsSince = (graph: CaseGraph, part: EntityKey, fresh: ReadonlySet<EntityKey>): boolean => {
  const own = ownOf(graph, part);
  if (own.some((key) => fresh.has(key))) return true;
  const entities = own.flatMap((key) => graph.entity(key) ?? []);
  return (
    entities.every(({ sick }) => sick !== true) && entities.some(({ errorLines }) => errorLines.length > 0)
  );
};

/** Entities that error lines name, and those with a fault that began with the trouble. */
interface Suspects {
  readonly blamed: ReadonlySet<EntityKey>;
  readonly fresh: ReadonlySet<EntityKey>;
}

const callSupport = (
  graph: CaseGraph,
  { from, to, blame }: Relation,
  { blamed, fresh }: Suspects,
): number => {
  if (blame !== null || blamed.has(to)) return CALL.blamed;
  const target = graph.entity(to);
  // A name that leads nowhere may never have been used: it counts where the caller complains of it.
  if (target?.object.status === 'absent') return CALL.unsupported;
  if (target?.sick === true) return CALL.sick;
  if (isTroubled(graph, to, fresh) && !namesOthers(graph, from)) return CALL.troubled;
  return namesOthers(graph, from) ? CALL.otherBlamed : CALL.unsupported;
};

/** Whether it is known whom the subject calls: its error lines name somebody, or its configuration a part of its program. */
const knowsCallees = (graph: CaseGraph, from: EntityKey): boolean => {
  const parts = new Set(graph.targets(from, 'belongs with').map(({ key }) => key));
  return graph.parts.relations.some(
    (call) =>
      call.type === 'calls' &&
      graph.entity(call.from)?.hops === 0 &&
      (call.blame !== null || parts.has(call.to)),
  );
};

/** Only where nobody says whom the subject calls may it be any part of its program that began to fail. */
const belongingSupport = (graph: CaseGraph, { from, to }: Relation, { fresh }: Suspects): number =>
  !knowsCallees(graph, from) && failsSince(graph, to, fresh) ? BELONGS : 0;

/** What only shares a place is looked at, and told by who presses or preempts; by itself its trouble is its own. */
const supportOf = (graph: CaseGraph, relation: Relation, suspects: Suspects): number => {
  if (relation.type === 'shares') return 0;
  if (relation.type === 'belongs with') return belongingSupport(graph, relation, suspects);
  return relation.type === 'calls' ? callSupport(graph, relation, suspects) : STRUCTURE[relation.type];
};

/** Entities that the error lines of an entity or of its own parts name: what a pod says counts for its workload's calls. */
const blamedBy = (graph: CaseGraph): ReadonlySet<EntityKey> =>
  new Set(
    graph.parts.relations.filter(({ type, blame }) => type === 'calls' && blame !== null).map(({ to }) => to),
  );

/**
 * The best supported way from the subject to every entity that one leads to. A way is as well supported as its steps
 * together; of equal ones the shorter counts.
 * @param fresh entities with a fault that began with the trouble
 */
export const waysFrom = (
  graph: CaseGraph,
  fresh: ReadonlySet<EntityKey> = new Set(),
): ReadonlyMap<EntityKey, Way> => {
  const suspects = { blamed: blamedBy(graph), fresh };
  const best = new Map<EntityKey, Way>();
  const open: Way[] = graph.parts.subjects.map((to) => ({ to, steps: [], support: 1, calls: 0 }));
  for (const start of open) best.set(start.to, start);
  while (open.length > 0) {
    open.sort((a, b) => b.support - a.support || a.steps.length - b.steps.length);
    const way = open.shift();
    if (way === undefined || best.get(way.to) !== way || way.steps.length >= MAX_STEPS) continue;
    for (const relation of graph.relationsFrom(way.to)) {
      const next: Way = {
        to: relation.to,
        steps: [...way.steps, relation],
        support: way.support * supportOf(graph, relation, suspects),
        calls: way.calls + (relation.type === 'calls' ? 1 : 0),
      };
      if (next.support === 0) continue;
      const known = best.get(next.to);
      if (graph.entity(next.to)?.hops === null) continue;
      if (known !== undefined && known.support >= next.support) continue;
      best.set(next.to, next);
      open.push(next);
    }
  }
  return best;
};

/** Whether a finding names another as what is behind it: its object, or something on the way to it. */
export const isNamedBy = (
  { behind }: Pick<GraphFinding, 'behind'>,
  { finding, way }: { readonly finding: GraphFinding; readonly way: Way | null },
): boolean => behind.some((key) => key === finding.entity.key || (way !== null && leadsThrough(way, key)));

/** Whether a way leads through an entity, its end included. */
export const leadsThrough = ({ steps, to }: Way, key: EntityKey): boolean =>
  to === key || steps.some((step) => step.from === key || step.to === key);
