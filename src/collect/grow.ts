import { entityKey, type EntityKey, type EntityRef } from '../evidence/entity.js';
import type { Deepened, EntityDraft, GraphSource, RelationDraft } from '../evidence/graph-source.js';

/** Bounds of one growth. */
export interface GrowthLimits {
  /** Most calls between the subject and an entity. */
  readonly maxHops: number;
  /** Most entities that a way leads to. */
  readonly maxEntities: number;
  /** Most closer looks (logs), sick entities and those that error lines name first. */
  readonly maxDeepened: number;
  /** When growing ends, in ms of `performance.now()`. */
  readonly deadlineAt: number;
}

/** An entity that a way leads to. */
export interface GrownEntity {
  readonly draft: EntityDraft;
  readonly hops: number;
  readonly deepened: Deepened | null;
}

export interface GrownRelation extends RelationDraft {
  readonly from: EntityRef;
}

export interface Growth {
  /** In the order in which they were found. */
  readonly entities: readonly GrownEntity[];
  readonly relations: readonly GrownRelation[];
  /** Why some ways were not followed to their end, a sentence each. */
  readonly cut: readonly string[];
}

/** How often what closer looks brought is followed. */
const MAX_ROUNDS = 4;
/** Relations that only the subject itself is asked about: what leads to it, shares its place or its program with it. */
const ONLY_AT_SUBJECT: ReadonlySet<string> = new Set(['routed by', 'shares', 'belongs with']);

interface Waiting {
  readonly ref: EntityRef;
  readonly hops: number;
  /** Whether it is only looked at: what it refers to in turn has nothing to do with the case. */
  readonly isEnd: boolean;
}

const isNearer = (one: Waiting, other: Waiting): boolean =>
  one.isEnd === other.isEnd ? one.hops < other.hops : other.isEnd;

/** Grows a graph from where it starts, in rounds, asking every integration. */
class Growing {
  readonly entities = new Map<EntityKey, { draft: EntityDraft; hops: number; deepened: Deepened | null }>();
  readonly relations: GrownRelation[] = [];
  readonly cut = new Set<string>();
  readonly #deepened = new Set<EntityKey>();
  /** Reached so far only as something that is looked at: a proper way may still lead to it. */
  readonly #ends = new Set<EntityKey>();

  constructor(
    private readonly sources: readonly GraphSource[],
    private readonly limits: GrowthLimits,
  ) {}

  get isLate(): boolean {
    return performance.now() >= this.limits.deadlineAt;
  }

  /** Reads entities and everything their relations lead to, as far as the bounds let it. */
  async expand(starts: readonly Waiting[]): Promise<void> {
    let frontier = this.#fresh(starts);
    while (frontier.length > 0 && !this.isLate) {
      const drafts = await this.#read(frontier.map(({ ref }) => ref));
      for (const [index, draft] of drafts.entries()) {
        const hops = frontier[index]?.hops ?? 0;
        const key = entityKey(draft.ref);
        this.entities.set(key, { draft, hops, deepened: null });
        if (frontier[index]?.isEnd === true) this.#ends.add(key);
        else this.#ends.delete(key);
      }
      const further = await Promise.all(
        drafts.map(async (draft, index) => {
          const added = await Promise.all(this.sources.map((source) => source.relate(draft)));
          const from = frontier[index];
          if (from === undefined || from.isEnd) return [];
          return this.#follow(draft.ref, [...draft.relations, ...added.flat()], from.hops);
        }),
      );
      frontier = this.#fresh(further.flat());
    }
    if (frontier.length > 0) this.cut.add('the time to collect was over before every way was followed');
  }

