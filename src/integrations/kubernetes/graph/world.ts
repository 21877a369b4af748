import type { KubeEvent, KubeObject } from '../../../evidence/objects.js';
import { valueOf, type Call } from '../../../evidence/reading.js';
import type { ReadOutcome } from '../../../transport/read-outcome.js';
import type { EntityRef } from '../../../evidence/entity.js';
import type { CaseReader } from '../case-reader.js';
import { toKubeEvent } from '../client/event-mapping.js';
import { LearnedKinds } from './learned-kinds.js';
import { NodePods } from './node-pods.js';
import { TELLING_NORMAL, TELLING_REASONS } from './telling-events.js';
import { ALL_PODS, CHAOS_KINDS, graphKind, NAMESPACE_KINDS, type GraphKind } from './kinds.js';

/** Most warnings of a namespace that are read. */
const EVENT_LIMIT = 500;

/** The same of nodes and what else lies in no namespace: their events are written into the namespace below. */
const CLUSTER_EVENT_LIMIT = 200;
const CLUSTER_EVENTS = 'default';

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
  readonly #notes = new Map<string, readonly KubeEvent[]>();
  readonly #byName = new Map<string, ReadonlyMap<string, KubeObject>>();
  readonly #namespaces = new Map<string, Promise<void>>();
  readonly #kinds: LearnedKinds;
  readonly nodePods: NodePods;
  readonly #tools = new Map<string, Promise<'read' | 'refused' | 'not served'>>();
  #clusterEvents: Promise<void> | null = null;

  constructor(private readonly reader: CaseReader) {
    this.#kinds = new LearnedKinds(reader);
    this.nodePods = new NodePods(reader);
  }

  now(): Date {
    return this.reader.now();
  }

  /** Reads all kinds of a namespace at once; a second asking waits for the first. */
  loadNamespace(namespace: string): Promise<void> {
    const known = this.#namespaces.get(namespace);
    if (known !== undefined) return known;
    const work = Promise.all([
      ...NAMESPACE_KINDS.map((kind) => this.loadList(kind, namespace)),
      ...CHAOS_KINDS.map((kinds) => this.#loadTool(kinds, namespace)),
      // Those of the nodes too: nearly every way leads to one, and no round of reading is to wait for them.
      this.#loadClusterEvents(),
      namespace === CLUSTER_EVENTS ? null : this.#loadEvents(namespace),
      this.#loadNotes(namespace),
    ]).then(() => this.#learnOwners(namespace));
    this.#namespaces.set(namespace, work);
    return work;
  }

  /** Reads one list, unless it was. */
  async loadListOnce(kind: GraphKind, namespace: string | null): Promise<void> {
    if (!this.#lists.has(listKey(kind.kind, namespace))) await this.loadList(kind, namespace);
  }

  /** Reads one list. */
  async loadList(kind: GraphKind, namespace: string | null): Promise<void> {
    const { apiVersion, plural, limit } = kind;
    const query = { apiVersion, plural, limit, ...(namespace !== null && { namespace }) };
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
    const known = this.kindOf(kind);
    if (known === undefined) return;
    const place = known.namespaced ? namespace : null;
    if ((known.namespaced && namespace === null) || this.#isReadOfAll(kind, namespace, name)) return;
    if (kind === 'Ingress') await this.load({ kind: 'IngressClass', namespace: null, name: '' });
    if (kind === 'PersistentVolumeClaim') await this.#loadStorageClasses();
    if (!known.namespaced) await this.#loadClusterEvents();
    if (known.listed && place !== null) await this.loadNamespace(place);
    else if (known.listed && !this.#lists.has(listKey(kind, place))) await this.loadList(known, place);
    if (this.isComplete(kind, place) || this.#inList(kind, place, name) !== null) return;
    await this.#loadSingle(known, place, name);
  }

  async #loadSingle(
    { kind, apiVersion, plural }: GraphKind,
    namespace: string | null,
    name: string,
  ): Promise<void> {
    const key = `${listKey(kind, namespace)}/${name}`;
    if (this.#singles.has(key)) return;
    this.#singles.set(key, await this.reader.get<KubeObject>({ apiVersion, plural, namespace, name }));
  }

  /** Warnings about an object, newest first as far as the cluster keeps them. */
  eventsOf({ kind, namespace, name }: EntityRef): readonly KubeEvent[] {
    return this.#events.get(namespace ?? CLUSTER_EVENTS)?.get(`${kind}/${name}`) ?? [];
  }

  /** Normal events about an object that say why it went or was not made, newest first. */
  notesOf({ kind, namespace, name }: EntityRef): readonly KubeEvent[] {
    return this.notesOfNamespace(namespace).filter(
      ({ involvedObject }) => involvedObject?.kind === kind && involvedObject.name === name,
    );
  }

  /** The same for all objects of a namespace, those that are gone too. */
  notesOfNamespace(namespace: string | null): readonly KubeEvent[] {
    return this.#notes.get(namespace ?? CLUSTER_EVENTS) ?? [];
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
    const most = kind === 'Pod' && namespace === null ? ALL_PODS.limit : graphKind(kind)?.limit;
    return read !== null && read.length < (most ?? 0);
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
    const known = this.kindOf(kind);
    const place = known?.namespaced === false ? null : namespace;
    const list = this.#lists.get(listKey(kind, place));
    const single = this.#singles.get(`${listKey(kind, place)}/${name}`);
    const object = this.#inList(kind, place, name);
    const from = list ?? this.#lists.get(listKey(kind, null));
    if (object !== null) return { outcome: { status: 'ok', value: object }, query: from?.query ?? null };
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

  /** Every object of every list, with its kind; one that stands in the list of its namespace and in that of all, once. */
  *everything(): Iterable<{ readonly kind: string; readonly object: KubeObject }> {
    for (const [key, call] of this.#lists) {
      const kind = key.slice(0, key.indexOf('/'));
      const overAll = key === `${kind}/`;
      for (const object of valueOf(call) ?? []) {
        const { namespace } = object.metadata;
        const again = overAll && namespace !== undefined && this.#lists.has(listKey(kind, namespace));
        if (!again) yield { kind, object };
      }
    }
    if (this.#lists.has(listKey('Pod', null))) return; // they stand in the list of all
    const isRead = (namespace: string): boolean => this.#lists.has(listKey('Pod', namespace));
    for (const object of this.nodePods.beside(isRead)) yield { kind: 'Pod', object };
  }

  namespaces(): readonly string[] {
    return [...this.#namespaces.keys()];
  }

  /**
   * Kinds that are served together or not at all, of all namespaces at once: experiments mostly stand in a namespace of
   * their own. Of this one alone where all of them may not be read.
   */
  async #loadTool(kinds: readonly GraphKind[], namespace: string): Promise<void> {
    const [first] = kinds;
    if (first === undefined) return;
    const known = this.#tools.get(first.kind) ?? this.#loadToolOfAll(kinds);
    this.#tools.set(first.kind, known);
    if ((await known) !== 'refused') return;
    await this.loadList(first, namespace);
    if (this.#lists.get(listKey(first.kind, namespace))?.outcome.status !== 'ok') return;
    await Promise.all(kinds.slice(1).map((kind) => this.loadList(kind, namespace)));
  }

  async #loadToolOfAll([first, ...others]: readonly GraphKind[]): Promise<'read' | 'refused' | 'not served'> {
    if (first === undefined) return 'read';
    await this.loadList(first, null);
    const status = this.#lists.get(listKey(first.kind, null))?.outcome.status;
    if (status === 'absent') return 'not served';
    if (status !== 'ok') return 'refused';
    await Promise.all(others.map((kind) => this.loadList(kind, null)));
    return 'read';
  }

  /** Where objects of a kind are: of a known kind, or of one that this case came upon. */
  kindOf(kind: string): GraphKind | undefined {
    return this.#kinds.of(kind);
  }

  /** Takes up a kind that only this cluster knows; without an API version, the first that is served by this name. */
  learn(kind: string, apiVersion: string | null): Promise<void> {
    return apiVersion === null ? this.#kinds.askByName(kind) : this.#kinds.ask(kind, apiVersion);
  }

  #learnOwners(namespace: string): void {
    const kinds = ['StatefulSet', 'Deployment', 'DaemonSet', 'Job', 'Pod'];
    this.#kinds.fromOwners(kinds.flatMap((kind) => this.objects(kind, namespace)));
  }

  /** A claim that names no class is made by the default one: that there is none is told by all of them. */
  async #loadStorageClasses(): Promise<void> {
    const known = graphKind('StorageClass');
    if (known !== undefined && !this.#lists.has(listKey(known.kind, null))) await this.loadList(known, null);
  }

  #loadClusterEvents(): Promise<void> {
    this.#clusterEvents ??= this.#loadEvents(CLUSTER_EVENTS);
    return this.#clusterEvents;
  }

  async #loadEvents(namespace: string): Promise<void> {
    const events = await this.#eventsWith(namespace, 'type!=Normal');
    const subjectOf = ({ involvedObject }: KubeEvent): string =>
      `${involvedObject?.kind ?? ''}/${involvedObject?.name ?? ''}`;
    this.#events.set(namespace, Map.groupBy(events, subjectOf));
  }

  async #loadNotes(namespace: string): Promise<void> {
    const events = await this.#eventsWith(namespace, TELLING_NORMAL);
    this.#notes.set(
      namespace,
      events.filter(({ reason }) => TELLING_REASONS.has(reason)),
    );
  }

  /** Newest first. */
  async #eventsWith(namespace: string, fieldSelector: string): Promise<readonly KubeEvent[]> {
    const call = await this.reader.list<KubeObject>({
      apiVersion: 'v1',
      plural: 'events',
      namespace,
      fieldSelector,
      limit: namespace === CLUSTER_EVENTS ? CLUSTER_EVENT_LIMIT : EVENT_LIMIT,
    });
    const events = (valueOf(call) ?? []).flatMap((item) => toKubeEvent(item) ?? []);
    const last = ({ lastTimestamp, firstTimestamp }: KubeEvent): number =>
      Date.parse(lastTimestamp ?? firstTimestamp ?? '') || 0;
    return events.toSorted((a, b) => last(b) - last(a));
  }

  #inList(kind: string, namespace: string | null, name: string): KubeObject | null {
    const own = this.#byName.get(listKey(kind, namespace))?.get(name) ?? null;
    if (own !== null || !this.#isOfAll(kind)) return own;
    const isIt = ({ metadata }: KubeObject): boolean =>
      metadata.namespace === namespace && metadata.name === name;
    return this.objects(kind, null).find(isIt) ?? null;
  }

  #isReadOfAll(kind: string, namespace: string | null, name: string): boolean {
    return this.#isOfAll(kind) && this.#inList(kind, namespace, name) !== null;
  }

  /** Whether a kind was read of all namespaces at once. */
  #isOfAll(kind: string): boolean {
    return CHAOS_KINDS.flat().some((each) => each.kind === kind) && this.#lists.has(listKey(kind, null));
  }
}
