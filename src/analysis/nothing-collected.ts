import { isNodeTarget, type Target } from '../alerts/target.js';
import type { Evidence } from '../evidence/evidence.js';
import type { Collected, Fact } from '../evidence/facts.js';
import type { IntegrationReport } from '../evidence/integration-report.js';

/** Why nothing was read. */
export const TOO_LATE = 'the deadline of the analysis was over before the cluster had answered';

/** What there is when the time was over before anything was read: that the target and the backends timed out. */
export const nothingCollected = (
  target: Target,
  now: Date,
  sources: readonly IntegrationReport[],
): Collected => {
  const evidence: Evidence = {
    id: 'E1',
    source: 'kubernetes',
    type: 'manifest',
    title: 'state of the cluster',
    query: null,
    status: 'timeout',
    reason: TOO_LATE,
    body: null,
    collectedAt: now.toISOString(),
    weight: 100,
  };
  const late: Fact<never> = { status: 'timeout', reason: TOO_LATE, evidence: evidence.id };
  const unasked: Fact<never> = { status: 'not-applicable' };
  return {
    facts: {
      now,
      target,
      pod: target.pod === null ? unasked : late,
      pods: unasked,
      podEvents: target.pod === null ? unasked : late,
      workload: target.workload === null ? unasked : late,
      workloadEvents: unasked,
      revisions: unasked,
      service: unasked,
      endpoints: unasked,
      node: isNodeTarget(target) ? late : unasked,
      nodeEvents: unasked,
      logs: [],
    },
    evidence: [evidence],
    sources,
  };
};
