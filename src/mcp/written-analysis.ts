import type { AnalysisReport } from '../analysis/report.js';
import type { GroupResult } from '../groups/group-result.js';
import type { KeptAnalysis } from './kept-analyses.js';

/** Longest answer to an assistant, in characters. */
export const MAX_ANSWER = 48_000;

/** An answer within the bound; says so where something is left out. */
export const withinAnswer = (text: string): string =>
  text.length <= MAX_ANSWER
    ? text
    : `${text.slice(0, MAX_ANSWER).toWellFormed()}\n(cut: the answer is longer than ${MAX_ANSWER} characters)`;

/** What an assistant reads of an analysis; artifacts are left to the reading tools. */
export const writtenAnalysis = (id: string, at: string, report: AnalysisReport): string => {
  const { body, ...rest } = report;
  return writtenParts(id, at, body, rest);
};

/** The same of a group's result in the stream. */
export const writtenResult = (result: GroupResult): string =>
  writtenParts(result.group.id, result.group.episode, result, result);

const writtenParts = (
  id: string,
  at: string,
  body: AnalysisReport['body'],
  { findings, evidence, provenance }: Pick<AnalysisReport, 'findings' | 'evidence' | 'provenance'>,
): string => {
  const told = {
    id,
    at,
    summary: body.analysis_summary,
    detail: body.analysis_detail ?? body.analysis,
    quality: body.analysis_quality,
    cause: body.cause,
    further_causes: body.further_causes,
    findings,
    missing_data: body.missing_data,
    warnings: body.warnings,
    evidence: evidence.map(({ id: evidenceId, title, status, reason }) => ({
      id: evidenceId,
      title,
      status,
      ...(reason !== null && { reason }),
    })),
    model: provenance.model?.id ?? null,
  };
  return withinAnswer(JSON.stringify(told, null, 1));
};

/** A line of a list of analyses. */
export const analysisLine = ({ id, at, report }: KeptAnalysis): object => {
  const { cause, analysis_summary: summary } = report.value.body;
  return {
    id,
    at,
    summary,
    cause:
      cause === null ? null : { ...cause.entity, mechanism: cause.mechanism, confidence: cause.confidence },
  };
};
