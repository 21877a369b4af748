import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity, EntityKey, ErrorLine } from '../../../evidence/entity.js';
import { containersOf } from '../../container-view.js';
import { podOf } from '../../kit/look.js';
import { classOf, isOfClass } from './error-classes.js';
import type { ErrorClass } from './error-class.js';
import { isNew } from './new-lines.js';
import { calleesOf, peerOf, type Callee } from './peers.js';
import { productOfLine } from '../../../evidence/products.js';

/** Lines of one class in the logs of one pod, about one peer. */
export interface ToldError {
  readonly of: ErrorClass;
  readonly pod: Entity;
  /** Whether the container that writes them runs: a run that ended is told by how it ended. */
  readonly running: boolean;
  /** Whom they are about, if not the pod itself; `null` where that is not told. */
  readonly peer: Entity | null;
  /** Oldest first, never empty. */
  readonly lines: readonly ErrorLine[];
}

const isRunning = (pod: Entity, container: string): boolean => {
  const object = podOf(pod);
  const view = object === null ? undefined : containersOf(object).find(({ name }) => name === container);
  return view?.status?.state?.running !== undefined && view.role !== 'ephemeral';
};

const byPeer = (
  of: ErrorClass,
  lines: readonly ErrorLine[],
  callees: readonly Callee[],
  graph: CaseGraph,
): readonly { readonly peer: Entity | null; readonly lines: readonly ErrorLine[] }[] => {
  const groups = Map.groupBy(lines, ({ text }) =>
    peerOf(callees, [text], of.side === 'reach' ? null : productOfLine(text), graph),
  );
  const [only] = [...groups.keys()].filter((peer) => peer !== null);
  const unnamed = groups.get(null);
  // Lines that name nobody are about the one that others of the same sort name.
  if (groups.size === 2 && only !== undefined && unnamed !== undefined) return [{ peer: only, lines }];
  return [...groups].map(([peer, some]) => ({ peer, lines: some }));
};

const toldBy = (pod: Entity, graph: CaseGraph): readonly ToldError[] => {
  if (podOf(pod) === null || pod.errorLines.length === 0) return [];
  const callees = calleesOf(pod, graph);
  const groups = Map.groupBy(pod.errorLines, ({ text }) => classOf(text));
  return [...groups].flatMap(([of, lines]): readonly ToldError[] => {
    if (of === null || !isNew(pod, lines, (text) => isOfClass(text, of), graph.parts)) return [];
    // Vaguer lines of the same talk may name whom it is with.
    const vaguer = [...groups].flatMap(([other, some]) => (other?.yieldsTo?.includes(of.id) ? some : []));
    return byPeer(of, [...lines, ...vaguer], callees, graph).flatMap(({ peer, lines: all }) => {
      const own = all.filter((line) => lines.includes(line));
      const running = own.some(({ container }) => isRunning(pod, container));
      return own.length === 0 ? [] : [{ of, pod, running, peer, lines: own }];
    });
  });
};

const isPartOf = (pod: Entity, peer: Entity | null, graph: CaseGraph): boolean =>
  peer !== null &&
  (peer.key === pod.key || graph.targets(peer.key, 'selects').some(({ key }) => key === pod.key));

/** Whether either side of the same talk says more of it. */
const isSaidBetter = (told: ToldError, all: readonly ToldError[], graph: CaseGraph): boolean =>
  (told.of.yieldsTo ?? []).length > 0 &&
  all.some(
    ({ of, pod, peer }) =>
      told.of.yieldsTo?.includes(of.id) === true &&
      (pod.key === told.pod.key || isPartOf(told.pod, peer, graph) || isPartOf(pod, told.peer, graph)),
  );

/** What the pods of a graph tell, by pod and by whom it is about. Made once for a graph. */
export interface Told {
  readonly by: ReadonlyMap<EntityKey, readonly ToldError[]>;
  readonly about: ReadonlyMap<EntityKey, readonly ToldError[]>;
}

const known = new WeakMap<CaseGraph, Told>();

/** Errors of known classes in all logs of a graph. */
export const toldErrors = (graph: CaseGraph): Told => {
  const before = known.get(graph);
  if (before !== undefined) return before;
  const heard = graph
    .ofKind('Pod')
    .filter(({ hops }) => hops !== null)
    .flatMap((pod) => toldBy(pod, graph));
  const all = heard.filter((told) => !isSaidBetter(told, heard, graph));
  const told: Told = {
    by: Map.groupBy(all, ({ pod }) => pod.key),
    about: Map.groupBy(
      all.filter(({ peer }) => peer !== null),
      ({ peer, pod }) => peer?.key ?? pod.key,
    ),
  };
  known.set(graph, told);
  return told;
};

/** What others tell about an entity: a Host or Service by itself, a pod by the Services that pick it. */
export const toldAbout = ({ key }: Entity, graph: CaseGraph): readonly ToldError[] => {
  const { about } = toldErrors(graph);
  const fronts = graph.sources(key, 'selects').map((front) => front.key);
  return [key, ...fronts].flatMap((each) => about.get(each) ?? []);
};
