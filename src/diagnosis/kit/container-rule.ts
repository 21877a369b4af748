import type { AlertClass } from '../../alerts/class/alert-class.js';
import type { CaseGraph } from '../../evidence/case-graph.js';
import type { Entity } from '../../evidence/entity.js';
import type { EvidenceId } from '../../evidence/evidence.js';
import type { Pod } from '../../evidence/objects.js';
import type { ContainerView } from '../container-view.js';
import { evidenceOf, podOf, workloadContainers } from './look.js';
import { DOWN, rule, type Rule, type Sighting } from './rule.js';

/** A container of a workload with the pod that it is part of. */
export interface SeenContainer {
  readonly container: ContainerView;
  readonly pod: Pod;
  readonly entity: Entity;
  readonly graph: CaseGraph;
  /** Of the pod. */
  readonly evidence: EvidenceId;
}

/** A pod as a rule sees it. */
export type SeenPod = Omit<SeenContainer, 'container'>;

/** How often the kubelet has started it again. */
export const restartsOf = ({ status }: ContainerView): number => status?.restartCount ?? 0;

type Find<T> = (seen: T) => Sighting | null;

/**
 * A rule on pods that have not ended well.
 * @param find what it sees at one pod
 * @param carries trouble that it can explain
 */
export const podRule = (
  mechanism: string,
  find: Find<SeenPod>,
  carries: readonly AlertClass[] = DOWN,
): Rule =>
  rule({
    mechanism,
    on: ['Pod'],
    carries,
    find: (entity, graph) => {
      const pod = podOf(entity);
      if (pod === null || pod.status?.phase === 'Succeeded') return [];
      const sighting = find({ pod, entity, graph, evidence: evidenceOf(entity, graph) });
      return sighting === null ? [] : [sighting];
    },
  });

/**
 * A rule on every container of a pod that is the workload's: init, sidecar and app containers; a debug container is never
 * looked at. What it sees is kept apart by container.
 */
export const containerRule = (
  mechanism: string,
  find: Find<SeenContainer>,
  carries: readonly AlertClass[] = DOWN,
): Rule =>
  rule({
    mechanism,
    on: ['Pod'],
    carries,
    find: (entity, graph) => {
      const pod = podOf(entity);
      if (pod === null || pod.status?.phase === 'Succeeded') return [];
      const seen = { pod, entity, graph, evidence: evidenceOf(entity, graph) };
      return workloadContainers(pod).flatMap((container): readonly Sighting[] => {
        const sighting = find({ ...seen, container });
        return sighting === null ? [] : [{ key: container.name, ...sighting }];
      });
    },
  });
