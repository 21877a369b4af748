import { sampleText } from '../sample-value.js';
import type { Sample } from '../series.js';
import { valueOf, type Call, type Reading } from '../../../evidence/reading.js';
import { WEIGHT } from '../../../evidence/weights.js';
import { round } from './round.js';
import type { Metric, MetricSeries, MetricWindow } from './saturation.collector.js';

/** Series shown of one metric: those that alarm first. */
const SERIES_SHOWN = 10;

/** The value that stands out most: for what must not fall, the least one. */
const worst = ({ query }: Metric, { summary }: MetricSeries): Sample | null => {
  const low = summary.min;
  return low !== null && query.alarming(low.value) && !query.alarming(Number.POSITIVE_INFINITY)
    ? low
    : summary.max;
};

const grew = ({ summary }: MetricSeries): boolean => summary.last.value > summary.first.value;

const alarms = (metric: Metric, series: MetricSeries): boolean => {
  if (metric.query.counter) return grew(series);
  const sample = worst(metric, series);
  return sample !== null && metric.query.alarming(sample.value);
};

const time = (ms: number | null): string | undefined =>
  ms === null ? undefined : new Date(ms).toISOString();

const value = (sample: Sample | null): string | undefined =>
  sample === null ? undefined : sampleText(round(sample.value));

const seriesBody = ({ labels, summary }: MetricSeries) => ({
  ...labels,
  first: value(summary.first),
  last: value(summary.last),
  min: value(summary.min),
  max: value(summary.max),
  max_at: time(summary.max?.atMs ?? null),
  trend: summary.trend ?? undefined,
  changed_at: time(summary.changedAtMs),
});

const exhibit = (metric: Metric, about: string) => {
  const alarming = metric.series.some((series) => alarms(metric, series));
  return {
    type: 'metric',
    title: `${about}: ${metric.query.name}`,
    weight: alarming ? WEIGHT.saturated : WEIGHT.metric,
  };
};

const metricReading = (
  metric: Metric,
  call: Call<unknown>,
  about: string,
  window: MetricWindow,
): Reading<unknown> => {
  const ordered = metric.series.toSorted((a, b) => Number(alarms(metric, b)) - Number(alarms(metric, a)));
  return {
    ...call,
    ...exhibit(metric, about),
    query: metric.query.promql,
    body: {
      unit: metric.query.unit,
      from: time(window.startMs),
      to: time(window.endMs),
      series: ordered.slice(0, SERIES_SHOWN).map(seriesBody),
      ...(ordered.length > SERIES_SHOWN && { not_shown: ordered.length - SERIES_SHOWN }),
    },
  };
};

/**
 * Metrics as evidence: one a query that found something. Where none did, or the call failed, one for all of them.
 * @param about such as `pod shop/cart-0`
 */
export const metricReadings = (
  call: Call<readonly Metric[]> | null,
  about: string,
  window: MetricWindow,
): readonly Reading<unknown>[] => {
  if (call === null) return [];
  const found = (valueOf(call) ?? []).filter(({ series }) => series.length > 0);
  if (found.length > 0) return found.map((metric) => metricReading(metric, call, about, window));
  const { outcome } = call;
  const nothing = { status: 'absent', reason: `Prometheus has no series of ${about} in that time` } as const;
  return [
    {
      ...call,
      outcome: outcome.status === 'ok' ? nothing : outcome,
      type: 'metric',
      title: `${about}: metrics`,
      weight: WEIGHT.metric,
      body: null,
    },
  ];
};

/** What stands out, a sentence each: `pod shop/cart-0: memory … of app: 0.998 at …`. */
export const alarmSentences = (call: Call<readonly Metric[]> | null, about: string): readonly string[] =>
  ((call && valueOf(call)) ?? []).flatMap((metric) =>
    metric.series
      .filter((series) => alarms(metric, series))
      .map((series) => {
        const names = Object.values(series.labels).join(', ');
        const of = names === '' ? '' : ` of ${names}`;
        const { first, last } = series.summary;
        if (metric.query.counter) {
          return `${about}: ${metric.query.name}${of}: from ${value(first)} to ${value(last)}`;
        }
        const sample = worst(metric, series);
        return `${about}: ${metric.query.name}${of}: ${value(sample)} at ${time(sample?.atMs ?? null)}`;
      }),
  );
