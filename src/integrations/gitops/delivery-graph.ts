import { entityKey, type EntityRef } from '../../evidence/entity.js';
import type {
  Deepened,
  EntityDraft,
  GraphSource,
  ListedObjects,
  RelationDraft,
} from '../../evidence/graph-source.js';
import type { KubeObject } from '../../evidence/objects.js';
import type { ReadOutcome } from '../../transport/read-outcome.js';
import type { Case } from '../case.js';
import type { DeliveryObjects } from './delivery-objects.js';
import { deployedParts, rolloutParts } from './deployed-parts.js';
import { deploys, type Application } from './kinds/application-object.js';
import { deliveryKind } from './kinds/kinds.js';
import { deliveryReaderOf } from './kinds/readers.js';
import { trackedBy, type Tracked } from './tracking.js';

/** Most applications that are told for one object: more than one is a fault in itself. */
const MAX_DEPLOYERS = 3;

const refOf = ({ metadata }: Application, fallback: string): EntityRef => ({
  kind: 'Application',
  namespace: metadata.namespace ?? fallback,
  name: metadata.name,
});

/** Where an Application with an uncertain mark does not list its objects, its destination must fit at least. */
const mayDeploy = (app: Application, ref: EntityRef): boolean =>
  deploys(app, ref) ||
  ((app.status?.resources ?? []).length === 0 && app.spec?.destination?.namespace === ref.namespace);

/** What deploys the workloads of one case: who, from which commit or chart, when, and whether it failed. */
export class DeliveryGraph implements GraphSource {
  constructor(
    private readonly objects: DeliveryObjects,
    private readonly asked: Pick<Case, 'world' | 'starts'>,
    private readonly argoNamespace: string,
  ) {}

  reads(kind: string): boolean {
    const known = deliveryKind(kind);
    const learned = this.asked.world.kindOf(kind); // another operator may have a kind of this name: Bucket
    return known !== undefined && (learned === undefined || known.apiVersions.includes(learned.apiVersion));
  }

  read(refs: readonly EntityRef[]): Promise<readonly EntityDraft[]> {
    return Promise.all(refs.map((ref) => this.#look(ref)));
  }

  async relate({ ref, outcome }: EntityDraft): Promise<readonly RelationDraft[]> {
    if (outcome.status === 'absent') return this.#listing(ref);
    if (outcome.status !== 'ok' || ref.namespace === null) return [];
    const object = outcome.value;
    const marks = trackedBy(object, ref);
    const marked = (await Promise.all(marks.map((mark) => this.#resolve(mark, ref)))).flat();
    const isControlled = object.metadata.ownerReferences?.some(({ controller }) => controller === true);
    const deployers = marked.length > 0 || isControlled === true ? marked : await this.#listing(ref);
    return [
      ...deployers.filter(({ to }) => entityKey(to) !== entityKey(ref)).slice(0, MAX_DEPLOYERS),
      ...((await this.#isStart(ref)) ? await deployedParts(object, ref, this.asked.world) : []),
    ];
  }

  async deepen(): Promise<Deepened | null> {
    return null;
  }

  listed(): ListedObjects {
    return { entities: [], complete: [] };
  }

  async #isStart(ref: EntityRef): Promise<boolean> {
    if (!this.reads(ref.kind)) return false;
    return (await this.asked.starts).some((start) => entityKey(start) === entityKey(ref));
  }

  /** Applications that list an object among those that they deploy. */
  async #listing(ref: EntityRef): Promise<readonly RelationDraft[]> {
    if (ref.namespace === null || ref.kind === 'Application') return [];
    const list = await this.objects.applications();
    if (list === null || list.outcome.status !== 'ok') return [];
    return list.outcome.value
      .filter((app) => deploys(app, ref))
      .map((app) => ({
        type: 'deployed by',
        to: refOf(app, this.argoNamespace),
        detail: 'status of the Application',
      }));
  }

  /** Whom a mark names, if there is one of that name; what may not be read is named, and ends the way with the reason. */
  async #resolve(
    { kind, namespace, name, detail, certain }: Tracked,
    ref: EntityRef,
  ): Promise<readonly RelationDraft[]> {
    const to = (place: string): RelationDraft => ({
      type: 'deployed by',
      to: { kind, namespace: place, name },
      detail,
    });
    if (namespace !== null) {
      const call = await this.objects.get({ kind, namespace, name });
      return call !== null && isWorthNaming(call.outcome) ? [to(namespace)] : [];
    }
    const list = await this.objects.applications();
    if (list === null) return [];
    if (list.outcome.status !== 'ok')
      return certain && isWorthNaming(list.outcome) ? [to(this.argoNamespace)] : [];
    const named = list.outcome.value.filter(
      (app) => app.metadata.name === name && (certain || mayDeploy(app, ref)),
    );
    const sure = named.filter((app) => deploys(app, ref));
    return (sure.length > 0 ? sure : named).map((app) => to(app.metadata.namespace ?? this.argoNamespace));
  }

  async #look(ref: EntityRef): Promise<EntityDraft> {
    const call = await this.objects.get(ref);
    const outcome: ReadOutcome<KubeObject> = call?.outcome ?? {
      status: 'unavailable',
      reason: `this cluster does not serve objects of kind ${ref.kind}`,
    };
    const draft = { ref, outcome, query: call?.query ?? null, events: this.asked.world.eventsOf(ref) };
    if (outcome.status !== 'ok')
      return { ...draft, sick: null, trouble: [], changes: [], relations: [], body: null };
    const state = deliveryReaderOf(ref.kind)(outcome.value, ref);
    if (ref.kind !== 'Rollout') return { ...draft, ...state };
    const { relations, changes } = await rolloutParts(ref, this.asked.world);
    return { ...draft, ...state, relations, changes };
  }
}

/** Whether a reading says something of the object: a mark that names what is not there, or not recorded, is an old copy. */
const isWorthNaming = ({ status }: ReadOutcome<unknown>): boolean =>
  status !== 'absent' && status !== 'unavailable';
