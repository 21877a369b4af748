import { reduceTrace } from '../reduce-trace.js';
import type { TempoClient } from '../tempo-client.js';
import { traceSummaryBody, type TraceSummary } from '../trace-summary.js';
import { isUnread, mapCall, reading, valueOf, type Call, type Reading } from '../../../evidence/reading.js';
import { answerOf } from '../../readings.js';
import type { TempoContext } from '../tempo-context.js';
import { WEIGHT } from '../../../evidence/weights.js';
import { tracesOf } from './trace-search.js';
import type { TraceSurvey, WholeTrace } from './traces.collector.js';
import { ownDurationMs } from './usual-duration.js';

/** Most spans of a trace that evidence shows. */
const SPANS_SHOWN = 20;

/** Failed ones first, then slow ones, then as they came; each once. */
const worstFirst = ({ any, failed, slow }: TraceSurvey): readonly TraceSummary[] => [
  ...new Map(
    [failed, slow, any].flatMap((search) => tracesOf(search)).map((trace) => [trace.traceId, trace]),
  ).values(),
];

const rounded = (ms: number): number => Math.round(ms * 10) / 10;

/** RFC 3339, or `null` for a time that is no number or out of bounds. */
const timeOf = (nanoseconds: string): string | null => {
  const ms = Math.floor(Number(nanoseconds) / 1e6);
  return ms > 0 && ms <= 8.64e15 ? new Date(ms).toISOString() : null;
};

const row = (trace: TraceSummary) => ({
  trace_id: trace.traceId,
  root: [trace.rootServiceName ?? 'unknown service', trace.rootTraceName ?? 'unnamed'].join(' / '),
  started: timeOf(trace.startTimeUnixNano),
  duration_ms: rounded(trace.durationMs),
  own_ms: rounded(ownDurationMs(trace)),
});

const summaryOf = (survey: TraceSurvey) => {
  const { any, failed, slow, usual } = survey;
  const { limit } = survey.scope;
  return {
    service: survey.scope.service,
    namespace: survey.scope.namespace,
    usual_ms: usual === null ? null : rounded(usual.medianMs),
    seen: tracesOf(any).length,
    failed: tracesOf(failed).slice(0, limit).map(row),
    slow_above_ms: usual === null ? null : Math.round(usual.slowMs),
    slow: tracesOf(slow).slice(0, limit).map(row),
  };
};

const about = ({ scope }: TraceSurvey): string => {
  if (scope.service !== null) return `traces of service ${scope.service}`;
  return scope.namespace === null ? 'traces' : `traces of namespace ${scope.namespace}`;
};

/** The searches as one call: ok as soon as one of them is. */
const searchesOf = ({ any, failed, slow }: TraceSurvey): Call<unknown> => {
  const all = [any, failed, ...(slow === null ? [] : [slow])];
  const base = all.find((search) => valueOf(search) !== null) ?? any;
  return { ...base, query: all.map(({ query }) => query).join('\n') };
};

const wholeReading = ({ summary, why, call }: WholeTrace): Reading<unknown> => ({
  ...reading(
    mapCall(call, (trace) => reduceTrace(trace, SPANS_SHOWN)),
    {
      type: 'trace_detail',
      title: `trace ${summary.traceId}, ${why}: ${summary.rootTraceName ?? 'unnamed'}`,
      weight: why === 'failed' ? WEIGHT.errorTrace : WEIGHT.slowTrace,
    },
    (reduced) => reduced,
  ),
});

/** The survey as evidence: the searches together, then each trace that was read as a whole. */
export const traceReadings = (survey: TraceSurvey): readonly Reading<unknown>[] => {
  const searches = reading(
    searchesOf(survey),
    { type: 'trace_summary', title: about(survey), weight: WEIGHT.traceSummary },
    () => summaryOf(survey),
  );
  return [searches, ...survey.whole.map(wholeReading)];
};

const failures = (survey: TraceSurvey): readonly (readonly [string, Call<unknown>])[] =>
  (
    [
      ['search', survey.any],
      ['search for failed traces', survey.failed],
      ['search for slow traces', survey.slow],
      ...survey.whole.map(({ summary, call }) => [`trace ${summary.traceId}`, call] as const),
    ] as const
  ).flatMap(([name, call]) => (call !== null && isUnread(call) ? [[name, call] as const] : []));

/** Why something could not be read, each reason once, and in the wire's own words what the server answered. */
const warningsOf = (survey: TraceSurvey): readonly string[] => {
  const byReason = new Map<string, readonly string[]>();
  for (const [name, call] of failures(survey)) {
    const { outcome } = call;
    if (outcome.status === 'ok' || byReason.has(outcome.reason)) continue;
    const answer = answerOf(call);
    byReason.set(outcome.reason, [
      `${name}: ${outcome.status}: ${outcome.reason}`,
      ...(answer ? [`tempo_query_detail: status=${answer.statusCode}, reason=${answer.statusText}`] : []),
    ]);
  }
  return [...byReason.values()].flat();
};

/** The survey as the caller's context has it. */
export const tempoContextOf = (
  survey: TraceSurvey,
  endpoint: ReturnType<TempoClient['endpoint']>,
): TempoContext => {
  const { scope, any } = survey;
  const traces = worstFirst(survey).slice(0, scope.limit).map(traceSummaryBody);
  return {
    endpoint,
    query: any.query ?? '',
    window: { start: new Date(scope.startMs).toISOString(), end: new Date(scope.endMs).toISOString() },
    service_name: scope.service,
    namespace: scope.namespace,
    query_status: valueOf(searchesOf(survey)) === null ? 'error' : 'ok',
    trace_count: traces.length,
    traces,
    warnings: warningsOf(survey),
  };
};
