import type { EntityChange, EntityRef } from './entity.js';
import type { KubeEvent, KubeObject } from './objects.js';
import type { Reading } from './reading.js';
import type { RelationType } from './relation.js';
import type { ReadOutcome } from '../transport/read-outcome.js';

/** A relation before its evidence has a number. */
export interface RelationDraft {
  readonly type: RelationType;
  /** Where it starts, if not at the entity that it was found with. */
  readonly from?: EntityRef;
  readonly to: EntityRef;
  readonly detail?: string;
  readonly port?: number | string;
  /** The error line that names `to`. */
  readonly blame?: string;
}

/** An entity before its evidence has a number. */
export interface EntityDraft {
  readonly ref: EntityRef;
  readonly outcome: ReadOutcome<KubeObject>;
  /** The call as a person would write it. */
  readonly query: string | null;
  readonly sick: boolean | null;
  readonly trouble: readonly string[];
  readonly events: readonly KubeEvent[];
  readonly changes: readonly EntityChange[];
  readonly relations: readonly RelationDraft[];
  /** What evidence shows of it, plain JSON. */
  readonly body: unknown;
}

/** A log that was read of an entity, with the lines in it that tell of failures since shortly before the alert. */
export interface LogDraft {
  readonly container: string;
  readonly previous: boolean;
  readonly reading: Reading<readonly string[]>;
  readonly errors: readonly { readonly at: string | null; readonly text: string }[];
}

/** What a closer look at an entity brought: its logs, and whom their error lines name. */
export interface Deepened {
  readonly logs: readonly LogDraft[];
  readonly relations: readonly RelationDraft[];
}

/** What an integration read of whole lists: objects that no way leads to, and of which kinds nothing is missing. */
export interface ListedObjects {
  readonly entities: readonly EntityDraft[];
  /** As {@link CaseGraph.isComplete} asks for them: `Service/shop`. */
  readonly complete: readonly string[];
}

/**
 * What an integration adds to the graph of one case. Reads are shared within the case; none rejects for the state of the
 * cluster. Every call ends with the signal that the source was opened with.
 */
export interface GraphSource {
  /** Whether it reads entities of this kind. */
  reads(kind: string): boolean;
  /** One draft for each reference, in the same order. */
  read(refs: readonly EntityRef[]): Promise<readonly EntityDraft[]>;
  /** What of this integration concerns an entity that any integration read. */
  relate(entity: EntityDraft): Promise<readonly RelationDraft[]>;
  /** A closer look at an entity, which costs calls of its own; `null` where there is none. */
  deepen(entity: EntityDraft): Promise<Deepened | null>;
  listed(): ListedObjects;
}
