import { sampleText } from '../sample-value.js';
import { summarise } from '../series-summary.js';
import type { InstantAnswer, RangeAnswer, Sample, Series } from '../series.js';

/** Most values of a series that a range selector gave. */
const MAX_RAW_SAMPLES = 240;

/** A sample as Prometheus writes it: seconds, and the value as text. */
const pairOf = ({ atMs, value }: Sample): readonly [number, string] => [atMs / 1000, sampleText(value)];

/** A value as a number where JSON can hold it. */
const valueOf = (value: number): number | string => (Number.isFinite(value) ? value : sampleText(value));
const rounded = (value: number): number => Number(value.toPrecision(6));
const timeOf = (ms: number): string => new Date(ms).toISOString();

const pointOf = ({ atMs, value }: Sample) => ({ time: timeOf(atMs), value: valueOf(value) });

const rawSeries = ({ labels, samples }: Series) => ({
  metric: labels,
  values: samples.slice(-MAX_RAW_SAMPLES).map(pairOf),
});

/** What a reader needs of a series, in place of its values. */
const shortSeries = ({ labels, samples }: Series) => {
  const summary = summarise(samples);
  if (summary === null) return { metric: labels, points: 0 };
  const { points, notFinite, first, last, min, max, mean, trend, changedAtMs } = summary;
  return {
    metric: labels,
    points,
    first: pointOf(first),
    last: pointOf(last),
    min: min && pointOf(min),
    max: max && pointOf(max),
    mean: mean === null ? null : rounded(mean),
    trend,
    changed_at: changedAtMs === null ? null : timeOf(changedAtMs),
    ...(notFinite > 0 && { not_finite: notFinite }),
  };
};

const moreSeries = ({ series, total }: Pick<InstantAnswer, 'series' | 'total'>): readonly string[] =>
  total > series.length
    ? [`${series.length} of ${total} series: select fewer, aggregate, or use topk(${series.length}, …)`]
    : [];

const noteOf = (notes: readonly string[]) => (notes.length > 0 ? { note: notes.join('; ') } : {});
const warningsOf = (warnings: readonly string[]) => (warnings.length > 0 ? { warnings } : {});

const instantResult = ({ resultType, series, text }: InstantAnswer): unknown => {
  const [first] = series;
  switch (resultType) {
    case 'string':
      return text && [text.atMs / 1000, text.text];
    case 'scalar':
      return first?.samples.map(pairOf)[0] ?? null;
    case 'vector':
      return series.map(({ labels, samples }) => ({ metric: labels, value: samples.map(pairOf)[0] ?? null }));
    case 'matrix':
      return series.map(rawSeries);
  }
};

/** An instant answer in Prometheus' own form. */
export const instantBody = (answer: InstantAnswer) => ({
  series_count: answer.total,
  ...noteOf(moreSeries(answer)),
  data: {
    status: 'success',
    data: { resultType: answer.resultType, result: instantResult(answer) },
    ...warningsOf(answer.warnings),
  },
});

/**
 * An answer over a range in Prometheus' own form, the values of each series in short or, on request, as they are.
 * @param wantedStepMs null when none was asked for
 */
export const rangeBody = (answer: RangeAnswer, wantedStepMs: number | null, raw: boolean) => {
  const { startMs, endMs, stepMs, series, warnings } = answer;
  const shape: (one: Series) => object = raw ? rawSeries : shortSeries;
  const widened = wantedStepMs !== null && wantedStepMs < stepMs;
  return {
    window: { start: timeOf(startMs), end: timeOf(endMs), step_seconds: stepMs / 1000 },
    series_count: answer.total,
    ...noteOf([
      ...moreSeries(answer),
      ...(widened ? ['the step was widened to bound the points: shorten the window for a finer one'] : []),
    ]),
    data: {
      status: 'success',
      data: { resultType: 'matrix', result: series.map(shape) },
      ...warningsOf(warnings),
    },
  };
};
