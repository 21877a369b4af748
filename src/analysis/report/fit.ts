import { bytesOf } from '../json-bytes.js';
import type { Artifact } from '../../evidence/integration-report.js';
import type { AnalysisReport } from '../report.js';
import { withShorterTexts } from './shorter-texts.js';

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
/** What the model said beside its texts goes after all that was read. */
const ANSWER = 'answer';

/** One way to make a report smaller; it takes no more than is needed and tells what it took. */
type Shrink = (report: AnalysisReport, maxBytes: number) => AnalysisReport;

/**
 * The report in at most `maxBytes` of JSON (UTF-8): the results of tool calls go first, the largest first, then artifacts,
 * then the largest entries of the context, the model's answer among them last, then the end of the texts; a warning tells
 * each. Evidence keeps its ids and titles. A report that fits is returned as it is; below some 4 KiB nothing more can be
 * taken away.
 */
export const fitReport = (report: AnalysisReport, maxBytes: number): AnalysisReport =>
  STEPS.reduce(
    (smaller, shrink) => (bytesOf(smaller) <= maxBytes ? smaller : shrink(smaller, maxBytes)),
    report,
  );

/** What was called, and under which id, stays. */
const withoutToolResults: Shrink = (report, maxBytes) => {
  const calls = report.body.artifacts.filter(({ type }) => type === 'tool_call');
  const emptied = largestUntilFits(calls, report, maxBytes);
  if (emptied.size === 0) return report;
  const artifacts = report.body.artifacts.map((each) =>
    emptied.has(each) ? { ...each, result: null } : each,
  );
  const warning = `response too large: results of ${emptied.size} of ${calls.length} tool calls left out`;
  return warned({ ...report, body: { ...report.body, artifacts } }, warning);
};

const withoutArtifacts: Shrink = (report, maxBytes) => {
  const { artifacts } = report.body;
  const dropped = largestUntilFits(artifacts, report, maxBytes);
  if (dropped.size === 0) return report;
  const kept = artifacts.filter((artifact) => !dropped.has(artifact));
  const warning = `response too large: ${dropped.size} of ${artifacts.length} artifacts left out`;
  return warned({ ...report, body: { ...report.body, artifacts: kept } }, warning);
};

const withoutContext =
  (mayGo: (name: string) => boolean): Shrink =>
  (report, maxBytes) => {
    const entries = Object.entries(report.body.context);
    const dropped = largestUntilFits(
      entries.filter(([name, value]) => mayGo(name) && value !== null),
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

const STEPS: readonly Shrink[] = [
  withoutToolResults,
  withoutArtifacts,
  withoutContext((name) => name !== ANSWER && !KEPT_CONTEXT.has(name)),
  withoutContext((name) => name === ANSWER),
  (report, maxBytes) => warned(withShorterTexts(report, maxBytes - MARGIN), 'response too large: texts cut'),
];

const warned = (report: AnalysisReport, warning: string): AnalysisReport => {
  const warnings = [...(report.body.warnings ?? []), warning];
  const context = { ...report.body.context, warnings };
  return { ...report, body: { ...report.body, warnings, context } };
};
