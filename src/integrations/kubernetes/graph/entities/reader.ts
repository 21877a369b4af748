import type { EntityChange, EntityRef } from '../../../../evidence/entity.js';
import type { RelationDraft } from '../../../../evidence/graph-source.js';
import type { KubeEvent, KubeObject } from '../../../../evidence/objects.js';
import type { World } from '../world.js';

/** What an object of a kind says of itself, and what it refers to. */
export interface EntityState {
  /** Whether it is not well; `null` where its state does not tell. */
  readonly sick: boolean | null;
  /** What is wrong with it, a few words each. */
  readonly trouble: readonly string[];
  readonly relations: readonly RelationDraft[];
  readonly changes: readonly EntityChange[];
  /** What evidence shows of it, plain JSON. */
  readonly body: unknown;
}

/** An object with what there is to know beside it. */
export interface Seen<T extends KubeObject> {
  readonly object: T;
  readonly ref: EntityRef;
  readonly world: World;
  /** Warnings about it. */
  readonly events: readonly KubeEvent[];
}

/** How the objects of one kind are looked at. Pure: it sees only what was read. */
export interface KindReader {
  readonly kind: string;
  readonly look: (seen: Seen<KubeObject>) => EntityState;
}

/** Declares how a kind is looked at. */
export const kindReader = <T extends KubeObject>(
  kind: string,
  look: (seen: Seen<T>) => EntityState,
): KindReader => ({
  kind,
  look: (seen) => look(seen as Seen<T>), // objects of a kind have its type
});
