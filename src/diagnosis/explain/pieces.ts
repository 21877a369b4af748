import type { CaseGraph } from '../../evidence/case-graph.js';
import type { Entity, EntityKey } from '../../evidence/entity.js';
import type { EvidenceId } from '../../evidence/evidence.js';
import { topOwner } from '../kit/look.js';
import type { Claim } from '../kit/rule.js';

/** Where some evidence stands: the same part of what belongs to the same owner shows the same. */
interface Place {
  readonly id: EvidenceId;
  readonly name: string;
}

/** What is read of an object itself, its state and its events, is one part; its logs are another. */
const placesOf = ({ ref, object, events, logs }: Entity, owner: EntityKey): readonly Place[] => {
  const state = [
    ...(object.status === 'not-applicable' ? [] : [object.evidence]),
    ...events.map(({ evidence }) => evidence),
  ];
  const said = logs.flatMap(({ lines }) => (lines.status === 'not-applicable' ? [] : [lines.evidence]));
  return [
    ...state.map((id) => ({ id, name: `${owner} ${ref.kind} state` })),
    ...said.map((id) => ({ id, name: `${owner} ${ref.kind} log` })),
  ];
};

/** A piece of evidence: every id that shows the same, and those of them that are cited. */
export interface Piece {
  readonly ids: ReadonlySet<EvidenceId>;
  readonly cited: readonly EvidenceId[];
}

/** Ids that show the same as each: those of the same sort at what belongs to the same owner. */
const alike = (graph: CaseGraph): ReadonlyMap<EvidenceId, readonly EvidenceId[]> => {
  const places = graph.parts.entities
    .filter(({ hops }) => hops !== null)
    .flatMap((entity) => placesOf(entity, topOwner(entity, graph).key));
  const groups = [...Map.groupBy(places, ({ name }) => name).values()];
  return new Map(groups.flatMap((group) => group.map(({ id }) => [id, group.map((one) => one.id)])));
};

/**
 * The evidence of some claims as a reader counts it. What was read of one sort at all pods of a workload (their states and
 * events, or their logs) is one piece, since each of them shows the same fault; so is all that tells one claim in the same
 * words, such as a ReplicaSet and the Deployment above it. Everything else is a piece by itself.
 */
export const piecesOf = (graph: CaseGraph, claims: readonly Claim[]): readonly Piece[] => {
  const sameAs = alike(graph);
  const pieces: { readonly ids: Set<EvidenceId>; readonly cited: Set<EvidenceId> }[] = [];
  for (const { evidence, also = [] } of claims) {
    const cited = [evidence, ...also];
    const ids = cited.flatMap((id) => [id, ...(sameAs.get(id) ?? [])]);
    const known = pieces.find((piece) => ids.some((id) => piece.ids.has(id)));
    const piece = known ?? { ids: new Set(), cited: new Set() };
    for (const id of ids) piece.ids.add(id);
    for (const id of cited) piece.cited.add(id);
    if (known === undefined) pieces.push(piece);
  }
  return pieces.map(({ ids, cited }) => ({ ids, cited: [...cited] }));
};
