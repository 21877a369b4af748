import type { GroupSnapshot } from '../alerts/group.js';
import type { Language, Localized } from '../config/language.js';
import { SERVICE_NAME, SERVICE_VERSION } from '../telemetry/version.js';
import type { AnalysisReport } from '../analysis/report.js';

const texts = (names: string, count: number): Localized => ({
  en: `${names} resolved before it was analysed (${count} ${count === 1 ? 'alert' : 'alerts'}); nothing was read from the cluster.`,
  ko: `${names} 알림이 분석 전에 해소되었습니다 (${count}건). 클러스터에서 읽은 정보는 없습니다.`,
});

/** The report of a group that was over before anyone looked: no reading, no model. Unmasked. */
export const resolvedReport = ({ members }: GroupSnapshot, language: Language): AnalysisReport => {
  const alertnames = [
    ...new Set(members.map(({ state }) => state.content.labels['alertname'] ?? 'alert')),
  ].sort();
  const summary = texts(alertnames.slice(0, 5).join(', '), members.length);
  return {
    body: {
      status: 'ok',
      analysis: summary[language],
      analysis_summary: summary[language],
      analysis_detail: summary[language],
      analysis_summary_i18n: summary,
      analysis_detail_i18n: summary,
      analysis_type: 'resolved',
      analysis_quality: 'low',
      missing_data: null,
      warnings: null,
      capabilities: {},
      context: {},
      artifacts: [],
      cause: null,
      further_causes: null,
    },
    findings: [],
    evidence: [],
    provenance: {
      service: { name: SERVICE_NAME, version: SERVICE_VERSION },
      model: null,
      reason: 'disabled',
      rules: [],
      usage: null,
      timings: {},
    },
  };
};
