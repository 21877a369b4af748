import type { FailedRead, ReadOutcome } from '../../../transport/read-outcome.js';
import { ok } from '../../../transport/read-outcome.js';
import type { ApiResource, ServedKind } from '../client/discovery.js';
import type { KubeEvent, KubeObject } from '../../../evidence/objects.js';
import {
  KubernetesReader,
  type CollectionRef,
  type EventQuery,
  type ListQuery,
  type LogQuery,
  type ObjectRef,
} from '../reader.js';
import type { ScopePolicy } from './scope-policy.js';

/** Kinds without a namespace that tell nothing of anyone's workloads. Volumes do: they name the claim they are bound to. */
const OF_NOBODY: ReadonlySet<string> = new Set([
  'storageclasses',
  'priorityclasses',
  'ingressclasses',
  'runtimeclasses',
]);
const NODES = { apiVersion: 'v1', plural: 'nodes' };

/**
 * The part of a cluster that a scope reaches: its namespaces, its nodes by name, and kinds that belong to nobody. Everything
 * else is answered `forbidden` without a request; of a list of nodes or namespaces the others are left out.
 */
export class ScopedReader extends KubernetesReader {
  constructor(
    private readonly reader: KubernetesReader,
    private readonly policy: ScopePolicy,
  ) {
    super();
  }

  availability(): { readonly configured: boolean; readonly reason: string | null } {
    return this.reader.availability();
  }

  override prepare(): Promise<void> {
    return this.reader.prepare();
  }

  now(): Date {
    return this.reader.now();
  }

  async get<T extends KubeObject>(ref: ObjectRef, signal: AbortSignal): Promise<ReadOutcome<T>> {
    return this.refusal(ref, ref.name) ?? this.reader.get<T>(ref, signal);
  }

  async list<T extends KubeObject>(
    query: ListQuery,
    signal: AbortSignal,
  ): Promise<ReadOutcome<readonly T[]>> {
    const refused = this.refusal(query);
    if (refused !== null) return refused;
    const read = await this.reader.list<T>(query, signal);
    return read.status === 'ok' ? ok(read.value.filter((object) => this.shows(query, object))) : read;
  }

  async logs(query: LogQuery, signal: AbortSignal): Promise<ReadOutcome<readonly string[]>> {
    const pods = { apiVersion: 'v1', plural: 'pods', namespace: query.namespace };
    return this.refusal(pods, query.pod) ?? this.reader.logs(query, signal);
  }

  async events(query: EventQuery, signal: AbortSignal): Promise<ReadOutcome<readonly KubeEvent[]>> {
    const { namespace, name } = query;
    const about = namespace === null ? NODES : { apiVersion: 'v1', plural: 'events', namespace };
    return this.refusal(about, name) ?? this.reader.events(query, signal);
  }

  /** What an API serves is told to everyone. */
  resources(apiVersion: string, signal: AbortSignal): Promise<ReadOutcome<readonly ApiResource[]>> {
    return this.reader.resources(apiVersion, signal);
  }

  kinds(signal: AbortSignal): Promise<ReadOutcome<readonly ServedKind[]>> {
    return this.reader.kinds(signal);
  }

  private refusal(ref: CollectionRef, name?: string): FailedRead | null {
    const what = this.outside(ref, name);
    return what === null ? null : { status: 'forbidden', reason: this.policy.refused(what) };
  }

  /** What of a reading lies outside, in a few words; `null` when nothing does. */
  private outside({ plural, namespace: given }: CollectionRef, name: string | undefined): string | null {
    const { policy } = this;
    const namespace = given ?? (plural === 'namespaces' ? name : undefined);
    if (namespace) return policy.allows(namespace) ? null : `namespace ${namespace}`;
    if (plural === 'nodes' && name !== undefined) return policy.allowsNode(name) ? null : `node ${name}`;
    const open =
      (plural === 'nodes' && policy.nodes.length > 0) ||
      (plural === 'namespaces' && policy.namespaces.length > 0) ||
      (OF_NOBODY.has(plural) && !policy.isEmpty);
    return open ? null : `${plural} beyond its namespaces`;
  }

  private shows({ plural, namespace }: CollectionRef, { metadata }: KubeObject): boolean {
    if (namespace) return true;
    if (plural === 'nodes') return this.policy.allowsNode(metadata.name);
    return plural !== 'namespaces' || this.policy.allows(metadata.name);
  }
}
