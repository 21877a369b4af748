import type { AlertClass } from '../../../alerts/class/alert-class.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';
import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity, EntityKey } from '../../../evidence/entity.js';
import type { EvidenceId } from '../../../evidence/evidence.js';
import type { Pod } from '../../../evidence/objects.js';
import { conditionOf, eventsOf, evidenceOf, podOf } from '../../kit/look.js';
import { claim, DOWN, rule, type Claim, type Rule, type Sighting, type Values } from '../../kit/rule.js';
import { schedulerVerdict, withoutHints, type Refusal } from '../../scheduler-message.js';
import { refusalKind, type RefusalKind, RANK } from './refusal-kind.js';

/** A pod that no node took, and what the scheduler last said of it. */
export interface Unplaced {
  readonly pod: Pod;
  readonly entity: Entity;
  readonly graph: CaseGraph;
  readonly evidence: EvidenceId;
  readonly message: string;
  /** The reason without which it would have been placed, as far as the message tells. */
  readonly lead: Refusal & { readonly kind: RefusalKind };
  readonly since: string | null;
}

/** What waits for a pod, and alerts about placing pods. */
export const UNPLACED: readonly AlertClass[] = [...DOWN, 'scheduling'];

/** Whether a pod waits for a node; a pod that is gone or over does not. */
export const waitsForNode = ({ spec, status, metadata }: Pod): boolean =>
  (spec.nodeName ?? '') === '' && status?.phase === 'Pending' && metadata.deletionTimestamp === undefined;

/** The scheduler's latest words about a pod, and where they stand. */
const wordsOn = (
  entity: Entity,
  pod: Pod,
  graph: CaseGraph,
): Pick<Unplaced, 'message' | 'evidence' | 'since'> | null => {
  const condition = conditionOf(pod.status?.conditions, 'PodScheduled');
  const [newest] = eventsOf(entity, 'FailedScheduling');
  const since = condition?.lastTransitionTime ?? newest?.event.firstTimestamp ?? null;
  const isTold = condition?.status === 'False' && condition.reason !== 'SchedulingGated';
  const message = isTold ? (condition.message ?? '') : '';
  if (message !== '') return { message, since, evidence: evidenceOf(entity, graph) };
  return newest === undefined ? null : { message: newest.event.message, since, evidence: newest.evidence };
};

/**
 * What stands in the way of a pod. Reasons that only narrow the choice (a selector, a zone, the taint of control planes)
 * count after those that keep it from the nodes that are left.
 */
export const unplacedOf = (entity: Entity, graph: CaseGraph): Unplaced | null => {
  const pod = podOf(entity);
  const words = pod === null || !waitsForNode(pod) ? null : wordsOn(entity, pod, graph);
  if (pod === null || words === null) return null;
  const [lead] = schedulerVerdict(words.message)
    .refusals.map((refusal) => ({ ...refusal, kind: refusalKind(refusal.reason) }))
    .toSorted((a, b) => RANK[b.kind] - RANK[a.kind]);
  return lead === undefined
    ? null
    : { ...words, pod, entity, graph, lead, message: withoutHints(words.message) };
};

/** What a rule says beyond the scheduler's words. */
export interface Told {
  readonly values: Values;
  readonly claims?: readonly Claim[];
  readonly behind?: readonly EntityKey[];
}

/** A rule about pods that wait for a node for one kind of reason. */
export const unplacedRule = (
  mechanism: string,
  kinds: readonly RefusalKind[],
  read: (unplaced: Unplaced) => Told | null,
): Rule =>
  rule({
    mechanism,
    on: ['Pod'],
    carries: UNPLACED,
    find: (entity, graph): readonly Sighting[] => {
      const unplaced = unplacedOf(entity, graph);
      if (unplaced === null || !kinds.includes(unplaced.lead.kind)) return [];
      const told = read(unplaced);
      if (told === null) return [];
      const { evidence, message, since, pod } = unplaced;
      return [
        {
          since,
          known: 'stated',
          claims: [
            claim(evidence, `scheduler: ${quoted(message)}`, `스케줄러: ${quoted(message)}`),
            ...(told.claims ?? []),
          ],
          values: { pending: pod.metadata.name, message: bounded(message, 240), ...told.values },
          behind: told.behind ?? [],
        },
      ];
    },
  });
