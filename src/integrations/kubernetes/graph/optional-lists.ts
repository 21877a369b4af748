import type { EntityRef } from '../../../evidence/entity.js';
import type { EntityDraft, ListedObjects, RelationDraft } from '../../../evidence/graph-source.js';
import type { KubeObject } from '../../../evidence/objects.js';
import { valueOf, type Call } from '../../../evidence/reading.js';
import type { CaseReader } from '../case-reader.js';
import { createdAs } from './entities/changes.js';

/** A kind that not every cluster serves, and the API versions that may serve it, the newest first. */
export interface OptionalKind {
  readonly kind: string;
  readonly plural: string;
  readonly apiVersions: readonly string[];
}

/** What an object of such a kind says of itself. */
export interface OptionalState {
  readonly sick: boolean | null;
  readonly trouble: readonly string[];
  readonly relations: readonly RelationDraft[];
}

/** Most objects of one list; with as many it counts as cut. As much as collectors read of such kinds: then it is one call. */
const LIMIT = 200;

/**
 * Lists of kinds that an operator brings, read once for each namespace of a case. Of a kind that no version serves there
 * is nothing, and nothing is said.
 */
export class OptionalLists {
  readonly #calls = new Map<string, Promise<Call<readonly KubeObject[]>>>();
  readonly #read = new Map<string, Call<readonly KubeObject[]>>();

  constructor(
    private readonly reader: CaseReader,
    private readonly kinds: readonly OptionalKind[],
    private readonly look: (kind: string, object: KubeObject) => OptionalState,
  ) {}

  has(kind: string): boolean {
    return this.kinds.some((each) => each.kind === kind);
  }

  /** Reads all kinds of a namespace; a second asking waits for the first. */
  async load(namespace: string): Promise<void> {
    await Promise.all(this.kinds.map((kind) => this.#list(kind, namespace)));
  }

  /** What was read of a kind in a namespace. */
  objects(kind: string, namespace: string): readonly KubeObject[] {
    const call = this.#read.get(`${kind}/${namespace}`);
    return (call === undefined ? null : valueOf(call)) ?? [];
  }

  async read(refs: readonly EntityRef[]): Promise<readonly EntityDraft[]> {
    const namespaces = new Set(refs.flatMap(({ namespace }) => namespace ?? []));
    await Promise.all([...namespaces].map((namespace) => this.load(namespace)));
    return refs.map((ref) => this.#draft(ref));
  }

  listed(): ListedObjects {
    const entities = [...this.#read].flatMap(([key, call]) => {
      const [kind = '', namespace = ''] = key.split('/');
      return (valueOf(call) ?? []).map(({ metadata: { name } }) => this.#draft({ kind, namespace, name }));
    });
    const whole = [...this.#read].filter(([, call]) => (valueOf(call)?.length ?? LIMIT) < LIMIT);
    return { entities, complete: whole.map(([key]) => key) };
  }

  async #list({ kind, plural, apiVersions }: OptionalKind, namespace: string): Promise<void> {
    const key = `${kind}/${namespace}`;
    const known = this.#calls.get(key);
    const call = known ?? this.#ask(plural, apiVersions, namespace);
    this.#calls.set(key, call);
    this.#read.set(key, await call);
  }

  async #ask(
    plural: string,
    apiVersions: readonly string[],
    namespace: string,
  ): Promise<Call<readonly KubeObject[]>> {
    const [apiVersion = '', ...older] = apiVersions;
    const query = { apiVersion, plural, namespace, limit: LIMIT };
    const call = await this.reader.list<KubeObject>(query);
    return call.outcome.status === 'absent' && older.length > 0 ? this.#ask(plural, older, namespace) : call;
  }

  #draft(ref: EntityRef): EntityDraft {
    const call = this.#read.get(`${ref.kind}/${ref.namespace ?? ''}`);
    const object = this.objects(ref.kind, ref.namespace ?? '').find(
      ({ metadata }) => metadata.name === ref.name,
    );
    const bare = { ref, query: call?.query ?? null, events: [] };
    if (object === undefined) {
      const reason = `there is no ${ref.kind} ${ref.name} in namespace ${ref.namespace ?? ''}`;
      const unread = call !== undefined && call.outcome.status !== 'ok' ? call.outcome : null;
      const outcome = unread ?? { status: 'absent' as const, reason };
      return {
        ...bare,
        outcome,
        sick: unread === null ? true : null,
        trouble: unread === null ? ['it does not exist'] : [],
        changes: [],
        relations: [],
        body: null,
      };
    }
    const { metadata, ...rest } = object;
    const { name, creationTimestamp } = metadata;
    return {
      ...bare,
      ...this.look(ref.kind, object),
      outcome: { status: 'ok', value: object },
      changes: createdAs(object, ref.kind),
      body: { ...rest, kind: ref.kind, name, createdAt: creationTimestamp },
    };
  }
}
