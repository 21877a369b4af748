import type { KubeEvent, KubeObject } from '../../../evidence/objects.js';
import { valueOf, type Call } from '../../../evidence/reading.js';
import type { ReadOutcome } from '../../../transport/read-outcome.js';
import type { EntityRef } from '../../../evidence/entity.js';
import type { CaseReader } from '../case-reader.js';
import { toKubeEvent } from '../client/event-mapping.js';
import { graphKind, NAMESPACE_KINDS, type GraphKind } from './kinds.js';

/** Most warnings of a namespace that are read. */
const EVENT_LIMIT = 500;

type Listed = Call<readonly KubeObject[]>;

const listKey = (kind: string, namespace: string | null): string => `${kind}/${namespace ?? ''}`;

/**
 * What was read of the cluster for one case: whole lists of the namespaces it touches, and single objects. Reading is
 * asked for with `load…`; everything else only looks at what is there.
 */
export class World {
  readonly #lists = new Map<string, Listed>();
  readonly #singles = new Map<string, Call<KubeObject>>();
  readonly #events = new Map<string, ReadonlyMap<string, readonly KubeEvent[]>>();
  readonly #byName = new Map<string, ReadonlyMap<string, KubeObject>>();
  readonly #namespaces = new Map<string, Promise<void>>();

  constructor(private readonly reader: CaseReader) {}

  now(): Date {
    return this.reader.now();
  }

  /** Reads all kinds of a namespace at once; a second asking waits for the first. */
  loadNamespace(namespace: string): Promise<void> {
    const known = this.#namespaces.get(namespace);
    if (known !== undefined) return known;
    const work = Promise.all([
      ...NAMESPACE_KINDS.map((kind) => this.loadList(kind, namespace)),
      this.#loadEvents(namespace),
    ]).then(() => undefined);
    this.#namespaces.set(namespace, work);
    return work;
  }

  /** Reads one list. */
  async loadList(kind: GraphKind, namespace: string | null): Promise<void> {
    const { apiVersion, plural, limit } = kind;
    const query = {
      apiVersion,
      plural,
      limit,
      ...(namespace !== null && { namespace }),
    };
    const call = await this.reader.list<KubeObject>(query);
    const key = listKey(kind.kind, namespace);
    this.#lists.set(key, call);
    this.#byName.set(key, new Map((valueOf(call) ?? []).map((object) => [object.metadata.name, object])));
  }

  /** Reads all of a kind that belongs to no namespace. */
  async loadKind(kind: string): Promise<void> {
    const known = graphKind(kind);
    if (known?.listed === true && !known.namespaced) await this.loadList(known, null);
  }

  /** Reads what a reference needs: its namespace's lists, its kind's list, or the object itself. */
  async load({ kind, namespace, name }: EntityRef): Promise<void> {
    const known = graphKind(kind);
    if (known === undefined) return;
    const place = known.namespaced ? namespace : null;
    if (known.namespaced && namespace === null) return;
    if (known.listed && place !== null) await this.loadNamespace(place);
    else if (known.listed && !this.#lists.has(listKey(kind, place))) await this.loadList(known, place);
    if (this.isComplete(kind, place) || this.#inList(kind, place, name) !== null) return;
    const key = `${listKey(kind, place)}/${name}`;
    if (this.#singles.has(key)) return;
    const { apiVersion, plural } = known;
    const call = await this.reader.get<KubeObject>({ apiVersion, plural, namespace: place, name });
    this.#singles.set(key, call);
  }

  /** Warnings about an object, newest first as far as the cluster keeps them. */
  eventsOf({ kind, namespace, name }: EntityRef): readonly KubeEvent[] {
    return this.#events.get(namespace ?? 'default')?.get(`${kind}/${name}`) ?? [];
  }

  /** All that was read of a kind in a namespace, `null` for cluster-scoped kinds. */
  objects<T extends KubeObject>(kind: string, namespace: string | null): readonly T[] {
    const list = this.#lists.get(listKey(kind, namespace));
    const read = list === undefined ? null : valueOf(list);
    return (read ?? []) as readonly T[]; // the kind says the type
  }

  /** Whether all objects of a kind in a namespace were read. */
  isComplete(kind: string, namespace: string | null): boolean {
    const list = this.#lists.get(listKey(kind, namespace));
    const read = list === undefined ? null : valueOf(list);
    return read !== null && read.length < (graphKind(kind)?.limit ?? 0);
  }

  find<T extends KubeObject>(kind: string, namespace: string | null, name: string): T | null {
    const call = this.#singles.get(`${listKey(kind, namespace)}/${name}`);
    const single = call === undefined ? null : valueOf(call);
    return (this.#inList(kind, namespace, name) ?? single) as T | null;
  }

  /** What reading an object came to, and the call that told. */
  outcomeOf({ kind, namespace, name }: EntityRef): {
    readonly outcome: ReadOutcome<KubeObject>;
    readonly query: string | null;
  } {
    const known = graphKind(kind);
    const place = known?.namespaced === false ? null : namespace;
    const list = this.#lists.get(listKey(kind, place));
    const single = this.#singles.get(`${listKey(kind, place)}/${name}`);
    const object = this.#inList(kind, place, name);
    if (object !== null) return { outcome: { status: 'ok', value: object }, query: list?.query ?? null };
    if (single !== undefined) return { outcome: single.outcome, query: single.query };
    if (this.isComplete(kind, place))
      return {
        outcome: {
          status: 'absent',
          reason: `there is no ${kind} ${name}${place === null ? '' : ` in namespace ${place}`}`,
        },
        query: list?.query ?? null,
      };
    if (list !== undefined && list.outcome.status !== 'ok')
      return { outcome: list.outcome, query: list.query };
    return { outcome: { status: 'unavailable', reason: `${kind} ${name} was not read` }, query: null };
  }

  /** Names of the lists that are whole, `Service/shop`. */
  completeLists(): readonly string[] {
    return [...this.#lists.keys()].filter((key) => {
      const cut = key.indexOf('/');
      return this.isComplete(key.slice(0, cut), key.slice(cut + 1) || null);
    });
  }

  /** Every object of every list, with its kind. */
  *everything(): Iterable<{ readonly kind: string; readonly object: KubeObject }> {
    for (const [key, call] of this.#lists) {
      const kind = key.slice(0, key.indexOf('/'));
      for (const object of valueOf(call) ?? []) yield { kind, object };
    }
  }

  namespaces(): readonly string[] {
    return [...this.#namespaces.keys()];
  }

  async #loadEvents(namespace: string): Promise<void> {
    const call = await this.reader.list<KubeObject>({
      apiVersion: 'v1',
      plural: 'events',
      namespace,
      fieldSelector: 'type!=Normal',
      limit: EVENT_LIMIT,
    });
    const events = (valueOf(call) ?? []).flatMap((item) => toKubeEvent(item) ?? []);
    const last = ({ lastTimestamp, firstTimestamp }: KubeEvent): number =>
      Date.parse(lastTimestamp ?? firstTimestamp ?? '') || 0;
    this.#events.set(
      namespace,
      Map.groupBy(
        events.toSorted((a, b) => last(b) - last(a)),
        ({ involvedObject }) => `${involvedObject?.kind ?? ''}/${involvedObject?.name ?? ''}`,
      ),
    );
  }

  #inList(kind: string, namespace: string | null, name: string): KubeObject | null {
    return this.#byName.get(listKey(kind, namespace))?.get(name) ?? null;
  }
}
