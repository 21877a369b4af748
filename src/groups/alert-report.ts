import type { ReportedCause } from '../analysis/report.js';
import { fitReport } from '../analysis/report/fit.js';
import type { GroupResult, ResultCommon } from './group-result.js';

/** Members from which on an alert's own result only tells in short what its group's result holds. */
const BRIEF_FROM = 50;

/** Most bytes of what an alert's result takes over from its group's: artifacts stay there. */
const MOST_BYTES = 14 * 1024;

/** What an alert's result takes over from its group's. */
export type AlertReport = Omit<ResultCommon, 'kind' | 'folded'>;

/** Whether alerts of this group get results in short. */
export const isBrief = ({ group }: GroupResult): boolean => group.members.length >= BRIEF_FROM;

/** The report that a group's result carries. */
export const reportOf = (result: GroupResult): AlertReport => {
  const {
    group: _group,
    analysisSequence: _sequence,
    after: _after,
    analysedAt: _analysedAt,
    outline: _outline,
    earlier: _earlier,
    kind: _kind,
    folded: _folded,
    ...report
  } = result;
  return report;
};

const withoutWay = (cause: ReportedCause): ReportedCause => ({ ...cause, chain: [], evidence: [] });

/**
 * The report for each alert of a group, in at most 14 KiB: results of tool calls, artifacts and context stay in the group's result.
 * Those of a large group get the summary and the cause, and where the rest is: hundreds of copies of one report would fill
 * the stream with one story.
 * @param whole the subject of the group's result
 */
export const alertReport = (result: GroupResult, whole: string): AlertReport => {
  const report = reportOf(result);
  if (isBrief(result)) {
    const { memberCount } = result.group;
    return {
      ...report,
      analysis: `${report.analysis_summary ?? report.analysis}\n\n(One of ${memberCount} alerts of this group; the whole analysis is in ${whole}.)`,
      analysis_summary: null,
      analysis_detail: null,
      analysis_summary_i18n: null,
      analysis_detail_i18n: null,
      capabilities: {},
      context: {},
      artifacts: [],
      warnings: null,
      missing_data: null,
      cause: report.cause && withoutWay(report.cause),
      further_causes: null,
      findings: [],
      evidence: [],
      provenance: { ...report.provenance, rules: [], usage: null, timings: {} },
    };
  }
  const { version, provenance, findings, evidence, ...body } = report;
  const fitted = fitReport({ body, provenance, findings, evidence }, MOST_BYTES);
  return { version, ...fitted.body, provenance, findings: fitted.findings, evidence: fitted.evidence };
};
