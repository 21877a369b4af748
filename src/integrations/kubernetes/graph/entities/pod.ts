import type { RelationDraft } from '../../../../evidence/graph-source.js';
import type { KubeEvent, Pod } from '../../../../evidence/objects.js';
import { podRow } from '../../body/pod-body.js';
import { referencedConfig } from '../../changes/referenced-config.js';
import { picks, selects } from '../../label-selector.js';
import { containerStatuses, isHealthy } from '../../pod-health.js';
import { certificatesIn } from './certificate.js';
import { experimentsOn } from './chaos.js';
import type { NetworkPolicy } from './network-policy.js';
import { kindReader, type Seen } from './reader.js';

const owner = ({ metadata }: Pod) => metadata.ownerReferences?.find(({ controller }) => controller === true);

/** Names of the claims that a pod mounts; an ephemeral volume's claim is named after pod and volume. */
const claimsOf = ({ metadata, spec }: Pod): readonly string[] =>
  (spec.volumes ?? []).flatMap((volume) => {
    if (volume['ephemeral'] !== undefined) return [`${metadata.name}-${volume.name}`];
    return volume.persistentVolumeClaim?.claimName ?? [];
  });

const policiesOf = ({ object, ref, world }: Seen<Pod>): readonly RelationDraft[] =>
  world
    .objects<NetworkPolicy>('NetworkPolicy', ref.namespace)
    .filter(({ spec }) => selects(spec?.podSelector ?? {}, object.metadata.labels))
    .map(({ metadata }) => ({
      type: 'guarded by',
      to: { kind: 'NetworkPolicy', namespace: ref.namespace, name: metadata.name },
    }));

const relationsOf = (seen: Seen<Pod>): readonly RelationDraft[] => {
  const { object, ref } = seen;
  const { namespace } = ref;
  const { nodeName, serviceAccountName, priorityClassName } = object.spec;
  const above = owner(object);
  const { configMaps, secrets } = referencedConfig(object.spec);
  return [
    ...(above === undefined
      ? []
      : [{ type: 'owned by', to: { kind: above.kind, namespace, name: above.name } } as const]),
    ...(nodeName === undefined
      ? []
      : [{ type: 'runs on', to: { kind: 'Node', namespace: null, name: nodeName } } as const]),
    ...claimsOf(object).map(
      (name) => ({ type: 'claims', to: { kind: 'PersistentVolumeClaim', namespace, name } }) as const,
    ),
    ...configMaps.map(
      (name) => ({ type: 'reads config', to: { kind: 'ConfigMap', namespace, name } }) as const,
    ),
    ...(serviceAccountName === undefined || serviceAccountName === 'default'
      ? []
      : [
          {
            type: 'uses account',
            to: { kind: 'ServiceAccount', namespace, name: serviceAccountName },
          } as const,
        ]),
    ...(priorityClassName === undefined
      ? []
      : [
          {
            type: 'limited by',
            to: { kind: 'PriorityClass', namespace: null, name: priorityClassName },
          } as const,
        ]),
    ...certificatesIn(seen.world, namespace, secrets),
    ...experimentsOn(object, namespace, seen.world),
    ...policiesOf(seen),
  ];
};

/** Reasons that a container waits for that are no fault of it. */
const STARTING = new Set(['ContainerCreating', 'PodInitializing']);

const troubleOf = (pod: Pod, events: readonly KubeEvent[]): readonly string[] => {
  if (isHealthy(pod)) {
    const killed = containerStatuses(pod).filter(
      ({ lastState }) => lastState?.terminated?.reason === 'OOMKilled',
    );
    return killed.map(
      ({ name, restartCount }) => `container ${name} was OOM killed (${restartCount} restarts)`,
    );
  }
  const containers = containerStatuses(pod).flatMap(({ name, ready, state, lastState, restartCount }) => {
    const waits = state?.waiting?.reason;
    const ended = state?.terminated ?? lastState?.terminated;
    if (waits !== undefined && !STARTING.has(waits)) return [`container ${name} waits: ${waits}`];
    if (ended !== undefined && ended.exitCode !== 0)
      return [`container ${name} ended with exit code ${ended.exitCode} (${restartCount} restarts)`];
    return ready ? [] : [`container ${name} is not ready`];
  });
  const { phase = 'Unknown', reason } = pod.status ?? {};
  const [event] = events;
  return [
    `phase ${phase}${reason === undefined ? '' : `, ${reason}`}`,
    ...containers,
    ...(event === undefined ? [] : [`${event.reason}: ${event.message}`.slice(0, 300)]),
  ];
};

/** A pod: its owner, node, claims, configuration, account and the policies that select it. */
export const podReader = kindReader<Pod>('Pod', (seen) => {
  const { object, events } = seen;
  const deleting = object.metadata.deletionTimestamp !== undefined;
  const restarting = containerStatuses(object).some(
    ({ restartCount, lastState }) => restartCount > 0 && lastState?.terminated !== undefined,
  );
  return {
    sick: !isHealthy(object) || deleting || restarting,
    trouble: troubleOf(object, events),
    relations: relationsOf(seen),
    changes: [],
    body: podRow(object),
  };
});

/** Pods of a namespace that a Service's selector picks. */
export const podsBehind = (
  { world, ref }: Pick<Seen<Pod>, 'world' | 'ref'>,
  selector: Readonly<Record<string, string>> | undefined,
): readonly Pod[] =>
  world.objects<Pod>('Pod', ref.namespace).filter(({ metadata }) => picks(selector, metadata.labels));
