import type { CaseGraph } from './case-graph.js';
import type { Entity } from './entity.js';
import type { Node, Pod } from './objects.js';

/** What a graph holds of things that an answer may claim and no single piece of evidence tells. Plain, so that it can be masked. */
export interface SeenInGraph {
  readonly nodes: readonly {
    readonly name: string;
    /** Statuses by the type of the condition. */
    readonly conditions: readonly { readonly type: string; readonly status: string }[];
    /** `key=value:Effect`. */
    readonly taints: readonly string[];
  }[];
  readonly pods: readonly {
    readonly name: string;
    /** `null` where that could not be told. */
    readonly sick: boolean | null;
    /** Of all its containers. */
    readonly restarts: number;
    readonly initContainers: readonly string[];
    /** Also those for debugging. */
    readonly containers: readonly string[];
  }[];
  /** Everything by kind and name, also what is referred to and absent. */
  readonly objects: readonly { readonly kind: string; readonly name: string }[];
  /** Who calls whom, by name. */
  readonly calls: readonly { readonly from: string; readonly to: string }[];
}

/** Most of each; the nearest come first. */
const MAX_SEEN = 200;
const MAX_OBJECTS = 1000;

const valueOf = ({ object }: Entity): unknown => (object.status === 'ok' ? object.value : null);

const nearest = (entities: readonly Entity[]): readonly Entity[] =>
  entities
    .filter(({ object }) => object.status === 'ok')
    .toSorted((a, b) => (a.hops ?? MAX_SEEN) - (b.hops ?? MAX_SEEN))
    .slice(0, MAX_SEEN);

/** Takes out of a graph what claims are compared with. */
export const seenInGraph = (graph: CaseGraph): SeenInGraph => {
  const nameOf = (key: Entity['key']): string => graph.entity(key)?.ref.name ?? '';
  return {
    nodes: nearest(graph.ofKind('Node')).map((entity) => {
      // The reader of a kind gives objects of that kind.
      const node = valueOf(entity) as Node;
      const conditions = (node.status?.conditions ?? []).map(({ type, status }) => ({ type, status }));
      const taints = (node.spec?.taints ?? []).map(
        ({ key, value = '', effect }) => `${key}=${value}:${effect}`,
      );
      return { name: entity.ref.name, conditions, taints };
    }),
    pods: nearest(graph.ofKind('Pod')).map((entity) => {
      const { spec, status } = valueOf(entity) as Pod;
      const containers = [...(spec?.containers ?? []), ...(spec?.ephemeralContainers ?? [])];
      return {
        name: entity.ref.name,
        sick: entity.sick,
        restarts: (status?.containerStatuses ?? []).reduce(
          (sum, { restartCount = 0 }) => sum + restartCount,
          0,
        ),
        initContainers: (spec?.initContainers ?? []).map(({ name }) => name),
        containers: containers.map(({ name }) => name),
      };
    }),
    objects: graph.parts.entities.slice(0, MAX_OBJECTS).map(({ ref: { kind, name } }) => ({ kind, name })),
    calls: graph.parts.relations
      .filter(({ type }) => type === 'calls')
      .slice(0, MAX_SEEN)
      .map(({ from, to }) => ({ from: nameOf(from), to: nameOf(to) })),
  };
};
