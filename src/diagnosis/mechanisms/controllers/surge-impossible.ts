import type { WorkloadObject } from '../../../evidence/objects.js';
import { evidenceOf, workloadOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { unplacedOf } from '../scheduling/unplaced.js';
import { refusalOf } from '../refused/refusal.js';
import { bounded } from '../../../evidence/bounded-text.js';
import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { EvidenceId } from '../../../evidence/evidence.js';
import { goodRevision, revisionsOf, type Revision } from './rollout.js';

/** How many replicas may be missing during a rollout: a share is rounded down, 25% without a word. */
const mayMiss = ({ spec }: WorkloadObject): number | null => {
  const { type = 'RollingUpdate', rollingUpdate = {} } = (spec.strategy ?? {}) as {
    readonly type?: string;
    readonly rollingUpdate?: { readonly maxUnavailable?: number | string };
  };
  if (type !== 'RollingUpdate') return null;
  const { maxUnavailable = '25%' } = rollingUpdate;
  if (typeof maxUnavailable === 'number') return maxUnavailable;
  return Math.floor((Number.parseFloat(maxUnavailable) / 100) * (spec.replicas ?? 1));
};

/** Why the newest revision gets no further pod; `null` where it does. */
const obstacleTo = (
  newest: Revision,
  graph: CaseGraph,
): { readonly why: string; readonly evidence: EvidenceId } | null => {
  const [waiting] = graph
    .targets(newest.entity.key, 'selects')
    .flatMap((pod) => unplacedOf(pod, graph) ?? []);
  if (waiting !== undefined) return { why: waiting.message, evidence: waiting.evidence };
  const refusal = refusalOf(newest.entity, graph);
  return refusal === null || refusal.lastSeen !== null
    ? null
    : { why: refusal.message, evidence: refusal.evidence };
};

/** A rollout that may take no old pod away before a new one runs, and the new one finds no place beside the old. */
export const surgeImpossible = rule({
  mechanism: 'controller/surge-impossible',
  on: ['Deployment'],
  carries: DOWN,
  find: (entity, graph) => {
    const workload = workloadOf(entity);
    if (workload === null || mayMiss(workload) !== 0) return [];
    const revisions = revisionsOf(entity, graph);
    const [newest] = revisions;
    const good = goodRevision(revisions);
    const obstacle = newest === undefined ? null : obstacleTo(newest, graph);
    if (newest === undefined || good === null || obstacle === null) return [];
    const why = bounded(obstacle.why, 220);
    const wanted = workload.spec.replicas ?? 1;
    return [
      {
        since: newest.set.metadata.creationTimestamp ?? null,
        known: 'shown',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `maxUnavailable comes to 0 of ${wanted} replicas`,
            `replicas ${wanted}에서 maxUnavailable 계산값 0`,
          ),
          claim(obstacle.evidence, `the new pod: ${why}`, `새 파드: ${why}`),
        ],
        values: { old: String(good.ready), revision: String(newest.number), why },
      },
    ];
  },
});
