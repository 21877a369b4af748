import type { KubeEvent, KubeObject } from '../../src/evidence/objects.js';
import {
  KubernetesReader,
  type CollectionRef,
  type EventQuery,
  type ListQuery,
  type LogQuery,
  type ObjectRef,
} from '../../src/integrations/kubernetes/reader.js';
import type { ApiResource, ServedKind } from '../../src/integrations/kubernetes/client/discovery.js';
import { fieldSelector, labelSelector } from '../../src/integrations/kubernetes/snapshot/selectors.js';
import { describeRead } from '../../src/integrations/kubernetes/client/request-path.js';
import { ok, type FailedRead, type ReadOutcome } from '../../src/transport/read-outcome.js';

/** A cluster as plain objects, by plural: `{ pods: [pod], 'metrics/pods': [usage] }`. */
export interface InMemoryCluster {
  readonly objects?: Readonly<Record<string, readonly KubeObject[]>>;
  readonly events?: readonly KubeEvent[];
  /** Lines by `namespace/pod/container`, with `.previous` appended for the run before. */
  readonly logs?: Readonly<Record<string, readonly string[]>>;
  /** What a call answers instead, by its text (`GET /api/v1/…`). */
  readonly fails?: (call: string) => FailedRead | undefined;
  readonly configured?: boolean;
  /** What each API version serves; an API version that is not here is not served. */
  readonly served?: Readonly<Record<string, readonly ApiResource[]>>;
  /** Whether the calls of a round are answered last first. */
  readonly reversed?: boolean;
}

const selected = (object: KubeObject, query: ListQuery): boolean =>
  labelSelector(query.labelSelector ?? '')(object) && fieldSelector(query.fieldSelector ?? '')(object);

/**
 * A cluster in memory that answers in rounds: all calls made while nothing is answered are answered together. So `rounds`
 * is the length of the longest chain of calls of which each waits for the one before.
 */
export class InMemoryReader extends KubernetesReader {
  rounds = 0;
  readonly calls: string[] = [];
  private waiting: (() => void)[] = [];

  constructor(private readonly cluster: InMemoryCluster) {
    super();
  }

  availability(): { readonly configured: boolean; readonly reason: string | null } {
    return this.cluster.configured === false
      ? { configured: false, reason: 'kubernetes client is not configured' }
      : { configured: true, reason: null };
  }

  now(): Date {
    return new Date('2026-03-02T09:20:00Z');
  }

  get<T extends KubeObject>(ref: ObjectRef): Promise<ReadOutcome<T>> {
    const found = this.all(ref).find(({ metadata }) => metadata.name === ref.name);
    return this.answer(
      describeRead(ref),
      found === undefined
        ? { status: 'absent', reason: `${ref.plural} "${ref.name}" not found` }
        : ok(found as T),
    );
  }

  list<T extends KubeObject>(query: ListQuery): Promise<ReadOutcome<readonly T[]>> {
    const found = this.all(query).filter((object) => selected(object, query));
    const kept = (query.reduced ?? ((object) => object)) as (object: KubeObject) => KubeObject;
    const first = found.slice(0, query.limit).map(kept);
    return this.answer(describeRead(query), ok(first as unknown as readonly T[]));
  }

  logs(query: LogQuery): Promise<ReadOutcome<readonly string[]>> {
    const { namespace, pod, container, previous } = query;
    const lines = this.cluster.logs?.[`${namespace}/${pod}/${container}${previous ? '.previous' : ''}`];
    return this.answer(describeRead(query), ok(lines ?? []));
  }

  events(query: EventQuery): Promise<ReadOutcome<readonly KubeEvent[]>> {
    const found = (this.cluster.events ?? []).filter(
      ({ involvedObject }) => involvedObject?.kind === query.kind && involvedObject.name === query.name,
    );
    return this.answer(describeRead(query), ok(found));
  }

  kinds(): Promise<ReadOutcome<readonly ServedKind[]>> {
    const served = Object.entries(this.cluster.served ?? {});
    const kinds = served.flatMap(([apiVersion, each]) => each.map((kind) => ({ ...kind, apiVersion })));
    return this.answer('GET kinds', ok(kinds));
  }

  resources(apiVersion: string): Promise<ReadOutcome<readonly ApiResource[]>> {
    const kinds = this.cluster.served?.[apiVersion];
    return this.answer(
      `GET ${apiVersion}`,
      kinds === undefined
        ? { status: 'absent', reason: `this cluster does not serve ${apiVersion}` }
        : ok(kinds),
    );
  }

  private all({ apiVersion, plural, namespace }: CollectionRef): readonly KubeObject[] {
    const key = apiVersion.startsWith('metrics.k8s.io/') ? `metrics/${plural}` : plural;
    const objects = this.cluster.objects?.[key] ?? [];
    return namespace ? objects.filter(({ metadata }) => metadata.namespace === namespace) : objects;
  }

  private async answer<T>(call: string, outcome: ReadOutcome<T>): Promise<ReadOutcome<T>> {
    this.calls.push(call);
    await new Promise<void>((resolve) => {
      if (this.waiting.length === 0) setImmediate(() => this.endRound());
      this.waiting.push(resolve);
    });
    return this.cluster.fails?.(call) ?? outcome;
  }

  private endRound(): void {
    const answered = this.cluster.reversed ? this.waiting.reverse() : this.waiting;
    this.waiting = [];
    this.rounds += 1;
    for (const resolve of answered) resolve();
  }
}
