import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { KUBERNETES } from '../settings.js';
import { Settings } from '../../../config/settings.js';
import { Clock } from '../../../telemetry/clock.js';
import { ok, type FailedRead, type ReadOutcome } from '../../../transport/read-outcome.js';
import {
  jsonOf,
  linesOf,
  MAX_LOG_BYTES,
  MAX_OBJECT_BYTES,
  METADATA_TYPES,
  metadataOf,
  objectOf,
  pageOf,
  type Page,
} from './api-answer.js';
import type { ApiAnswer } from './api-client.js';
import { failedAnswer, failedCall, type Grant } from './api-failure.js';
import { orAborted } from '../../../waiting/or-aborted.js';
import { ClusterConnection } from './cluster-connection.js';
import { findCluster } from './cluster-source.js';
import { Recording } from '../snapshot/recording.js';
import { Discovery, type ApiResource, type ServedKind } from './discovery.js';
import { toKubeEvent } from './event-mapping.js';
import { selectEvents } from './event-selection.js';
import { collectionProblem, nameProblem } from '../../../evidence/object-names.js';
import { NamespacePolicy } from '../scope/namespace-policy.js';
import type { KubeEvent, KubeObject } from '../../../evidence/objects.js';
import {
  KubernetesReader,
  type CollectionRef,
  type EventQuery,
  type ListQuery,
  type LogQuery,
  type ObjectRef,
} from '../reader.js';
import { eventList, listPath, logPath, objectPath } from './request-path.js';

/** Objects of one page of a list; keeps a page of pods well below the bound of an answer. */
const PAGE_SIZE = 200;
/** Bound of the pages read for one list, where most of what they hold may not be shown. */
const MAX_PAGES = 25;

const grantFor = (verb: Grant['verb'], ref: CollectionRef, subresource = ''): Grant => {
  const [group, version] = ref.apiVersion.split('/');
  const resource = version === undefined ? ref.plural : `${ref.plural}.${group}`;
  return { verb, resource: `${resource}${subresource}`, namespace: ref.namespace ?? null };
};

const same = <T>(value: T): T => value;

/** What is asked of the API server once a reading may be made. */
export interface Call<T> {
  readonly path: string;
  readonly maxBytes: number;
  readonly accept?: string;
  readonly grant: Grant;
  /** @throws UnusableAnswer */
  readonly read: (answer: ApiAnswer) => T;
}

/** Reads the cluster that the settings name. All but the sending of requests is the same for a recorded one. */
@Injectable()
export class ClusterReader extends KubernetesReader implements OnApplicationShutdown {
  private readonly connection: ClusterConnection;
  private readonly policy: NamespacePolicy;
  private readonly eventLimit: number;
  private readonly discovery = new Discovery((path, signal) =>
    this.send(
      {
        path,
        maxBytes: MAX_OBJECT_BYTES,
        grant: { verb: 'get', resource: `the path ${path}`, namespace: null },
        read: jsonOf<unknown>,
      },
      signal,
    ),
  );

  constructor(
    settings: Settings,
    private readonly clock: Clock,
  ) {
    super();
    const { prompt } = settings;
    const kubernetes = settings.of(KUBERNETES);
    this.connection = new ClusterConnection(
      () => findCluster(kubernetes),
      kubernetes.apiTimeoutSeconds * 1000,
    );
    this.policy = new NamespacePolicy({ allow: kubernetes.namespacesAllow, deny: kubernetes.namespacesDeny });
    this.eventLimit = Math.min(kubernetes.eventLimit, prompt.maxEvents || kubernetes.eventLimit);
  }

  availability(): { readonly configured: boolean; readonly reason: string | null } {
    const reason = this.connection.problem();
    return { configured: reason === null, reason };
  }

  now(): Date {
    const { source } = this.connection;
    return source.kind === 'snapshot' ? source.manifest.recordedAt : this.clock.now();
  }

  override async prepare(): Promise<void> {
    await this.connection.client().catch(() => undefined); // every reading says why
  }

  override async reach(signal: AbortSignal): Promise<ReadOutcome<unknown>> {
    signal.throwIfAborted();
    const path = '/version';
    return this.send(
      {
        path,
        maxBytes: MAX_OBJECT_BYTES,
        grant: { verb: 'get', resource: `the path ${path}`, namespace: null },
        read: jsonOf<unknown>,
      },
      signal,
    );
  }

  /** The namespace of kubectl's context; `null` where the cluster is recorded or cannot be reached. */
  async ownNamespace(): Promise<string | null> {
    const client = await this.connection.client().catch(() => null); // every reading says why
    return client?.namespace ?? null;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connection.close();
  }

