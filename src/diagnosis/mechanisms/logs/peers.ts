import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity, EntityKey } from '../../../evidence/entity.js';
import type { Relation } from '../../../evidence/relation.js';
import { podOf, serviceOf, topOwner } from '../../kit/look.js';
import { productOfPod, type Product } from '../../../evidence/products.js';

/** Whom a pod calls, by its own lines, its workload's specification and its configuration. */
export interface Callee {
  readonly entity: Entity;
  readonly relation: Relation;
}

/** A pod with everything above it that can refer to others. */
const speakersOf = (pod: Entity, graph: CaseGraph): readonly Entity[] => {
  const above = graph.targets(pod.key, 'owned by');
  const top = topOwner(pod, graph);
  const own = [pod, ...above, top];
  return [...new Set([...own, ...own.flatMap(({ key }) => graph.targets(key, 'reads config'))])];
};

export const calleesOf = (pod: Entity, graph: CaseGraph): readonly Callee[] => {
  const found = speakersOf(pod, graph).flatMap(({ key }) =>
    graph.relationsFrom(key, 'calls').flatMap((relation): readonly Callee[] => {
      const entity = graph.entity(relation.to);
      return entity === null ? [] : [{ entity, relation }];
    }),
  );
  // What its own lines name comes first, and tells more than the specification.
  return [...new Map(found.toReversed().map((callee) => [callee.entity.key, callee])).values()];
};

/** The port on which a pod's own specification and configuration call somebody; `null` where they tell none. */
export const portAsked = (pod: Entity, callee: EntityKey, graph: CaseGraph): number | string | null =>
  speakersOf(pod, graph)
    .flatMap(({ key }) => graph.relationsFrom(key, 'calls'))
    .find(({ to, port }) => to === callee && port !== null)?.port ?? null;

/** Pods behind what is called. */
const podsOf = ({ key, ref }: Entity, graph: CaseGraph): readonly Entity[] =>
  ref.kind === 'Pod' ? graph.ofKind('Pod').filter((pod) => pod.key === key) : graph.targets(key, 'selects');

const runs = (callee: Callee, product: Product, graph: CaseGraph): boolean => {
  const pods = podsOf(callee.entity, graph).flatMap((pod) => podOf(pod) ?? []);
  const known = pods.flatMap((pod) => productOfPod(pod) ?? []);
  if (known.length > 0) return known.some(({ name }) => name === product.name);
  const ports = [
    callee.relation.port,
    ...(serviceOf(callee.entity)?.spec?.ports ?? []).map(({ port }) => port),
  ];
  return ports.some((port) => product.ports.includes(Number(port)));
};

/** Where a name stands as a word: 2 as a host with its port or address, 1 as a word, 0 nowhere. */
const naming = (text: string, name: string): number => {
  const at = text.indexOf(name);
  if (name === '' || at < 0) return 0;
  for (let from = at; from >= 0; from = text.indexOf(name, from + 1)) {
    const [before, after] = [text[from - 1] ?? ' ', text[from + name.length] ?? ' '];
    if (/[a-z0-9-]/.test(before) || /[a-z0-9-]/.test(after)) continue;
    return after === ':' || /[/@"'=(]/.test(before) || name.includes('-') ? 2 : 1;
  }
  return 0;
};

/** Whether a text holds an address as a whole. */
const holds = (text: string, address: string | undefined): boolean => {
  const at = address === undefined || !address.includes('.') ? -1 : text.indexOf(address);
  return (
    at >= 0 && !/[\d.]/.test(text[at - 1] ?? ' ') && !/\d/.test(text[at + (address?.length ?? 0)] ?? ' ')
  );
};

const score = ({ entity, relation }: Callee, texts: readonly string[]): number => {
  const address = serviceOf(entity)?.spec?.clusterIP ?? podOf(entity)?.status?.podIP;
  if (texts.some((text) => holds(text, address))) return 3;
  const named = Math.max(0, ...texts.map((text) => naming(text.toLowerCase(), entity.ref.name)));
  if (named === 2) return 3;
  if (relation.blame !== null && texts.includes(relation.blame)) return 2;
  return named;
};

/**
 * Whom lines of a pod are about: the one callee that runs the product that they speak of, else the one that they name.
 * @param texts lines of one group
 */
export const peerOf = (
  callees: readonly Callee[],
  texts: readonly string[],
  product: Product | null,
  graph: CaseGraph,
): Entity | null => {
  const named = callees
    .map((callee) => ({ callee, points: score(callee, texts) }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points);
  const fitting = product === null ? [] : callees.filter((callee) => runs(callee, product, graph));
  const both = named.find(({ callee }) => fitting.includes(callee));
  if (both !== undefined) return both.callee.entity;
  if (fitting.length === 1) return fitting[0]?.entity ?? null;
  return named[0]?.callee.entity ?? null;
};

/** A peer with all that it consists of, for what lies behind a line about it. */
export const allOf = (peer: Entity, graph: CaseGraph): readonly EntityKey[] => {
  const pods = podsOf(peer, graph);
  const owners = pods.map((pod) => topOwner(pod, graph).key);
  return [...new Set([peer.key, ...owners, ...pods.map(({ key }) => key)])];
};
