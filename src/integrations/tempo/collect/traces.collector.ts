import type { TempoClient, TraceSearch } from '../tempo-client.js';
import type { TraceSummary } from '../trace-summary.js';
import type { Trace } from '../trace.js';
import type { Call } from '../../../evidence/reading.js';
import type { SourceSession } from '../../source-session.js';
import {
  foundNothing,
  searchName,
  searchTraces,
  tracesOf,
  type NamedSearch,
  type TraceScope,
} from './trace-search.js';
import { ownDurationMs, usualDuration, type UsualDuration } from './usual-duration.js';

/** Most traces that are read as a whole: of those that failed, and of those that were slow. */
const FAILED_IN_FULL = 2;
const SLOW_IN_FULL = 1;

/** A trace that was read as a whole. */
export interface WholeTrace {
  readonly summary: TraceSummary;
  readonly why: 'failed' | 'slow';
  readonly call: Call<Trace>;
}

/** What the traces around an alert show. */
export interface TraceSurvey {
  readonly scope: TraceScope;
  readonly any: Call<TraceSearch>;
  readonly failed: Call<TraceSearch>;
  /** `null` when there were too few traces to tell what is slow. */
  readonly slow: Call<TraceSearch> | null;
  readonly usual: UsualDuration | null;
  readonly whole: readonly WholeTrace[];
}

type Tempo = Pick<TempoClient, 'search' | 'trace'>;

const readWhole = async (
  tempo: Tempo,
  session: SourceSession,
  summary: TraceSummary,
  why: WholeTrace['why'],
): Promise<WholeTrace> => {
  const { traceId } = summary;
  const call = await session.ask(`GET /api/traces/${traceId}`, (signal) => tempo.trace(traceId, signal));
  return { summary, why, call };
};

/** The name that finds something: the first one tried, unless only the other does. */
const settledName = async (
  tempo: Tempo,
  session: SourceSession,
  scope: TraceScope,
  other: () => Promise<string | null>,
): Promise<NamedSearch> => {
  const first = await searchName(tempo, session, scope);
  if (!foundNothing(first)) return first;
  const service = await other();
  if (service === null) return first;
  const second = await searchName(tempo, session, { ...scope, service });
  return foundNothing(second) ? first : second;
};

/**
 * Looks for traces that failed, and for those far above what is usual; of the worst, reads the whole. At most three calls
 * deep after the scope is known.
 * @param other another name of the target, asked for only when the scope's own finds nothing
 */
export const surveyTraces = async (
  tempo: Tempo,
  session: SourceSession,
  wanted: TraceScope,
  other: () => Promise<string | null>,
): Promise<TraceSurvey> => {
  const { scope, any, failed } = await settledName(tempo, session, wanted, other);
  const usual = usualDuration(tracesOf(any));
  const failedIds = new Set(tracesOf(failed).map(({ traceId }) => traceId));
  // The slowest of those seen is read without waiting for the search for slow ones, which may find a slower one.
  const slowest = tracesOf(any)
    .filter((trace) => usual !== null && ownDurationMs(trace) > usual.slowMs && !failedIds.has(trace.traceId))
    .toSorted((a, b) => ownDurationMs(b) - ownDurationMs(a));
  const [slow, ...whole] = await Promise.all([
    usual === null ? null : searchTraces(tempo, session, scope, { slowerThanMs: usual.slowMs }, scope.limit),
    ...tracesOf(failed)
      .slice(0, FAILED_IN_FULL)
      .map((trace) => readWhole(tempo, session, trace, 'failed')),
    ...slowest.slice(0, SLOW_IN_FULL).map((trace) => readWhole(tempo, session, trace, 'slow')),
  ]);
  return { scope, any, failed, slow, usual, whole };
};
