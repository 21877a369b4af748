import { entityKey, type EntityChange, type EntityRef } from '../../evidence/entity.js';
import type { RelationDraft } from '../../evidence/graph-source.js';
import type { KubeObject, Service, WorkloadObject } from '../../evidence/objects.js';
import { referencedConfig } from '../kubernetes/changes/referenced-config.js';
import { templateDifference } from '../kubernetes/changes/template-difference.js';
import type { World } from '../kubernetes/graph/world.js';
import { picks } from '../kubernetes/label-selector.js';
import type { Application } from './kinds/application-object.js';
import { newestFirst } from './kinds/delivery-state.js';
import { inventoryOf, type FluxObject } from './kinds/flux-object.js';
import { trackedBy } from './tracking.js';

/** Kinds whose trouble shows as that of what deployed them. */
const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Rollout'];
/** Most workloads of one application that are looked at from it. */
const MAX_PARTS = 12;

const selects = (refs: readonly EntityRef[]): readonly RelationDraft[] =>
  [...new Map(refs.map((ref) => [entityKey(ref), ref])).values()]
    .slice(0, MAX_PARTS)
    .map((to) => ({ type: 'selects', to }));

/** Workloads that Argo CD does not call healthy; since version 3 it may not say. */
const ofApplication = ({ status, spec }: Application): readonly EntityRef[] =>
  (status?.resources ?? []).flatMap(({ kind = '', namespace, name, health }) =>
    WORKLOADS.includes(kind) && name !== undefined && health?.status !== 'Healthy'
      ? [{ kind, namespace: namespace ?? spec?.destination?.namespace ?? null, name }]
      : [],
  );

/** Workloads of a namespace whose marks name what deploys them. */
const markedIn = async (
  place: string | null,
  { kind: deployer, name, namespace }: EntityRef,
  world: World,
): Promise<readonly EntityRef[]> => {
  if (place === null) return [];
  await world.loadNamespace(place);
  return WORKLOADS.flatMap((kind) =>
    world.objects(kind, place).flatMap((object) => {
      const ref = { kind, namespace: place, name: object.metadata.name };
      const isMarked = trackedBy(object, ref).some(
        (mark) =>
          mark.kind === deployer &&
          mark.name === name &&
          (mark.namespace === null || mark.namespace === namespace),
      );
      return isMarked ? [ref] : [];
    }),
  );
};

const ofOneApplication = async (
  object: Application,
  ref: EntityRef,
  world: World,
): Promise<readonly RelationDraft[]> => {
  const { status, spec } = object;
  const listed = (status?.resources ?? []).length > 0;
  return selects(
    listed ? ofApplication(object) : await markedIn(spec?.destination?.namespace ?? null, ref, world),
  );
};

/** What an object that deploys stands for: asked for where the alert is about itself. */
export const deployedParts = async (
  object: KubeObject,
  ref: EntityRef,
  world: World,
): Promise<readonly RelationDraft[]> => {
  switch (ref.kind) {
    case 'Application':
      return ofOneApplication(object as Application, ref, world); // the kind says the type
    case 'Kustomization':
      return selects(inventoryOf(object as FluxObject));
    case 'HelmRelease':
      return selects(
        await markedIn((object as FluxObject).spec?.targetNamespace ?? ref.namespace, ref, world),
      );
    default:
      return [];
  }
};

const REVISION = 'rollout.argoproj.io/revision';

const revisionOf = ({ metadata }: KubeObject): number => Number(metadata.annotations?.[REVISION] ?? 0);

/** What a Rollout runs, which is found beside it: its ReplicaSets, the newest revision first. */
const replicaSetsOf = ({ namespace, name }: EntityRef, world: World): readonly WorkloadObject[] =>
  world
    .objects<WorkloadObject>('ReplicaSet', namespace)
    .filter(({ metadata }) =>
      metadata.ownerReferences?.some((owner) => owner.kind === 'Rollout' && owner.name === name),
    )
    .toSorted((a, b) => revisionOf(b) - revisionOf(a));

/** What a Rollout stands on and when it changed, as the namespace's lists tell. */
export const rolloutParts = async (
  ref: EntityRef,
  world: World,
): Promise<{ readonly relations: readonly RelationDraft[]; readonly changes: readonly EntityChange[] }> => {
  const { namespace } = ref;
  if (namespace === null) return { relations: [], changes: [] };
  await world.loadNamespace(namespace);
  const [current, previous] = replicaSetsOf(ref, world);
  const { template } = current?.spec ?? {};
  const to = (kind: string, name: string): EntityRef => ({ kind, namespace, name });
  const sets = [current, previous].flatMap((set) =>
    set === undefined ? [] : [{ type: 'selects', to: to('ReplicaSet', set.metadata.name) } as const],
  );
  const config = template === undefined ? [] : referencedConfig(template.spec).configMaps;
  const fronts = world
    .objects<Service>('Service', namespace)
    .filter(({ spec }) => picks(spec?.selector, template?.metadata?.labels));
  const details =
    previous === undefined || current === undefined
      ? []
      : templateDifference(previous.spec.template ?? {}, current.spec.template ?? {});
  const what = `revision ${current?.metadata.annotations?.[REVISION] ?? '?'} was rolled out${details.length > 0 ? `: ${details.slice(0, 6).join('; ')}` : ''}`;
  return {
    relations: [
      ...sets,
      ...config.map((name) => ({ type: 'reads config', to: to('ConfigMap', name) }) as const),
      ...fronts.map(({ metadata }) => ({ type: 'routed by', to: to('Service', metadata.name) }) as const),
    ],
    changes:
      previous === undefined
        ? []
        : newestFirst([{ kind: 'rollout', at: current?.metadata.creationTimestamp, what, by: null }]),
  };
};
