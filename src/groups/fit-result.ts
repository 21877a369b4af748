import { bytesOf } from '../analysis/json-bytes.js';
import type { AnalysisReport } from '../analysis/report.js';
import { fitReport } from '../analysis/report/fit.js';
import type { GroupResult } from './group-result.js';
import { shrinkMembers } from './shrink-members.js';

/** Half of a result's room at most is for its members. */
const MEMBERS_SHARE = 0.5;

/** A group result in at most `maxBytes` of JSON: first the members give up their labels, then the report shrinks. */
export const fitResult = (result: GroupResult, maxBytes: number): GroupResult => {
  if (bytesOf(result) <= maxBytes) return result;
  const slim = shrinkMembers(result, maxBytes * MEMBERS_SHARE);
  const {
    group,
    analysisSequence,
    after,
    analysedAt,
    outline,
    earlier,
    kind,
    version,
    provenance,
    findings,
    evidence,
    ...body
  } = slim;
  const around = {
    group,
    analysisSequence,
    ...(after !== undefined && { after }),
    ...(analysedAt !== undefined && { analysedAt }),
    outline,
    ...(earlier && { earlier }),
    kind,
    version,
  };
  const report: AnalysisReport = { body, provenance, findings, evidence };
  const fitted = fitReport(report, maxBytes - bytesOf(around));
  return {
    ...around,
    ...fitted.body,
    provenance,
    findings: fitted.findings,
    evidence: fitted.evidence,
  };
};
