import { compactSummary } from '../analysis/history/compact-summary.js';
import type { EarlierSummary } from '../analysis/request.js';
import type { GroupResult } from './group-result.js';

/** Summaries that a group result hands on; the oldest go first. */
const MAX_EARLIER = 3;

/**
 * What earlier analyses of a group said, oldest first: those that its last result hands on, and that result's own. A result
 * without a cause, from neither model nor rules, tells nothing.
 */
export const earlierSummaries = (last: GroupResult | null): readonly EarlierSummary[] => {
  if (last === null) return [];
  const text = compactSummary(last.analysis_summary ?? '');
  const tells = text !== '' && (last.provenance.model !== null || last.findings.length > 0);
  const createdAt = last.evidence[0]?.collectedAt ?? last.group.episode;
  return [...(last.earlier ?? []), ...(tells ? [{ text, createdAt }] : [])].slice(-MAX_EARLIER);
};
