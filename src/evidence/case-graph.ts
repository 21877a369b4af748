import type { AlertClass } from '../alerts/class/alert-class.js';
import { entityKey, type Entity, type EntityKey, type EntityRef } from './entity.js';
import type { EvidenceId } from './evidence.js';
import type { Relation, RelationType } from './relation.js';

/** Something that ended a way through the graph: why it was not followed further. */
export interface GraphGap {
  readonly entity: EntityRef;
  readonly reason: string;
}

/** What a graph is made of. */
export interface GraphParts {
  /** What the alert is about, the main one first; empty for an alert without a subject. */
  readonly subjects: readonly EntityKey[];
  readonly alertClass: AlertClass;
  /** When the alert began, and the analysis clock; ms since the epoch. */
  readonly startedMs: number;
  readonly nowMs: number;
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
  /** Kinds of which all objects of a namespace were read, as `Service/shop`, cluster-scoped ones as `Node/`. */
  readonly complete: ReadonlySet<string>;
  /** Evidence of a whole list, for what stands only there; by the same names. */
  readonly listEvidence: ReadonlyMap<string, EvidenceId>;
  readonly gaps: readonly GraphGap[];
}

const EMPTY: readonly never[] = [];

/** Everything that was read for a case: entities and how they stand to each other. Immutable; its questions are pure. */
export class CaseGraph {
  readonly #byKey: ReadonlyMap<EntityKey, Entity>;
  readonly #byKind: ReadonlyMap<string, readonly Entity[]>;
  readonly #from: ReadonlyMap<EntityKey, readonly Relation[]>;
  readonly #to: ReadonlyMap<EntityKey, readonly Relation[]>;

  constructor(readonly parts: GraphParts) {
    this.#byKey = new Map(parts.entities.map((entity) => [entity.key, entity]));
    this.#byKind = Map.groupBy(parts.entities, ({ ref }) => ref.kind);
    this.#from = Map.groupBy(parts.relations, ({ from }) => from);
    this.#to = Map.groupBy(parts.relations, ({ to }) => to);
  }

  /** What the alert is about; `null` where nothing names it. */
  get subject(): Entity | null {
    const [first] = this.parts.subjects;
    return first === undefined ? null : this.entity(first);
  }

  entity(key: EntityKey): Entity | null {
    return this.#byKey.get(key) ?? null;
  }

  find(kind: string, namespace: string | null, name: string): Entity | null {
    return this.entity(entityKey({ kind, namespace, name }));
  }

  /** All that was read of a kind, whether a way leads to it or not; of one namespace where one is given. */
  ofKind(kind: string, namespace?: string | null): readonly Entity[] {
    const all = this.#byKind.get(kind) ?? EMPTY;
    return namespace === undefined ? all : all.filter(({ ref }) => ref.namespace === namespace);
  }

  /** Whether all objects of a kind in a namespace (`null`: of the cluster) were read, so that what is not there is absent. */
  isComplete(kind: string, namespace: string | null): boolean {
    return this.parts.complete.has(`${kind}/${namespace ?? ''}`);
  }

  relationsFrom(key: EntityKey, type?: RelationType): readonly Relation[] {
    const all = this.#from.get(key) ?? EMPTY;
    return type === undefined ? all : all.filter((relation) => relation.type === type);
  }

  relationsTo(key: EntityKey, type?: RelationType): readonly Relation[] {
    const all = this.#to.get(key) ?? EMPTY;
    return type === undefined ? all : all.filter((relation) => relation.type === type);
  }

  /** What an entity refers to by a relation. */
  targets(key: EntityKey, type: RelationType): readonly Entity[] {
    return this.relationsFrom(key, type).flatMap(({ to }) => this.entity(to) ?? []);
  }

  /** What refers to an entity by a relation. */
  sources(key: EntityKey, type: RelationType): readonly Entity[] {
    return this.relationsTo(key, type).flatMap(({ from }) => this.entity(from) ?? []);
  }

  /** The list in which an entity stands that has no evidence of its own. */
  listEvidence(kind: string, namespace: string | null): EvidenceId | null {
    return this.parts.listEvidence.get(`${kind}/${namespace ?? ''}`) ?? null;
  }
}
