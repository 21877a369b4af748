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
    };
    readonly engineState?: string;
    readonly appinfo?: { readonly appns?: string; readonly applabel?: string };
    readonly experiments?: readonly { readonly name?: string }[];
  };
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly experiment?: { readonly desiredPhase?: string };
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

/** Labels of the pods that an experiment means; `null` where it means none of this namespace. */
const labelsOf = (
  { spec }: ChaosExperiment,
  namespace: string | null,
): Readonly<Record<string, string>> | null => {
  const { selector, appinfo } = spec ?? {};
  if (appinfo?.applabel !== undefined) {
    const [name = '', value = ''] = appinfo.applabel.split('=');
    return appinfo.appns === undefined || appinfo.appns === namespace ? { [name]: value } : null;
  }
  const here = selector?.namespaces === undefined || selector.namespaces.includes(namespace ?? '');
  return selector === undefined || !here ? null : (selector.labelSelectors ?? {});
};

/** Experiments that run and select a pod. */
export const experimentsOn = (
  { metadata }: Pod,
  namespace: string | null,
  world: World,
): readonly RelationDraft[] =>
  CHAOS_KINDS.flat().flatMap(({ kind }) =>
    world
      .objects<ChaosExperiment>(kind, namespace)
      .filter((experiment) => {
        const labels = labelsOf(experiment, namespace);
        return (
          labels !== null &&
          isRunning(experiment) &&
          Object.entries(labels).every(([name, value]) => metadata.labels?.[name] === value)
        );
      })
      .map(({ metadata: { name } }) => ({
        type: 'limited by' as const,
        to: { kind, namespace, name },
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
