import type { RelationDraft } from '../../../../evidence/graph-source.js';
import type { Condition, KubeEvent, KubeObject, Pod } from '../../../../evidence/objects.js';
import type { RelationType } from '../../../../evidence/relation.js';
import { createdAs } from './changes.js';
import { kindReader } from './reader.js';

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

export interface PersistentVolume extends KubeObject {
  readonly spec?: {
    readonly storageClassName?: string;
    readonly csi?: { readonly driver?: string };
    readonly nodeAffinity?: unknown;
  };
  readonly status?: { readonly phase?: string; readonly message?: string; readonly reason?: string };
}

const troubleOf = ({ status }: Claim, events: readonly KubeEvent[]): readonly string[] => [
  ...(status?.phase === 'Bound' ? [] : [`phase ${status?.phase ?? 'unknown'}`]),
  ...(status?.conditions ?? []).map(({ type, message = '' }) => `${type}: ${message}`.slice(0, 300)),
  ...events.slice(0, 2).map(({ reason, message }) => `${reason}: ${message}`.slice(0, 300)),
];

const named = (type: RelationType, kind: string, name: string | undefined): readonly RelationDraft[] =>
  name === undefined || name === '' ? [] : [{ type, to: { kind, namespace: null, name } }];

/** A claim: its volume, its class, and the pods that mount it. */
export const claimReader = kindReader<Claim>('PersistentVolumeClaim', ({ object, ref, world, events }) => {
  const { spec, status } = object;
  const trouble = troubleOf(object, events);
  const users = world
    .objects<Pod>('Pod', ref.namespace)
    .filter(({ spec: pod }) =>
      pod.volumes?.some(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === ref.name),
    );
  return {
    sick: trouble.length > 0,
    trouble,
    relations: [
      ...named('bound to', 'PersistentVolume', spec?.volumeName),
      ...named('provisioned by', 'StorageClass', spec?.storageClassName),
      ...users.slice(0, 3).map(({ metadata }): RelationDraft => ({
        type: 'shares',
        to: { kind: 'Pod', namespace: ref.namespace, name: metadata.name },
        detail: 'mounted by',
      })),
    ],
    changes: createdAs(object, 'claim'),
    body: { kind: 'PersistentVolumeClaim', name: ref.name, spec, status },
  };
});

/** A volume: whether it is still there. */
export const volumeReader = kindReader<PersistentVolume>('PersistentVolume', ({ object, ref, events }) => {
  const { status, spec } = object;
  const bad = status?.phase === 'Failed' || status?.phase === 'Released';
  return {
    sick: bad || events.length > 0,
    trouble: [
      ...(bad ? [`phase ${status.phase ?? ''} ${status.reason ?? ''} ${status.message ?? ''}`.trim()] : []),
      ...events.slice(0, 2).map(({ reason, message }) => `${reason}: ${message}`.slice(0, 300)),
    ],
    relations: named('provisioned by', 'StorageClass', spec?.storageClassName),
    changes: [],
    body: { kind: 'PersistentVolume', name: ref.name, spec, status },
  };
});

/** A storage class: that it exists is what is asked of it. */
export const storageClassReader = kindReader<KubeObject>('StorageClass', ({ object, ref }) => ({
  sick: null,
  trouble: [],
  relations: [],
  changes: [],
  body: { kind: 'StorageClass', name: ref.name, ...object },
}));
