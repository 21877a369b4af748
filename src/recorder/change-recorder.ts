import { Injectable } from '@nestjs/common';
import type { EntityRef } from '../evidence/entity.js';
import type { KubeObject } from '../evidence/objects.js';
import type { RecordedChange } from '../evidence/recorded-change.js';
import { lastWrite } from '../integrations/kubernetes/changes/managed-fields.js';
import type { WatchedKind } from '../integrations/watched-kind.js';
import { ChangeLog } from '../jetstream/change-log.js';
import { Masker } from '../masking/index.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { Clock } from '../telemetry/clock.js';
import { Logger } from '../telemetry/logger.js';
import { Slots } from '../waiting/slots.js';
import { differenceOf, type Kept } from './difference.js';
import { KeptObjects, type Successor, type Versions } from './kept-objects.js';
import type { KindObserver } from './kind-watch.js';

/** Changes are written one after the other, so that those of one object keep their order; so many wait, more are lost and counted. */
const AT_ONCE = 1;
const MOST_WAITING = 2_000;
/** One of so many lost changes is told. */
const TOLD_EVERY = 100;
/** Most objects whose number of changes is known. */
const MOST_COUNTED = 5_000;
/** Changes of one object within an hour that are told; what changes more often is some program's own state. */
const MOST_AN_HOUR = 20;
const HOUR_MS = 3_600_000;
/** A write that the API server dates earlier than this before it was seen is another's, ms. */
const RECENT_MS = 120_000;

/** Controllers that scale: what they write is their work, not somebody's change. */
const SCALERS: ReadonlySet<string> = new Set([
  'kube-controller-manager',
  'keda-operator',
  'cluster-autoscaler',
]);

const kindOf = (seen: 'new' | 'written'): RecordedChange['kind'] => (seen === 'new' ? 'created' : 'written');

/** Tells what changes from what it saw before, and writes it, masked, to the stream of changes. */
@Injectable()
export class ChangeRecorder implements KindObserver {
  #kept = new KeptObjects();
  readonly #slots = new Slots(AT_ONCE, MOST_WAITING);
  readonly #often = new Map<string, { since: number; count: number }>();
  #lost = 0;

  constructor(
    private readonly log: ChangeLog,
    private readonly masker: Masker,
    private readonly clock: Clock,
    private readonly lifecycle: Lifecycle,
    private readonly logger: Logger,
  ) {}

  /** What is kept in memory. */
  get kept(): { readonly objects: number; readonly chars: number } {
    return { objects: this.#kept.size, chars: this.#kept.chars };
  }

  /** Forgets what was seen: another process may have recorded meanwhile. */
  begin(): void {
    this.#kept = new KeptObjects();
  }

  seen(kind: WatchedKind, object: KubeObject, isFirst: boolean): void {
    const seen = this.#kept.see(kind, object);
    if (seen.is === 'same' || isFirst) return;
    const what = seen.is === 'new' ? this.#whatIsNew(seen) : this.#whatChanged(seen);
    const by = this.#writer(kind, object);
    const isScaling = what.length === 1 && what[0]?.startsWith('replicas ') === true;
    if (seen.is === 'written' && (what.length === 0 || (isScaling && SCALERS.has(by.by ?? '')))) return;
    this.#record(kind, object.metadata, { ...by, kind: kindOf(seen.is), what });
  }

  gone(kind: WatchedKind, metadata: KubeObject['metadata']): void {
    if (!this.#kept.forget(kind, metadata)) return;
    this.#record(kind, metadata, { at: this.#now(), by: null, kind: 'deleted', what: [] });
  }

  listed(kind: WatchedKind, namespace: string | null, present: ReadonlySet<string>): void {
    for (const metadata of this.#kept.namesOf(kind, namespace))
      if (!present.has(`${metadata.namespace ?? ''}/${metadata.name}`)) this.gone(kind, metadata);
  }

  #now(): string {
    return this.clock.now().toISOString();
  }

  #whatIsNew({ successorOf }: Successor): readonly string[] {
    if (successorOf === null) return [];
    const what = this.#whatChanged(successorOf);
    return what.length === 0 ? [] : [`after ${successorOf.name}`, ...what];
  }

  #whatChanged({ before, after }: Versions): readonly string[] {
    if (before === null || after === null) return ['it is too large to tell what'];
    const kept = (plain: Kept['plain']): Kept => ({ plain, masked: this.masker.mask(plain).value });
    return differenceOf(kept(before), kept(after));
  }

  /** When and by whom it was written, as far as the API server tells. */
  #writer({ parts }: WatchedKind, { metadata }: KubeObject): Pick<RecordedChange, 'at' | 'by'> {
    const now = this.clock.now().getTime();
    const write = lastWrite(
      metadata,
      parts.map((part) => [part]),
    );
    const isThis = write !== null && now - Date.parse(write.at) < RECENT_MS;
    return isThis ? { at: write.at, by: write.by } : { at: this.#now(), by: null };
  }

  #record(kind: WatchedKind, metadata: KubeObject['metadata'], change: RecordedChange): void {
    const object: EntityRef = { kind: kind.kind, namespace: metadata.namespace ?? null, name: metadata.name };
    if (this.#isOften(`${kind.kind} ${metadata.namespace ?? ''}/${metadata.name}`)) return;
    const version = metadata.resourceVersion ?? change.at;
    const { stopSignal } = this.lifecycle;
    const append = (): Promise<void> =>
      this.log.append(object, this.masker.mask(change), `${change.kind} ${version}`, stopSignal);
    void this.#slots.run(append, stopSignal).catch((error: unknown) => this.#notRecorded(object, error));
  }

  /** A stream that is away while the cluster changes a lot would else write a line a change. */
  #notRecorded(object: EntityRef, error: unknown): void {
    this.#lost += 1;
    if (this.#lost % TOLD_EVERY === 1)
      this.logger.warn('changes_lost', { object, lost: this.#lost, error, remedy: 'look at NATS' });
  }

  #isOften(key: string): boolean {
    const now = this.clock.now().getTime();
    const known = this.#often.get(key);
    if (known === undefined || now - known.since > HOUR_MS) {
      if (this.#often.size > MOST_COUNTED) this.#often.clear();
      this.#often.set(key, { since: now, count: 1 });
      return false;
    }
    known.count += 1;
    if (known.count === MOST_AN_HOUR + 1)
      this.logger.info('changes_too_often', { object: key, perHour: MOST_AN_HOUR });
    return known.count > MOST_AN_HOUR;
  }
}
