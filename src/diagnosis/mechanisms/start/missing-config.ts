import type { EvidenceId } from '../../../evidence/evidence.js';
import { quoted } from '../../../evidence/bounded-text.js';
import type { KubeObject } from '../../../evidence/objects.js';
import { waitingMessage, waitingReason, type ContainerView } from '../../container-view.js';
import { podRule, type SeenPod } from '../../kit/container-rule.js';
import { eventsOf, evidenceOf, rawOf, workloadContainers } from '../../kit/look.js';
import { waitingSince } from '../../kit/pod-times.js';
import { claim, type Rule, type Sighting, type Values } from '../../kit/rule.js';
import { environmentUse, missingReference, type MissingReference } from '../../missing-reference.js';
import { closest } from './closest-name.js';

/** What the kubelet must prepare before a container runs. */
const WAITS: readonly string[] = ['ContainerCreating', 'PodInitializing', 'CreateContainerConfigError'];

interface Missing {
  readonly reference: MissingReference;
  readonly container: ContainerView | null;
  readonly said: string;
  readonly evidence: EvidenceId;
}

const fromContainers = ({ pod, evidence }: SeenPod): readonly Missing[] =>
  workloadContainers(pod).flatMap((container) => {
    const said = waitingMessage(container);
    const reference = missingReference(said, pod.spec);
    return reference === null ? [] : [{ reference, container, said, evidence }];
  });

/** Events outlive the fault by an hour: they count only while something still waits. */
const fromEvents = ({ pod, entity }: SeenPod): readonly Missing[] => {
  const containers = workloadContainers(pod);
  const waits = containers.some((each) => each.status === null || WAITS.includes(waitingReason(each) ?? ''));
  if (!waits) return [];
  return eventsOf(entity, 'FailedMount', 'Failed').flatMap(
    ({ event: { message, involvedObject }, evidence }) => {
      const reference = missingReference(message, pod.spec);
      const name = /\{([^}]+)\}/.exec(involvedObject?.fieldPath ?? '')?.[1];
      const container = containers.find((each) => each.name === name) ?? null;
      return reference === null ? [] : [{ reference, container, said: message, evidence }];
    },
  );
};

interface ConfigMap extends KubeObject {
  readonly data?: Readonly<Record<string, string>>;
  readonly binaryData?: Readonly<Record<string, string>>;
}

/** Keys that a ConfigMap has instead, and the one that is most like the missing one; nothing is read of Secrets. */
const insteadOf = (
  { reference: { kind, name, key } }: Missing,
  { graph, pod }: SeenPod,
): { readonly values: Values; readonly evidence: EvidenceId | null } => {
  const namespace = pod.metadata.namespace ?? null;
  const entity = kind === 'ConfigMap' && key !== null ? graph.find(kind, namespace, name) : null;
  const object = entity === null ? null : rawOf<ConfigMap>(entity);
  if (entity === null || object === null || key === null) return { values: {}, evidence: null };
  const keys = Object.keys({ ...object.data, ...object.binaryData });
  const similar = closest(key, keys);
  return {
    values: { otherKeys: keys.slice(0, 8).join(', '), ...(similar !== null && { similarKey: similar }) },
    evidence: evidenceOf(entity, graph),
  };
};

const sightingOf = (missing: Missing, seen: SeenPod): Sighting => {
  const { reference, container, said, evidence } = missing;
  const use = environmentUse(container?.spec ?? null, reference);
  const instead = insteadOf(missing, seen);
  const { otherKeys, similarKey } = instead.values;
  return {
    key: `${reference.name}/${reference.key ?? ''}`,
    since: waitingSince(seen.pod, eventsOf(seen.entity, 'FailedMount', 'Failed')),
    known: 'stated',
    claims: [
      claim(evidence, quoted(said)),
      ...(instead.evidence === null || otherKeys === ''
        ? []
        : [claim(instead.evidence, `it has the keys ${otherKeys}`, `현재 키: ${otherKeys}`)]),
    ],
    values: {
      config: reference.name,
      configKind: reference.kind.toLowerCase(),
      ...(reference.key !== null && { key: reference.key }),
      ...(container !== null && { container: container.name }),
      ...(reference.volume !== null && { volume: reference.volume }),
      ...(use !== null && { use }),
      ...(similarKey === undefined && otherKeys !== '' && { otherKeys: otherKeys ?? '' }),
      ...(similarKey !== undefined && { similarKey }),
    },
  };
};

const of = (mechanism: string, fits: (reference: MissingReference) => boolean): Rule =>
  podRule(mechanism, (seen) => {
    const [missing] = [...fromContainers(seen), ...fromEvents(seen)].filter(({ reference }) =>
      fits(reference),
    );
    return missing === undefined ? null : sightingOf(missing, seen);
  });

/** A ConfigMap, a Secret or a key in one that a pod needs is not there: known from the kubelet's words alone. */
export const missingConfigRules: readonly Rule[] = [
  of('config/missing-configmap', ({ kind, key }) => kind === 'ConfigMap' && key === null),
  of('config/missing-secret', ({ kind, key }) => kind === 'Secret' && key === null),
  of('config/missing-key', ({ key }) => key !== null),
];
