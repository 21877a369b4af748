import type { RelationDraft } from '../../../../evidence/graph-source.js';
import type { Condition, KubeObject, Pod } from '../../../../evidence/objects.js';
import { CHAOS_KINDS } from '../kinds.js';
import type { World } from '../world.js';
import { createdAs } from './changes.js';
import { kindReader, type KindReader } from './reader.js';

/** An experiment of Chaos Mesh (chaos-mesh.org) or Litmus (litmuschaos.io), as far as it is read. */
export interface ChaosExperiment extends KubeObject {
  readonly spec?: {
    readonly action?: string;
    readonly selector?: {
      readonly namespaces?: readonly string[];
      readonly labelSelectors?: Readonly<Record<string, string>>;
      /** Namespace → names. */
      readonly pods?: Readonly<Record<string, readonly string[]>>;
    };
    readonly engineState?: string;
    readonly appinfo?: { readonly appns?: string; readonly applabel?: string };
    readonly experiments?: readonly { readonly name?: string }[];
  };
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly experiment?: {
      readonly desiredPhase?: string;
      /** Whom it has picked: `namespace/pod` or `namespace/pod/container`. */
      readonly containerRecords?: readonly { readonly id?: string }[];
    };
    readonly engineStatus?: string;
  };
}

const isTrue = (conditions: readonly Condition[] | undefined, type: string): boolean =>
  conditions?.some((condition) => condition.type === type && condition.status === 'True') ?? false;

/** Whether an experiment disturbs what it selects now. */
export const isRunning = ({ spec, status }: ChaosExperiment): boolean => {
  if (spec?.engineState !== undefined) {
    return spec.engineState === 'active' && !/completed|stopped/i.test(status?.engineStatus ?? '');
  }
  const { conditions } = status ?? {};
  if (isTrue(conditions, 'Paused') || isTrue(conditions, 'AllRecovered')) return false;
  return status?.experiment?.desiredPhase === 'Run' || isTrue(conditions, 'AllInjected');
};

/** Whether a pod is one of those that an experiment has picked; `null` where it does not say whom. */
const isPicked = ({ status }: ChaosExperiment, own: string): boolean | null => {
  const ids = (status?.experiment?.containerRecords ?? []).flatMap(({ id }) => id ?? []);
  return ids.length === 0 ? null : ids.some((id) => id === own || id.startsWith(`${own}/`));
};

const holds = (labels: Readonly<Record<string, string>>, { metadata }: Pod): boolean =>
  Object.entries(labels).every(([name, value]) => metadata.labels?.[name] === value);

type Spec = NonNullable<ChaosExperiment['spec']>;

const isSelected = (
  selector: NonNullable<Spec['selector']>,
  pod: Pod,
  namespace: string,
  home: string,
): boolean =>
  selector.pods === undefined
    ? (selector.namespaces ?? [home]).includes(namespace) && holds(selector.labelSelectors ?? {}, pod)
    : (selector.pods[namespace]?.includes(pod.metadata.name) ?? false);

const isApplied = (
  { appns, applabel = '' }: NonNullable<Spec['appinfo']>,
  pod: Pod,
  namespace: string,
  home: string,
): boolean => {
  const [name = '', value = ''] = applabel.split('=');
  return (appns ?? home) === namespace && holds({ [name]: value }, pod);
};

/** Whether a pod is one of those that an experiment of any namespace means. Its own namespace is meant where none is told. */
const isMeant = (experiment: ChaosExperiment, pod: Pod, namespace: string): boolean => {
  const { selector, appinfo } = experiment.spec ?? {};
  const home = experiment.metadata.namespace ?? namespace;
  if (appinfo?.applabel !== undefined) return isApplied(appinfo, pod, namespace, home);
  if (selector === undefined) return false;
  return (
    isPicked(experiment, `${namespace}/${pod.metadata.name}`) ?? isSelected(selector, pod, namespace, home)
  );
};

/** Experiments that run and select a pod, wherever they stand. */
export const experimentsOn = (pod: Pod, namespace: string | null, world: World): readonly RelationDraft[] =>
  CHAOS_KINDS.flat().flatMap(({ kind }) =>
    [...world.objects<ChaosExperiment>(kind, null), ...world.objects<ChaosExperiment>(kind, namespace)]
      .filter((experiment) => isRunning(experiment) && isMeant(experiment, pod, namespace ?? ''))
      .map(({ metadata }) => ({
        type: 'limited by' as const,
        to: { kind, namespace: metadata.namespace ?? namespace, name: metadata.name },
        detail: 'chaos experiment',
      })),
  );

/** Experiments that disturb pods on purpose. */
export const chaosReaders: readonly KindReader[] = CHAOS_KINDS.flat().map(({ kind }) =>
  kindReader<ChaosExperiment>(kind, ({ object, ref }) => {
    const running = isRunning(object);
    return {
      sick: running,
      trouble: running ? ['the experiment is running'] : [],
      relations: [],
      changes: createdAs(object, 'chaos experiment'),
      body: { kind, name: ref.name, spec: object.spec, status: object.status },
    };
  }),
);
