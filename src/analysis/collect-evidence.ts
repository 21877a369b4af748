import type { OperatorFunction } from 'rxjs';
import type { CollectorService } from '../collectors/collector.service.js';
import { worstMember } from './request.js';
import type { CollectedCase, TargetedCase } from './stages.js';
import { timed } from './timed.js';

/** Reads what a person would look at first, all at once. What could not be read is in the evidence, not an error. */
export const collectEvidence = (
  collectors: Pick<CollectorService, 'collect'>,
): OperatorFunction<TargetedCase, CollectedCase> =>
  timed('collect', async (located) => {
    const { request, target, others } = located;
    const { labels, annotations, startsAt } = worstMember(request.members).alert;
    const subject = { target, others, labels, annotations, startsAt };
    return { ...located, collected: await collectors.collect(subject, request.signal) };
  });
