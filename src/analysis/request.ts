import type { Alert, CallerContext } from '../alerts/alert.js';
import type { Target } from '../alerts/target.js';
import type { Language } from '../config/language.js';

/** An earlier analysis of the same alert, as a caller of /analyze sends it with a resolved one. */
export interface PreviousAnalysis {
  readonly status: string;
  readonly summary: string;
  readonly detail: string;
  readonly createdAt: string | null;
}

/** What an earlier analysis of the same alert, group or incident said. */
export interface EarlierSummary {
  readonly text: string;
  /** RFC 3339. */
  readonly createdAt: string;
}

/** One alert of a group under analysis. */
export interface Member {
  readonly alert: Alert;
  readonly caller: CallerContext;
}

/** `storm`: too many groups at once; `late`: the work waited too long; `resolved`: its alerts were over before the model had answered. */
export type RulesOnly = 'storm' | 'late' | 'resolved';

/**
 * What one run of the pipeline is asked: a group of alerts from the stream, or the single alert of a /analyze request.
 */
export interface AnalysisRequest {
  /** The worst member first; never empty. Its caller context is echoed. */
  readonly members: readonly Member[];
  /** Group key by name, such as {cluster, namespace, workload}; `null` for HTTP. */
  readonly groupKey: Readonly<Record<string, string>> | null;
  readonly language: Language;
  readonly previous: PreviousAnalysis | null;
  /** Summaries of earlier analyses of the same alert, group or incident, oldest first. */
  readonly history: readonly EarlierSummary[];
  /** Why no model is asked; absent when one is. */
  readonly rulesOnly?: RulesOnly;
  /** Aborted when nobody needs a model's answer any more: the rules answer then. */
  readonly needless?: AbortSignal;
  /** Ends with the job: deadline, hang-up or shutdown. Reaches every socket. */
  readonly signal: AbortSignal;
  /** When the job's time is over, in ms since the epoch. */
  readonly deadlineAt: number;
}

/** A request with the target of its worst member. */
export interface TargetedRequest {
  readonly request: AnalysisRequest;
  readonly target: Target;
  /** Targets of up to five other members. */
  readonly others: readonly Target[];
}

/**
 * The member that the analysis is about.
 *
 * @throws {TypeError} for a request without members, which is a defect of the caller
 */
export const worstMember = <M>(members: readonly M[]): M => {
  const [worst] = members;
  if (worst === undefined) throw new TypeError('an analysis needs at least one alert');
  return worst;
};
