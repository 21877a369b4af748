import { bounded } from '../../../evidence/bounded-text.js';
import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { Condition, KubeEvent, KubeObject } from '../../../evidence/objects.js';
import type { AlertClass } from '../../../alerts/class/alert-class.js';
import { evidenceOf, eventsOf, podOf, rawOf, topOwner } from '../../kit/look.js';
import { claim as said, DOWN, type Sighting, type Values } from '../../kit/rule.js';

/** The parts of a PersistentVolumeClaim that are read. */
export interface Claim extends KubeObject {
  readonly spec?: {
    readonly storageClassName?: string;
    readonly accessModes?: readonly string[];
    readonly volumeName?: string;
    readonly resources?: { readonly requests?: Readonly<Record<string, string>> };
  };
  readonly status?: {
    readonly phase?: string;
    readonly capacity?: Readonly<Record<string, string>>;
    readonly conditions?: readonly Condition[];
  };
}

/** The parts of a StorageClass that are read. */
export interface StorageClass extends KubeObject {
  readonly provisioner?: string;
  readonly volumeBindingMode?: string;
  readonly allowVolumeExpansion?: boolean;
}

/** What a claim that is not there or not well can explain. */
export const STORAGE: readonly AlertClass[] = [...DOWN, 'storage', 'scheduling'];

/** A claim whose volume is not there yet. */
export const pendingOf = (entity: Entity): Claim | null => {
  const object = rawOf<Claim>(entity);
  return object?.status?.phase === 'Pending' ? object : null;
};

/** Size in force, else the one that is asked for. */
export const sizeOf = ({ status, spec }: Claim): string | undefined =>
  status?.capacity?.['storage'] ?? spec?.resources?.requests?.['storage'];

const CLASS_ANNOTATION = 'volume.beta.kubernetes.io/storage-class';

/** The class that a claim names; empty for one that says it wants none, `undefined` where it names none. */
export const classNameOf = ({ spec, metadata }: Claim): string | undefined =>
  spec?.storageClassName ?? metadata.annotations?.[CLASS_ANNOTATION];

export const classOf = (entity: Entity, graph: CaseGraph): StorageClass | null => {
  const [found] = graph.targets(entity.key, 'provisioned by');
  return found === undefined ? null : rawOf<StorageClass>(found);
};

/** Pods that mount a claim, as far as a way leads to them. */
export const usersOf = ({ key }: Entity, graph: CaseGraph): readonly Entity[] => [
  ...new Set([...graph.sources(key, 'claims'), ...graph.targets(key, 'shares')]),
];

/** Where the first pod that mounts a claim has it, and whose pod that is. */
export const useValues = (entity: Entity, graph: CaseGraph): Values => {
  const [user] = usersOf(entity, graph);
  const pod = user === undefined ? null : podOf(user);
  if (user === undefined || pod === null) return {};
  const volume = pod.spec.volumes?.find(
    ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === entity.ref.name,
  )?.name;
  const path = pod.spec.containers
    .flatMap((container) => {
      const mounts: unknown = Reflect.get(container, 'volumeMounts');
      return Array.isArray(mounts) ? (mounts as readonly { name?: string; mountPath?: string }[]) : [];
    })
    .find(({ name }) => name === volume)?.mountPath;
  const { ref } = topOwner(user, graph);
  return {
    user: user.ref.name,
    owner: `${ref.kind} ${ref.name}`,
    ...(path !== undefined && { path }),
  };
};

/** Values that every text about a claim may use. */
export const claimValues = (object: Claim): Values => {
  const [size, storageClass] = [sizeOf(object), classNameOf(object)];
  return {
    claim: object.metadata.name,
    ...(size !== undefined && { size }),
    ...(storageClass !== undefined && storageClass !== '' && { class: storageClass }),
    ...(object.spec?.accessModes !== undefined && { modes: object.spec.accessModes.join(', ') }),
  };
};

/** When an event was seen first. */
export const firstSeen = ({ firstTimestamp, lastTimestamp }: KubeEvent): string | null =>
  firstTimestamp ?? lastTimestamp;

/** The newest event with one of the reasons whose message fits, told with the claim's own values. */
export const eventSighting = (
  entity: Entity,
  values: Values,
  { reasons, fits = /./ }: { readonly reasons: readonly string[]; readonly fits?: RegExp },
): readonly Sighting[] => {
  const found = eventsOf(entity, ...reasons).find(({ event }) => fits.test(event.message));
  if (found === undefined) return [];
  const { event, evidence } = found;
  const message = bounded(event.message, 220);
  return [
    {
      since: firstSeen(event),
      known: 'stated',
      claims: [said(evidence, `${event.reason}: ${message}`)],
      values: { ...values, message },
    },
  ];
};

/** What a claim's own state says. */
export const stateSighting = (
  entity: Entity,
  graph: CaseGraph,
  [en, ko]: readonly [string, string],
  values: Values,
  since: string | null = null,
): Sighting => ({
  since,
  known: 'stated',
  claims: [said(evidenceOf(entity, graph), en, ko)],
  values,
});
