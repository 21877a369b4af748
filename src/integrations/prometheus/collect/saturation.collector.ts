import type { PrometheusClient } from '../prometheus-client.js';
import { summarise, type SeriesSummary } from '../series-summary.js';
import type { Labels, RangeAnswer } from '../series.js';
import { mapCall, type Call } from '../../../evidence/reading.js';
import type { SourceSession } from '../../source-session.js';
import { quoted } from '../query/quote.js';
import type { SaturationQuery } from './saturation-queries.js';

/** Label by which the series of one answer are told apart; not one that a target would have. */
const MARK = 'kuberca_query';
const SERIES_LIMIT = 200;
/** Longest expression that is sent as one, in characters; the client refuses those above 4096. */
const MAX_LENGTH = 4000;

/** When saturation is looked at, in ms since 1970. */
export interface MetricWindow {
  readonly startMs: number;
  readonly endMs: number;
}

/** One series of a query: what tells it from its siblings, and its course in short. */
export interface MetricSeries {
  readonly labels: Labels;
  readonly summary: SeriesSummary;
}

/** A query with what it found; nothing where the cluster has no such metric. */
export interface Metric {
  readonly query: SaturationQuery;
  readonly series: readonly MetricSeries[];
}

const marked = ({ promql }: SaturationQuery, index: number): string =>
  `label_replace(${promql}, ${quoted(MARK)}, ${quoted(String(index))}, "", "")`;

/** The queries in as few expressions as their length allows: one call costs the server less than many. */
const expressionsOf = (queries: readonly SaturationQuery[]): readonly string[] =>
  queries.map(marked).reduce<readonly string[]>((all, next) => {
    const last = all.at(-1);
    const joined = `${last} or ${next}`;
    return last === undefined || joined.length > MAX_LENGTH ? [...all, next] : [...all.slice(0, -1), joined];
  }, []);

const seriesOf = (answers: readonly RangeAnswer[], index: number): readonly MetricSeries[] =>
  answers
    .flatMap(({ series }) => series)
    .filter(({ labels }) => labels[MARK] === String(index))
    .flatMap(({ labels: { [MARK]: _mark, ...labels }, samples }) => {
      const summary = summarise(samples);
      return summary === null ? [] : [{ labels, summary }];
    });

/** Reads what a list of queries says of a time, in one round; each series reduced. */
export const readMetrics = async (
  prometheus: Pick<PrometheusClient, 'queryRange'>,
  session: SourceSession,
  queries: readonly SaturationQuery[],
  { startMs, endMs }: MetricWindow,
): Promise<Call<readonly Metric[]> | null> => {
  const calls = await Promise.all(
    expressionsOf(queries).map((query) =>
      session.ask(query, (signal) =>
        prometheus.queryRange({ query, startMs, endMs, stepMs: null, maxSeries: SERIES_LIMIT }, signal),
      ),
    ),
  );
  const [first] = calls;
  if (first === undefined) return null;
  const failed = calls.find(({ outcome }) => outcome.status !== 'ok');
  const answers = calls.flatMap(({ outcome }) => (outcome.status === 'ok' ? [outcome.value] : []));
  // What one expression gave is kept when another failed: both are seldom asked at all.
  const base = answers.length > 0 ? { ...first, outcome: { status: 'ok', value: null } as const } : failed;
  return mapCall(base as Call<unknown>, () =>
    queries.map((query, index) => ({ query, series: seriesOf(answers, index) })),
  );
};
