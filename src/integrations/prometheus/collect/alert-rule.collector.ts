import type { TextMap } from '../../../alerts/alert.js';
import { decideExpression } from '../alert-expression.js';
import type { PrometheusClient } from '../prometheus-client.js';
import type { AlertRule } from '../rule.js';
import type { RangeAnswer, InstantAnswer } from '../series.js';
import { mapCall, valueOf, type Call } from '../../../evidence/reading.js';
import type { SourceSession } from '../../source-session.js';
import { comparisonOf, type Comparison } from '../query/comparison.js';
import { courseOf, seriesOfAlert, type Course } from './course.js';
import { narrowed } from './narrowing.js';

/** How long before the alert's condition must have begun to hold its course is read, and how long after the start. */
const BEFORE_MS = 30 * 60_000;
const AFTER_MS = 30 * 60_000;
const SERIES_LIMIT = 100;
/** An alert without a start cannot be placed; a `for` beyond a day would make the step too wide to see anything. */
const MAX_FOR_MS = 24 * 3_600_000;

/** The alert whose rule is evaluated. */
export interface RuleQuestion {
  readonly labels: TextMap;
  /** Read, never fetched. */
  readonly generatorUrl: string | null;
  /** Milliseconds since 1970. */
  readonly startsAtMs: number;
  readonly nowMs: number;
}

/** What the alert's own expression did. */
export interface RuleAnswer {
  readonly rule: AlertRule;
  /** `null` where nothing is compared with a number: then a value is there while the alert's condition holds. */
  readonly comparison: Comparison | null;
  /** `null` when the server has no series of the alert in that time. */
  readonly course: Course | null;
  /** Whether it holds now; `null` when that could not be told. */
  readonly still: boolean | null;
  readonly value: number | null;
}

type Rules = Call<readonly AlertRule[]>;
type Prometheus = Pick<PrometheusClient, 'queryRange' | 'query'>;

/** Rules of the server, from which the alert's own is taken. */
export const readRules = (
  prometheus: Pick<PrometheusClient, 'rules'>,
  session: SourceSession,
): Promise<Rules> => session.ask('GET /api/v1/rules?type=alert', (signal) => prometheus.rules(signal));

const readCourse = (
  prometheus: Prometheus,
  session: SourceSession,
  query: string,
  { startsAtMs, nowMs }: RuleQuestion,
  forMs: number,
): Promise<Call<RangeAnswer>> =>
  session.ask(query, (signal) =>
    prometheus.queryRange(
      {
        query,
        startMs: startsAtMs - Math.min(forMs, MAX_FOR_MS) - BEFORE_MS,
        endMs: Math.min(nowMs, startsAtMs + AFTER_MS),
        stepMs: null,
        maxSeries: SERIES_LIMIT,
      },
      signal,
    ),
  );

const stillHolds = (now: Call<InstantAnswer>, labels: TextMap): Pick<RuleAnswer, 'still' | 'value'> => {
  const answer = valueOf(now);
  if (answer === null) return { still: null, value: null };
  const [series] = seriesOfAlert(answer.series, labels);
  // What was cut off may hold it.
  if (series === undefined && answer.total > answer.series.length) return { still: null, value: null };
  return { still: series !== undefined, value: series?.samples.at(-1)?.value ?? null };
};

const evaluate = async (
  prometheus: Prometheus,
  session: SourceSession,
  question: RuleQuestion,
  rule: AlertRule,
): Promise<Call<RuleAnswer>> => {
  const { labels, startsAtMs } = question;
  const comparison = comparisonOf(rule.query);
  const measured = narrowed(comparison?.measured ?? rule.query, rule, labels);
  const whole = narrowed(rule.query, rule, labels);
  const [range, now] = await Promise.all([
    readCourse(prometheus, session, measured, question, rule.forMs),
    session.ask(whole, (signal) => prometheus.query(whole, null, signal)),
  ]);
  return mapCall(range, (answer) => {
    const [series] = seriesOfAlert(answer.series, labels);
    return {
      rule,
      comparison,
      course: series === undefined ? null : courseOf(series.samples, comparison, startsAtMs, answer),
      ...stillHolds(now, labels),
    };
  });
};

/**
 * Evaluates the alert's own rule around its start: when its condition began to hold, how far it went, whether it holds now.
 * Two calls deep. `absent`, with the reason, when the server's rules do not vouch for the expression.
 */
export const readAlertRule = async (
  prometheus: Prometheus,
  session: SourceSession,
  question: RuleQuestion,
  reading: Promise<Rules>,
): Promise<Call<RuleAnswer>> => {
  const rules = await reading;
  const known = valueOf(rules);
  if (known === null) return mapCall(rules as Call<never>, (never) => never);
  const { labels, generatorUrl } = question;
  const decision = decideExpression({ alertname: labels['alertname'] ?? '', labels, generatorUrl }, known);
  if (!decision.run) return { ...rules, outcome: { status: 'absent', reason: decision.reason } };
  return evaluate(prometheus, session, question, decision.rule);
};
