import type { AnalysisReport } from '../../analysis/report.js';
import type { Member } from '../../analysis/request.js';
import type { Language } from '../../config/language.js';
import { joinedLaterNote } from '../../groups/alert-message.js';
import { stateTexts } from '../../groups/state-texts.js';

/** Whose answer it is. */
export interface Joined {
  readonly member: Member;
  readonly language: Language;
  /** Alerts that the analysis was asked about, this one too. */
  readonly size: number;
  /** Whether the evidence was read before anybody asked about this one. */
  readonly isLate: boolean;
}

/** The report of a shared analysis as one caller gets it: begun with the own alert, and with the own echo. */
export const joinedReport = (
  report: AnalysisReport,
  { member: { alert, caller }, language, size, isLate }: Joined,
): AnalysisReport => {
  const told = {
    member: {
      alertname: alert.labels['alertname'] ?? '',
      status: alert.status,
      endsAt: alert.endsAt,
      kind: 'analysis',
    },
    labels: alert.labels,
    counts: { firing: size, all: size },
    isCarried: false,
  } as const;
  const warnings = isLate ? [...(report.body.warnings ?? []), joinedLaterNote(null)] : report.body.warnings;
  return {
    ...report,
    body: {
      ...report.body,
      ...stateTexts(report.body, told, language),
      analysis_type: caller.analysisType ?? alert.status,
      warnings,
    },
  };
};
