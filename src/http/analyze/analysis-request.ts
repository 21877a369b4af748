import type { Alert, AlertStatus, Fingerprint, TextMap } from '../../alerts/alert.js';
import type { AnalysisRequest, PreviousAnalysis } from '../../analysis/request.js';
import { languageOf, type Language } from '../../config/language.js';
import type { AnalyzeBody } from './analyze.schema.js';

/** What a request needs that its body does not say. */
export interface Surroundings {
  readonly now: Date;
  readonly defaultLanguage: Language;
  readonly fingerprintOf: (labels: TextMap) => Fingerprint;
}

/** What a caller asks: a request without the job that answers it. */
export type Question = Omit<AnalysisRequest, 'signal' | 'deadlineAt'>;

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

/** What one /analyze body asks: about a group of one, outside any stream group. */
export const questionOf = (body: AnalyzeBody, around: Surroundings): Question => ({
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
});
