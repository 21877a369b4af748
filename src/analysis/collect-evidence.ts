import type { OperatorFunction } from 'rxjs';
import type { CollectorService } from '../collect/collector.service.js';
import { alertClassOf } from '../alerts/class/alert-class-of.js';
import type { Collected } from '../evidence/facts.js';
import { deadlineAfter } from '../waiting/deadline.js';
import type { AnalysisHistory } from './history/analysis-history.js';
import { nothingCollected, TOO_LATE } from './nothing-collected.js';
import { worstMember } from './request.js';
import type { CollectedCase, TargetedCase } from './stages.js';
import { timed } from './timed.js';

type Collectors = Pick<CollectorService, 'collect' | 'unanswered'>;

/** Time kept for the answer when the cluster takes all there is, in ms: a tenth of what is left, at most this. */
const MAX_RESERVE_MS = 5000;

/**
 * Reads what a person would look at first, all at once, earlier analyses included. What could not be read is in the evidence, not an error: also
 * that the deadline was over before the cluster had answered.
 */
export const collectEvidence = (
  collectors: Collectors,
  history: Pick<AnalysisHistory, 'recall'>,
): OperatorFunction<TargetedCase, CollectedCase> =>
  timed('collect', async (located) => {
    const [collected, recalled] = await Promise.all([
      collectInTime(collectors, located),
      history.recall(located.request),
    ]);
    return { ...located, collected, recalled };
  });

const collectInTime = async (collectors: Collectors, located: TargetedCase): Promise<Collected> => {
  const { request, target, others } = located;
  const { alert, caller } = worstMember(request.members);
  const { labels, annotations, startsAt, endsAt, generatorURL: generatorUrl } = alert;
  const resolved = (caller.analysisType ?? alert.status) === 'resolved';
  const alertClass = alertClassOf({ labels, annotations, generatorURL: generatorUrl });
  const asked = { target, others, labels, annotations, startsAt, endsAt, resolved, generatorUrl, alertClass };
  const left = request.deadlineAt - Date.now();
  const job = deadlineAfter(request.signal, left - Math.min(MAX_RESERVE_MS, left / 10));
  try {
    return await collectors.collect(asked, job.signal);
  } catch (error) {
    if (request.signal.aborted || !job.signal.aborted) throw error;
    return nothingCollected(target, new Date(), collectors.unanswered(TOO_LATE));
  } finally {
    job.release();
  }
};