  /** Takes a closer look at entities that had none; returns where their new relations lead. */
  async deepen(): Promise<readonly Waiting[]> {
    const left = this.limits.maxDeepened - this.#deepened.size;
    const blamed = new Set(
      this.relations.filter(({ blame }) => blame !== undefined).map(({ to }) => entityKey(to)),
    );
    const next = [...this.entities]
      .filter(([key, { draft }]) => !this.#deepened.has(key) && this.#isWorthIt(draft))
      .toSorted(([a, one], [b, other]) => this.#rank(one, blamed.has(a)) - this.#rank(other, blamed.has(b)))
      .slice(0, Math.max(0, left));
    for (const [key] of next) this.#deepened.add(key);
    const found = await Promise.all(
      next.map(async ([key, entity]) => {
        const looks = await Promise.all(this.sources.map((source) => source.deepen(entity.draft)));
        const deepened = looks.find((look) => look !== null) ?? null;
        return { key, entity, deepened };
      }),
    );
    return found.flatMap(({ key, entity, deepened }) => {
      this.entities.set(key, { ...entity, deepened });
      return deepened === null ? [] : this.#follow(entity.draft.ref, deepened.relations, entity.hops);
    });
  }

  #isWorthIt({ ref, outcome }: EntityDraft): boolean {
    return outcome.status === 'ok' && ref.kind === 'Pod';
  }

  /** Near and sick first. */
  #rank({ draft, hops }: { readonly draft: EntityDraft; readonly hops: number }, isBlamed: boolean): number {
    return hops * 2 - (draft.sick === true ? 5 : 0) - (isBlamed ? 4 : 0);
  }

  #follow(from: EntityRef, drafts: readonly RelationDraft[], hops: number): readonly Waiting[] {
    return drafts.flatMap((draft) => {
      if (hops > 0 && ONLY_AT_SUBJECT.has(draft.type)) return [];
      this.relations.push({ ...draft, from: draft.from ?? from });
      const isOther = draft.type === 'calls' || draft.type === 'belongs with';
      const next = isOther ? hops + 1 : hops;
      const isEnd = ONLY_AT_SUBJECT.has(draft.type) && !isOther && draft.to.kind !== 'Service';
      if (next <= this.limits.maxHops) return [{ ref: draft.to, hops: next, isEnd }];
      this.cut.add(`nothing more than ${this.limits.maxHops} calls away was looked at`);
      return [];
    });
  }

  /** What was not read yet, each once with its shortest way, within the bounds. */
  #fresh(waiting: readonly Waiting[]): readonly Waiting[] {
    const found = new Map<EntityKey, Waiting>();
    for (const each of waiting) {
      const key = entityKey(each.ref);
      const known = found.get(key);
      const isDone = this.entities.has(key) && !(this.#ends.has(key) && !each.isEnd);
      if (isDone || (known !== undefined && !isNearer(each, known))) continue;
      found.set(key, each);
    }
    const room = this.limits.maxEntities - this.entities.size;
    if (found.size > room) this.cut.add(`only the nearest ${this.limits.maxEntities} objects were looked at`);
    return [...found.values()].slice(0, Math.max(0, room));
  }

  async #read(refs: readonly EntityRef[]): Promise<readonly EntityDraft[]> {
    const drafts = new Map<EntityKey, EntityDraft>();
    await Promise.all(
      this.sources.map(async (source) => {
        const own = refs.filter(({ kind }) => source.reads(kind));
        for (const draft of await source.read(own)) drafts.set(entityKey(draft.ref), draft);
      }),
    );
    return refs.map((ref) => drafts.get(entityKey(ref)) ?? unreadable(ref));
  }
}

/** A kind that no integration reads. */
const unreadable = (ref: EntityRef): EntityDraft => ({
  ref,
  outcome: { status: 'unavailable', reason: `objects of kind ${ref.kind} are not read` },
  query: null,
  sick: null,
  trouble: [],
  events: [],
  changes: [],
  relations: [],
  body: null,
});

/**
 * From where a case starts outward: what the entities refer to, then what closer looks (error lines) name, until nothing
 * new is found or a bound is reached. Never rejects for the state of the cluster.
 */
export const grow = async (
  starts: readonly EntityRef[],
  sources: readonly GraphSource[],
  limits: GrowthLimits,
): Promise<Growth> => {
  const growing = new Growing(sources, limits);
  let next: readonly Waiting[] = starts.map((ref) => ({ ref, hops: 0, isEnd: false }));
  for (let round = 0; round < MAX_ROUNDS && next.length > 0; round += 1) {
    await growing.expand(next);
    if (growing.isLate) break;
    next = await growing.deepen();
  }
  if (next.length > 0 && !growing.isLate) await growing.expand(next);
  return {
    entities: [...growing.entities.values()],
    relations: growing.relations,
    cut: [...growing.cut],
  };
};
