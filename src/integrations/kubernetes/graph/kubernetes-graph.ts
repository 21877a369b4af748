import type { EntityRef } from '../../../evidence/entity.js';
import type {
  Deepened,
  EntityDraft,
  GraphSource,
  ListedObjects,
  RelationDraft,
} from '../../../evidence/graph-source.js';
import type { KubeObject, Pod } from '../../../evidence/objects.js';
import {
  drainsHeld,
  goneEvents,
  jobsWaitedFor,
  loadFurther,
  nodesThatKeepOut,
  preemptors,
} from './further.js';
import { customReader } from './entities/custom-resource.js';
import { KIND_READERS } from './entities/index.js';
import { webhookBackends } from './webhook-backends.js';
import { graphKind } from './kinds.js';
import { lookAtLogs, type LogSetting } from './look-at-logs.js';
import { loadNamespacesNamed } from './other-namespaces.js';

/** What lies outside the cluster is known by its name alone. */
const byNameOnly = (ref: EntityRef): EntityDraft => ({
  ref,
  outcome: { status: 'unavailable', reason: `${ref.name} lies outside the cluster` },
  query: null,
  sick: null,
  trouble: [],
  events: [],
  changes: [],
  relations: [],
  body: null,
});

/** The objects of the Kubernetes API as entities of a case. */
export class KubernetesGraph implements GraphSource {
  constructor(private readonly setting: LogSetting) {}

  reads(kind: string): boolean {
    return this.setting.world.kindOf(kind) !== undefined || kind === 'Host';
  }

  async read(refs: readonly EntityRef[]): Promise<readonly EntityDraft[]> {
    await Promise.all(refs.map((ref) => this.setting.world.load(ref)));
    await Promise.all([loadFurther(this.setting.world, refs), loadNamespacesNamed(this.setting.world, refs)]);
    return refs.map((ref) => (ref.kind === 'Host' ? byNameOnly(ref) : this.#look(ref)));
  }

  async relate(): Promise<readonly RelationDraft[]> {
    return []; // its own kinds know each other
  }

  async deepen(entity: EntityDraft): Promise<Deepened | null> {
    if (entity.ref.kind !== 'Pod' || entity.outcome.status !== 'ok') return null;
    const pod = entity.outcome.value as Pod; // its kind says so
    return pod.spec.nodeName === undefined ? null : lookAtLogs(entity, this.setting);
  }

  listed(): ListedObjects {
    const { world } = this.setting;
    const entities = [...world.everything()].flatMap(({ kind, object }) => {
      const namespace = graphKind(kind)?.namespaced === true ? (object.metadata.namespace ?? null) : null;
      return this.#lazily({ kind, namespace, name: object.metadata.name }, object);
    });
    return { entities, complete: world.completeLists() };
  }

  /** Of most objects of a list nobody asks more than the object itself: they are looked at when somebody does. */
  #lazily(ref: EntityRef, object: KubeObject): EntityDraft {
    let draft: EntityDraft | null = null;
    const looked = (): EntityDraft => (draft ??= this.#look(ref));
    return {
      ref,
      outcome: { status: 'ok', value: object },
      get query() {
        return looked().query;
      },
      get sick() {
        return looked().sick;
      },
      get trouble() {
        return looked().trouble;
      },
      get events() {
        return looked().events;
      },
      get changes() {
        return looked().changes;
      },
      get relations() {
        return looked().relations;
      },
      get body() {
        return looked().body;
      },
    };
  }

  #look(ref: EntityRef): EntityDraft {
    const { world } = this.setting;
    const { outcome, query } = world.outcomeOf(ref);
    const events = world.eventsOf(ref);
    const reader = KIND_READERS.get(ref.kind) ?? (world.kindOf(ref.kind) && customReader(ref.kind));
    const draft = {
      ref,
      outcome,
      query,
      events: [...events, ...world.notesOf(ref), ...goneEvents(world, ref)],
    };
    if (outcome.status !== 'ok' || reader === undefined) {
      const absent = outcome.status === 'absent';
      return {
        ...draft,
        sick: absent ? true : null,
        trouble: absent ? ['it does not exist'] : [],
        changes: [],
        relations: [],
        body: null,
      };
    }
    const object: KubeObject = outcome.value;
    const state = reader.look({ object, ref, world, events });
    return {
      ...draft,
      ...state,
      relations: [
        ...state.relations,
        ...webhookBackends(world, events),
        ...preemptors(world, ref),
        ...nodesThatKeepOut(world, ref),
        ...drainsHeld(world, ref),
        ...jobsWaitedFor(world, ref),
      ],
    };
  }
}
