import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { EvidenceId } from '../../../evidence/evidence.js';
import type { AlertClass } from '../../../alerts/class/alert-class.js';
import type { WorkloadObject } from '../../../evidence/objects.js';
import { conditionOf, eventsOf, evidenceOf, workloadOf } from '../../kit/look.js';
import { claim, DOWN, rule, type Claim, type Rule, type Sighting, type Values } from '../../kit/rule.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';
import type { EntityKey } from '../../../evidence/entity.js';

/** That the API server refused a controller a pod, in its words. */
export interface Refusal {
  readonly entity: Entity;
  readonly graph: CaseGraph;
  /** Without what the controller says before them. */
  readonly message: string;
  readonly since: string | null;
  /** When it was refused last; `null` while it lasts. */
  readonly lastSeen: string | null;
  readonly evidence: EvidenceId;
}

/** Controllers that make pods. A Deployment says what its ReplicaSet was told. */
export const POD_MAKERS = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job'] as const;

/** What depends on pods that are not made, and alerts about placing and scaling them. */
export const REFUSED: readonly AlertClass[] = [...DOWN, 'scheduling'];

const HEAD = /^(?:error creating: |create pod \S+ in \S+ \S+ failed error: |failed to create pod: )/i;

const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Whether all the pods that are wanted were made since. */
const hasAll = ({ kind }: Entity['ref'], { spec, status = {} }: WorkloadObject): boolean => {
  if (kind === 'DaemonSet')
    return count(status['currentNumberScheduled']) >= count(status['desiredNumberScheduled']);
  if (kind === 'Job') return count(status['active']) + count(status['succeeded']) > 0;
  return count(status['replicas']) >= (spec.replicas ?? 1);
};

/**
 * The latest refusal that a controller reports: of its condition `ReplicaFailure`, which is taken away when a pod could be
 * made, else of its newest event `FailedCreate`. `null` where there is none.
 */
export const refusalOf = (entity: Entity, graph: CaseGraph): Refusal | null => {
  const workload = workloadOf(entity);
  if (workload === null) return null;
  const condition = conditionOf(workload.status?.conditions, 'ReplicaFailure');
  const about = { entity, graph };
  if (condition?.status === 'True' && condition.message !== undefined) {
    return {
      ...about,
      message: condition.message.replace(HEAD, ''),
      since: condition.lastTransitionTime ?? null,
      lastSeen: null,
      evidence: evidenceOf(entity, graph),
    };
  }
  const [newest] = eventsOf(entity, 'FailedCreate');
  if (newest === undefined) return null;
  const { message, firstTimestamp, lastTimestamp } = newest.event;
  return {
    ...about,
    message: message.replace(HEAD, ''),
    since: firstTimestamp ?? lastTimestamp,
    lastSeen: hasAll(entity.ref, workload) ? lastTimestamp : null,
    evidence: newest.evidence,
  };
};

/** What a kind of refusal says beyond its words. */
export interface Told {
  readonly values: Values;
  readonly claims?: readonly Claim[];
  readonly behind?: readonly EntityKey[];
}

/** A rule about one kind of refusal: `read` returns `null` where the words are another's. */
export const refusalRule = (
  mechanism: string,
  read: (refusal: Refusal, words: RegExpExecArray) => Told | null,
  words: RegExp,
): Rule =>
  rule({
    mechanism,
    on: POD_MAKERS,
    carries: REFUSED,
    find: (entity, graph): readonly Sighting[] => {
      const refusal = refusalOf(entity, graph);
      const found = refusal === null ? null : words.exec(refusal.message);
      const told = refusal === null || found === null ? null : read(refusal, found);
      if (refusal === null || told === null) return [];
      const { message, since, lastSeen, evidence } = refusal;
      return [
        {
          since,
          ...(lastSeen !== null && { lastSeen }),
          known: 'stated',
          claims: [
            claim(evidence, `refused: ${quoted(message)}`, `거부됨: ${quoted(message)}`),
            ...(told.claims ?? []),
          ],
          values: { message: bounded(message, 220), ...told.values },
          behind: told.behind ?? [],
        },
      ];
    },
  });
