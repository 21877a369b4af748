import type { OperatorFunction } from 'rxjs';
import type { Target } from '../alerts/target.js';
import { targetFromLabels } from '../alerts/target-from-labels.js';
import { worstMember, type AnalysisRequest } from './request.js';
import type { TargetedCase } from './stages.js';
import { traced } from './traced.js';

/** Most members beside the worst one whose objects are read too (docs/stream-protocol.md "Group and episode"). */
const MAX_OTHERS = 5;

/**
 * Names what the alerts are about, from labels alone: the target of the worst member, and up to five different ones of
 * the other members. `clusterName` stands in for a missing `cluster` label.
 */
export const resolveTarget = (clusterName: string | null): OperatorFunction<AnalysisRequest, TargetedCase> =>
  traced('target', (request) => {
    const targets = request.members.map(({ alert }) => targetFromLabels(alert.labels, clusterName));
    const target = worstMember(targets);
    return { request, target, others: othersThan(target, targets).slice(0, MAX_OTHERS), timings: {} };
  });

const othersThan = (target: Target, targets: readonly Target[]): readonly Target[] => {
  const byIdentity = new Map(targets.map((other) => [JSON.stringify(other), other]));
  byIdentity.delete(JSON.stringify(target));
  return [...byIdentity.values()];
};
