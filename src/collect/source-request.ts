import type { TextMap } from '../alerts/alert.js';
import type { Target } from '../alerts/target.js';
import type { Settings } from '../config/settings.js';
import type { SurveyParts } from '../integrations/kubernetes/survey/survey.js';

/** What the sources beside the Kubernetes API are asked about. */
export interface SourceRequest {
  readonly target: Target;
  readonly labels: TextMap;
  readonly generatorUrl: string | null;
  /** Milliseconds since 1970. */
  readonly startsAtMs: number;
  /** The end of a resolved alert, else its start: traces are looked for around it. */
  readonly pivotMs: number;
  readonly nowMs: number;
  readonly settings: Settings;
  /** What the Kubernetes API tells, as it arrives. */
  readonly parts: SurveyParts;
}

/** Times of an alert as it came; what cannot be read or placed is now. */
export const sourceTimes = (
  alert: { readonly startsAt: string; readonly endsAt?: string | null; readonly resolved?: boolean },
  now: Date,
): Pick<SourceRequest, 'startsAtMs' | 'pivotMs' | 'nowMs'> => {
  const nowMs = now.getTime();
  const timeOf = (text: string | null | undefined): number | null => {
    const ms = Date.parse(text ?? '');
    return Number.isNaN(ms) || ms <= 0 ? null : ms;
  };
  const startsAtMs = timeOf(alert.startsAt) ?? nowMs;
  const endsAtMs = alert.resolved === true ? timeOf(alert.endsAt) : null;
  return { startsAtMs, pivotMs: endsAtMs ?? startsAtMs, nowMs };
};
