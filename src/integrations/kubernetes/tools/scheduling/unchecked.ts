import type { Pod } from '../../../../evidence/objects.js';
import type { Affinity, SchedulingSpec } from './scheduled-pod.js';

/** What the scheduler looks at and the explanation does not, where this pod has it. */
export const uncheckedOf = ({ spec }: Pod): readonly string[] => {
  const { schedulerName, schedulingGates, topologySpreadConstraints, containers, affinity } =
    spec as SchedulingSpec;
  const { podAffinity, podAntiAffinity } = (affinity ?? {}) as Affinity;
  const terms = [podAffinity, podAntiAffinity].flatMap(
    (rules) => rules?.requiredDuringSchedulingIgnoredDuringExecution ?? [],
  );
  const hasHostPorts = containers.some(({ ports = [] }) => ports.some((port) => 'hostPort' in port));
  const spreads = (topologySpreadConstraints ?? []).some(
    ({ whenUnsatisfiable }) => whenUnsatisfiable !== 'ScheduleAnyway',
  );
  return [
    ...(schedulingGates?.length
      ? [`scheduling gates hold the pod back: ${schedulingGates.map(({ name }) => name).join(', ')}`]
      : []),
    ...(schedulerName !== undefined && schedulerName !== 'default-scheduler'
      ? [`the scheduler ${schedulerName} may have rules of its own`]
      : []),
    ...(spreads ? ['topology spread constraints'] : []),
    ...(hasHostPorts ? ['host ports'] : []),
    ...(terms.some(({ namespaceSelector }) => namespaceSelector !== undefined)
      ? ['namespace selectors of pod affinity']
      : []),
    'zones of bound volumes; anti-affinity of pods that run already',
  ];
};
