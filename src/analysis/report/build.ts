import type { AnalysisReport, ReportedCause, ReportedEvidence, ReportedFinding } from '../report.js';
import { worstMember } from '../request.js';
import { artifactsOf } from './artifacts.js';
import { capabilitiesOf } from './capabilities.js';
import { contextOf } from './context.js';
import { mainAlert, type ReportMaterial } from './material.js';
import { missingData } from './missing-data.js';
import { provenanceOf } from './provenance.js';
import { qualityOf } from './quality.js';
import { textsOf } from './texts.js';
import { warningsOf } from './warnings.js';

/**
 * Writes the report from its material: the /analyze response (docs/report.md) with findings, evidence and provenance.
 */
export const buildReport = (material: ReportMaterial): AnalysisReport => {
  const capabilities = capabilitiesOf(material);
  const missing = missingData(material, capabilities);
  const warnings = warningsOf(material, capabilities);
  const quality = qualityOf(material, capabilities, missing);
  const findings = findingsOf(material);
  const causes = causesOf(material);
  const texts = textsOf(material, missing);
  return {
    body: {
      status: 'ok',
      analysis: texts.analysis,
      analysis_summary: texts.summary[material.language],
      analysis_detail: texts.detail[material.language],
      analysis_summary_i18n: texts.summary,
      analysis_detail_i18n: texts.detail,
      analysis_type: worstMember(material.content.members).caller.analysisType ?? mainAlert(material).status,
      analysis_quality: quality,
      missing_data: orNull(missing),
      warnings: orNull(warnings),
      capabilities,
      context: contextOf(material, { quality, missing, warnings, capabilities }),
      artifacts: artifactsOf(material, findings),
      cause: causes[0] ?? null,
      further_causes: orNull(causes.slice(1)),
    },
    findings,
    evidence: evidenceOf(material),
    provenance: provenanceOf(material),
  };
};

const findingsOf = ({ content, language }: ReportMaterial): readonly ReportedFinding[] =>
  content.diagnosis.findings.map(({ rule, cause, confidence, evidence, remedy }) => ({
    rule,
    cause: cause[language],
    confidence,
    evidence,
    remedy: remedy.map((step) => step[language]),
  }));

const causesOf = ({ content, language }: ReportMaterial): readonly ReportedCause[] =>
  (content.diagnosis.story?.causes ?? []).map(({ text, chain, ...cause }) => ({
    ...cause,
    text: text[language],
    chain: chain.map((step) => ({ text: step.text[language], evidence: step.evidence })),
  }));

/** What was collected, then what the model's tools read. */
const evidenceOf = ({ content, outcome }: ReportMaterial): readonly ReportedEvidence[] =>
  [...content.collected.evidence, ...outcome.readings].map(
    ({ id, source, title, status, reason, collectedAt }) => ({
      id,
      source,
      title,
      status,
      reason,
      collectedAt,
    }),
  );

/** Empty lists are `null` at the top level of the response. */
const orNull = <T>(list: readonly T[]): readonly T[] | null => (list.length > 0 ? list : null);
