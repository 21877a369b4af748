import type { Masked } from '../masking/index.js';
import type { LogFields } from '../telemetry/logger.js';
import type { AnalysisReport } from './report.js';
import { worstMember, type AnalysisRequest } from './request.js';

/** What the log tells of a finished analysis: about what, how good, by whom, and where the time went. */
export const finishedLine = (
  { members, groupKey }: AnalysisRequest,
  { value: { body, provenance, evidence } }: Masked<AnalysisReport>,
  durationMs: number,
): LogFields => {
  const { alert } = worstMember(members);
  return {
    fingerprint: alert.fingerprint,
    alertname: alert.labels.alertname ?? null,
    status: alert.status,
    members: members.length,
    groupKey,
    quality: body.analysis_quality,
    ...(provenance.model === null ? { reason: provenance.reason } : { model: provenance.model.id }),
    findings: provenance.rules,
    evidence: evidence.length,
    unread: evidence.filter(({ status }) => status !== 'ok').length,
    timings: provenance.timings,
    durationMs: Math.round(durationMs),
  };
};
