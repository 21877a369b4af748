import type { ListedAnalysis } from './listed-analysis.js';

/** Which analyses are wanted; everything that is said must hold. */
export interface AnalysisFilter {
  readonly status?: ListedAnalysis['status'] | undefined;
  readonly severity?: string | undefined;
  readonly cluster?: string | undefined;
  readonly namespace?: string | undefined;
  readonly alertname?: string | undefined;
  /** The whole of a mechanism, or its family: `memory`. */
  readonly mechanism?: string | undefined;
  /** Stored at or after, and before, ms since the epoch. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  /** A word of summary, cause or key, in any case. */
  readonly q?: string | undefined;
}

const is = (wanted: string | undefined, given: string | undefined): boolean =>
  wanted === undefined || wanted.toLowerCase() === (given ?? '').toLowerCase();

const isOfMechanism = (wanted: string | undefined, { cause }: ListedAnalysis): boolean =>
  wanted === undefined || cause?.mechanism === wanted || cause?.mechanism.startsWith(`${wanted}/`) === true;

const isWithin = ({ since, until }: AnalysisFilter, { stored_at: at }: ListedAnalysis): boolean => {
  const time = Date.parse(at);
  return time >= (since ?? Number.NEGATIVE_INFINITY) && time < (until ?? Number.POSITIVE_INFINITY);
};

const holds = (word: string | undefined, { summary, cause, key, alertnames }: ListedAnalysis): boolean =>
  word === undefined ||
  [summary, cause?.text ?? '', ...Object.values(key), ...alertnames].some((text) =>
    text.toLowerCase().includes(word.toLowerCase()),
  );

/** Whether an analysis is one of those wanted. */
export const isWanted = (filter: AnalysisFilter, analysis: ListedAnalysis): boolean =>
  is(filter.status, analysis.status) &&
  is(filter.severity, analysis.severity) &&
  is(filter.cluster, analysis.key['cluster']) &&
  is(filter.namespace, analysis.key['namespace']) &&
  (filter.alertname === undefined || analysis.alertnames.includes(filter.alertname)) &&
  isOfMechanism(filter.mechanism, analysis) &&
  isWithin(filter, analysis) &&
  holds(filter.q, analysis);
