import { bytesOf } from '../json-bytes.js';
import type { AnalysisReport, Artifact } from '../report.js';

/** Entries of the context that stay: what the rest is about and how far it can be trusted. */
const KEPT_CONTEXT = new Set([
  'namespace',
  'pod_name',
  'workload',
  'service_name',
  'target',
  'analysis_quality',
  'missing_data',
  'capabilities',
  'warnings',
]);

/**
 * The report in at most `maxBytes` of JSON (UTF-8): artifacts go first, largest first, then the largest entries of the
 * context, then the end of the texts; a warning tells each. Evidence keeps its ids and titles. A report that fits is
 * returned as it is; below some 4 KiB nothing more can be taken away.
 */
export const fitReport = (report: AnalysisReport, maxBytes: number): AnalysisReport => {
  if (bytesOf(report) <= maxBytes) return report;
  const lighter = withoutArtifacts(report, maxBytes);
  if (bytesOf(lighter) <= maxBytes) return lighter;
  const bare = withoutContext(lighter, maxBytes);
  return bytesOf(bare) <= maxBytes ? bare : withShorterTexts(bare, maxBytes);
};

const withoutArtifacts = (report: AnalysisReport, maxBytes: number): AnalysisReport => {
  const { artifacts } = report.body;
  const dropped = largestUntilFits(artifacts, report, maxBytes);
  if (dropped.size === 0) return report;
  const kept = artifacts.filter((artifact) => !dropped.has(artifact));
  const warning = `response too large: ${dropped.size} of ${artifacts.length} artifacts left out`;
  return warned({ ...report, body: { ...report.body, artifacts: kept } }, warning);
};

const withoutContext = (report: AnalysisReport, maxBytes: number): AnalysisReport => {
  const entries = Object.entries(report.body.context);
  const dropped = largestUntilFits(
    entries.filter(([name]) => !KEPT_CONTEXT.has(name)),
    report,
    maxBytes,
  );
  if (dropped.size === 0) return report;
  const kept = entries.map((entry) =>
    dropped.has(entry) ? ([entry[0], emptied(entry[1])] as const) : entry,
  );
  const names = [...dropped].map(([name]) => name).join(', ');
  const body = { ...report.body, context: Object.fromEntries(kept) };
  return warned({ ...report, body }, `response too large: left out of the context: ${names}`);
};

/** Every key stays in the context; what was a list stays one. */
const emptied = (value: unknown): unknown => (Array.isArray(value) ? [] : null);

/** Room for the warning and the commas that go with it. */
const MARGIN = 1024;

const largestUntilFits = <T extends Artifact | readonly [string, unknown]>(
  candidates: readonly T[],
  report: AnalysisReport,
  maxBytes: number,
): ReadonlySet<T> => {
  let excess = bytesOf(report) + MARGIN - maxBytes;
  const dropped = new Set<T>();
  const bySize = candidates
    .map((candidate) => ({ candidate, size: bytesOf(candidate) }))
    .sort((a, b) => b.size - a.size);
  for (const { candidate, size } of bySize) {
    if (excess <= 0) break;
    dropped.add(candidate);
    excess -= size;
  }
  return dropped;
};

/** The texts are the longest where a model wrote without end; each is cut to an equal share of what is left. */
const withShorterTexts = (report: AnalysisReport, maxBytes: number): AnalysisReport => {
  const { body } = report;
  const texts = [
    body.analysis,
    body.analysis_detail,
    body.analysis_detail_i18n?.ko,
    body.analysis_detail_i18n?.en,
  ].map((text) => text ?? '');
  const rest = bytesOf(report) - texts.reduce((sum, text) => sum + bytesOf(text), 0);
  const share = Math.max(0, Math.floor((maxBytes - rest - MARGIN) / texts.length));
  const cut = (text: string) => cutToBytes(text, share);
  const detail = body.analysis_detail_i18n;
  const shorter = {
    ...body,
    analysis: cut(body.analysis),
    analysis_detail: body.analysis_detail === null ? null : cut(body.analysis_detail),
    analysis_detail_i18n: detail === null ? null : { ko: cut(detail.ko), en: cut(detail.en) },
  };
  return warned({ ...report, body: shorter }, 'response too large: texts cut');
};

/** Cuts between characters; JSON escapes count. */
const cutToBytes = (text: string, maxBytes: number): string => {
  if (bytesOf(text) <= maxBytes) return text;
  let kept = '';
  let size = bytesOf('…');
  for (const character of text) {
    size += bytesOf(character) - 2;
    if (size > maxBytes) break;
    kept += character;
  }
  return `${kept}…`;
};

const warned = (report: AnalysisReport, warning: string): AnalysisReport => {
  const warnings = [...(report.body.warnings ?? []), warning];
  const context = { ...report.body.context, warnings };
  return { ...report, body: { ...report.body, warnings, context } };
};
