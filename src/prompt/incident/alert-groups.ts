import { inLine } from '../../evidence/bounded-text.js';
import { cut } from '../cut.js';
import type { IncidentAlert } from './incident-case.js';

/** Bounds of what is told of the alerts of one kind (docs/model.md "Report of an incident"); lengths in characters. */
const NAME_LENGTH = 200;
const MAX_STATUSES = 4;
const STATUS_LENGTH = 64;
const MAX_FINGERPRINTS = 3;
const FINGERPRINT_LENGTH = 64;
const MAX_SUMMARIES = 2;
const SUMMARY_LENGTH = 240;
const MAX_EXCERPTS = 2;
const EXCERPT_LENGTH = 320;
const MAX_ARTIFACT_TYPES = 4;
const ARTIFACT_TYPE_LENGTH = 64;

/** The alerts of one name and severity, as the model is shown them. */
export interface AlertGroupShape {
  readonly alert_name: string;
  readonly severity: string;
  readonly occurrences: number;
  readonly statuses: readonly string[];
  readonly sample_fingerprints?: readonly string[];
  readonly analysis_summaries?: readonly string[];
  readonly detail_excerpts?: readonly string[];
  readonly artifact_types: readonly string[];
}

const distinct = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.map(inLine).filter((text) => text !== '')),
];

const bounded = (texts: readonly string[], max: number, length: number): readonly string[] =>
  distinct(texts)
    .slice(0, max)
    .map((text) => cut(text, length));

/** The first paragraph that is more than a heading. */
const firstParagraph = (detail: string): string =>
  detail
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .filter((line) => !/^\s*#/.test(line))
        .join('\n')
        .trim(),
    )
    .find((paragraph) => paragraph !== '') ?? '';

const groupOf = (alerts: readonly IncidentAlert[]): AlertGroupShape => ({
  alert_name: cut(inLine(alerts[0]?.alertName ?? ''), NAME_LENGTH),
  severity: cut(inLine(alerts[0]?.severity ?? ''), STATUS_LENGTH),
  occurrences: alerts.length,
  statuses: bounded(
    alerts.map(({ status }) => status),
    MAX_STATUSES,
    STATUS_LENGTH,
  ),
  sample_fingerprints: bounded(
    alerts.map(({ fingerprint }) => fingerprint),
    MAX_FINGERPRINTS,
    FINGERPRINT_LENGTH,
  ),
  analysis_summaries: bounded(
    alerts.map(({ analysisSummary }) => analysisSummary),
    MAX_SUMMARIES,
    SUMMARY_LENGTH,
  ),
  detail_excerpts: bounded(
    alerts.map(({ analysisDetail }) => firstParagraph(analysisDetail)),
    MAX_EXCERPTS,
    EXCERPT_LENGTH,
  ),
  artifact_types: bounded(
    alerts.flatMap(({ artifactTypes }) => artifactTypes),
    MAX_ARTIFACT_TYPES,
    ARTIFACT_TYPE_LENGTH,
  ),
});

/** Alerts by name and severity, in the order of first appearance. */
export const alertGroupsOf = (alerts: readonly IncidentAlert[]): readonly AlertGroupShape[] =>
  [...Map.groupBy(alerts, ({ alertName, severity }) => JSON.stringify([alertName, severity])).values()].map(
    groupOf,
  );

/** The group without what may go when room is short: 1 excerpts, 2 also fingerprints, 3 also summaries. */
export const trimmedGroup = (
  { detail_excerpts, sample_fingerprints, analysis_summaries, ...rest }: AlertGroupShape,
  step: number,
): AlertGroupShape => ({
  ...rest,
  ...(step < 2 && sample_fingerprints && { sample_fingerprints }),
  ...(step < 3 && analysis_summaries && { analysis_summaries }),
  ...(step < 1 && detail_excerpts && { detail_excerpts }),
});