  async get<T extends KubeObject>(ref: ObjectRef, signal: AbortSignal): Promise<ReadOutcome<T>> {
    signal.throwIfAborted();
    const call = {
      path: objectPath(ref),
      maxBytes: MAX_OBJECT_BYTES,
      accept: ref.metadataOnly === true ? METADATA_TYPES.object : undefined,
      grant: grantFor('get', ref),
      read: (answer: ApiAnswer) => (ref.metadataOnly === true ? metadataOf : same)(objectOf<T>(answer)),
    };
    return this.refusal(ref, ref.name) ?? this.send(call, signal);
  }

  async list<T extends KubeObject>(
    query: ListQuery,
    signal: AbortSignal,
  ): Promise<ReadOutcome<readonly T[]>> {
    signal.throwIfAborted();
    return this.refusal(query) ?? this.pages<T>(query, signal);
  }

  async logs(query: LogQuery, signal: AbortSignal): Promise<ReadOutcome<readonly string[]>> {
    signal.throwIfAborted();
    const pods = { apiVersion: 'v1', plural: 'pods', namespace: query.namespace };
    const call = {
      path: logPath(query, undefined, MAX_LOG_BYTES),
      maxBytes: MAX_LOG_BYTES,
      grant: grantFor('get', pods, '/log'),
      read: linesOf,
    };
    return this.refusal(pods, query.pod) ?? this.refusal(pods, query.container) ?? this.send(call, signal);
  }

  async events(query: EventQuery, signal: AbortSignal): Promise<ReadOutcome<readonly KubeEvent[]>> {
    signal.throwIfAborted();
    const refusal = this.refusal(
      query.namespace === null
        ? { apiVersion: 'v1', plural: 'nodes' } // where a node's events happen to lie is no choice of the caller
        : { apiVersion: 'v1', plural: 'events', namespace: query.namespace },
      query.name,
    );
    const read = refusal ?? (await this.pages(eventList(query), signal));
    if (read.status !== 'ok') return read;
    const events = read.value.map(toKubeEvent).filter((event) => event !== null);
    return ok(selectEvents(events, this.eventLimit));
  }

  async resources(apiVersion: string, signal: AbortSignal): Promise<ReadOutcome<readonly ApiResource[]>> {
    signal.throwIfAborted();
    const anyOfThem = { apiVersion, plural: 'namespaces' }; // what an API serves is told to everyone
    return this.refusal(anyOfThem) ?? this.discovery.resources(apiVersion, signal);
  }

  async kinds(signal: AbortSignal): Promise<ReadOutcome<readonly ServedKind[]>> {
    signal.throwIfAborted();
    const { source } = this.connection;
    if (source.kind !== 'snapshot') return this.discovery.kinds(signal);
    try {
      return ok(await new Recording(source.folder, source.manifest).served());
    } catch (error) {
      return { status: 'unavailable', reason: (error as Error).message };
    }
  }

  /** What forbids a reading before any request: a name that no path may hold, or the settings. */
  private refusal(ref: CollectionRef, name?: string): FailedRead | null {
    const problem = collectionProblem(ref) ?? (name === undefined ? null : nameProblem(name));
    if (problem !== null) return { status: 'error', reason: `invalid name: ${problem}` };
    const refused = this.policy.refusal(ref, name);
    return refused === null ? null : { status: 'forbidden', reason: refused };
  }

  private async pages<T extends KubeObject>(
    query: ListQuery,
    signal: AbortSignal,
  ): Promise<ReadOutcome<readonly T[]>> {
    const items: T[] = [];
    const reduced = (query.reduced ?? same) as (item: T) => T; // by whoever asks for T
    let next: string | undefined;
    for (let page = 0; page < MAX_PAGES && items.length < query.limit; page += 1) {
      const position = { limit: Math.min(PAGE_SIZE, query.limit - items.length), continue: next };
      const read: ReadOutcome<Page<T>> = await this.send(
        {
          path: listPath(query, undefined, position),
          maxBytes: MAX_OBJECT_BYTES,
          accept: query.metadataOnly === true ? METADATA_TYPES.list : undefined,
          grant: grantFor('list', query),
          read: pageOf<T>,
        },
        signal,
      );
      if (read.status !== 'ok') return read;
      const shown = read.value.items.filter((item) => query.namespace || this.policy.shows(query, item));
      items.push(...shown.map(query.metadataOnly === true ? metadataOf : reduced));
      next = read.value.next;
      if (next === undefined) break;
      if (items.length < query.limit) query.onFurtherPage?.();
    }
    return ok(items);
  }

  /** @throws the signal's reason when the caller gave up */
  protected async send<T>(call: Call<T>, signal: AbortSignal): Promise<ReadOutcome<T>> {
    try {
      const client = await orAborted(this.connection.client(), signal);
      const answer = await client.get(call.path, call, signal);
      if (answer.status !== 200) return failedAnswer(answer.status, answer.text, call.grant);
      return ok(call.read(answer));
    } catch (error) {
      signal.throwIfAborted();
      return failedCall(error);
    }
  }
}
