import type { Alert, AlertStatus, Fingerprint, TextMap } from '../../alerts/alert.js';
import type { AnalysisRequest, PreviousAnalysis } from '../../analysis/request.js';
import { languageOf, type Language } from '../../config/language.js';
import type { AnalyzeBody } from './analyze.schema.js';

/** What a request needs that its body does not say. */
export interface Surroundings {
  readonly now: Date;
  readonly defaultLanguage: Language;
  readonly fingerprintOf: (labels: TextMap) => Fingerprint;
  readonly signal: AbortSignal;
  /** Ms since the epoch. */
  readonly deadlineAt: number;
}

/** Any status is accepted; only a resolved alert is treated differently. */
const statusOf = (status: string): AlertStatus =>
  status.trim().toLowerCase() === 'resolved' ? 'resolved' : 'firing';

const fingerprintFrom = (body: AnalyzeBody['alert'], around: Surroundings): Fingerprint => {
  const given = body.fingerprint?.trim().toLowerCase() ?? '';
  return /^[0-9a-f]{16}$/.test(given) ? (given as Fingerprint) : around.fingerprintOf(body.labels);
};

const alertOf = (body: AnalyzeBody['alert'], around: Surroundings): Alert => ({
  status: statusOf(body.status),
  labels: body.labels,
  annotations: body.annotations,
  startsAt: body.startsAt ?? around.now.toISOString(),
  endsAt: body.endsAt,
  generatorURL: body.generatorURL === '' ? null : body.generatorURL,
  fingerprint: fingerprintFrom(body, around),
});

const previousOf = (previous: AnalyzeBody['previous_analysis']): PreviousAnalysis | null =>
  previous === null
    ? null
    : {
        status: previous.status,
        summary: previous.summary,
        detail: previous.detail,
        createdAt: previous.created_at,
      };

/** The pipeline's request for one /analyze body: a group of one, outside any stream group. */
export const analysisRequestOf = (body: AnalyzeBody, around: Surroundings): AnalysisRequest => ({
  members: [
    {
      alert: alertOf(body.alert, around),
      caller: {
        threadTs: body.thread_ts,
        incidentId: body.incident_id,
        // The status as sent, which may be neither firing nor resolved, is what the response echoes.
        analysisType: body.analysis_type ?? body.alert.status,
        language: body.language,
      },
    },
  ],
  groupKey: null,
  language: languageOf(body.language, around.defaultLanguage),
  previous: previousOf(body.previous_analysis),
  history: [],
  signal: around.signal,
  deadlineAt: around.deadlineAt,
});
