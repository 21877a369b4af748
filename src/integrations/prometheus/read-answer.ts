import { z } from 'zod';
import { ok, type FailedRead, type ReadOutcome } from '../../transport/read-outcome.js';
import { sampleValue } from './sample-value.js';
import type { Labels, Sample, Series } from './series.js';

/** What a server says beside its data. */
export interface Answer<T> {
  readonly data: T;
  readonly warnings: readonly string[];
}

const envelope = z.object({
  status: z.literal('success'),
  data: z.unknown(),
  warnings: z.array(z.string()).nullish(),
  isPartial: z.boolean().nullish(), // VictoriaMetrics' word for a warning
});

const labels: z.ZodType<Labels> = z.record(z.string(), z.string());

/** Seconds since 1970, and a value as text. */
type Pair = readonly [number, string];
const isPair = (value: unknown): value is Pair =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'string';
const pair = z.custom<Pair>(isPair);
/** Checked as a whole: there may be hundreds of thousands, and a schema for each would take ten times as long. */
const pairs = z.custom<readonly Pair[]>((value) => Array.isArray(value) && value.every(isPair));

/** Series without floats are native histograms, which nobody here can read. */
const series = z
  .object({ metric: labels, value: pair.optional(), values: pairs.optional() })
  .transform(({ metric, value, values }) => ({ metric, points: value === undefined ? values : [value] }));

const result = z.discriminatedUnion('resultType', [
  z.object({ resultType: z.enum(['vector', 'matrix']), result: z.array(z.unknown()).nullable() }),
  z.object({ resultType: z.enum(['scalar', 'string']), result: pair }),
]);

export interface QueryData {
  readonly resultType: z.output<typeof result>['resultType'];
  readonly series: readonly Series[];
  readonly total: number;
  readonly text: { readonly atMs: number; readonly text: string } | null;
}

const sampleOf = ([seconds, text]: Pair): Sample => ({
  atMs: Math.round(seconds * 1000),
  value: sampleValue(text),
});

const HISTOGRAMS = 'native histograms were left out';

const UNUSABLE: FailedRead = {
  status: 'error',
  reason: 'the answer is not in the form of the Prometheus API: check PROMETHEUS_URL',
};

/** Reads the envelope, and what is in it. */
const readBody = <T>(body: unknown, data: z.ZodType<T>): ReadOutcome<Answer<T>> => {
  const outer = envelope.safeParse(body);
  if (!outer.success) return UNUSABLE;
  const inner = data.safeParse(outer.data.data);
  if (!inner.success) return UNUSABLE;
  const partial = outer.data.isPartial === true ? ['the answer is partial'] : [];
  return {
    status: 'ok',
    value: { data: inner.data, warnings: [...(outer.data.warnings ?? []), ...partial] },
  };
};

interface FoundSeries {
  readonly series: readonly Series[];
  readonly total: number;
  readonly histograms: boolean;
}

/** The first of a list of series; the others are counted and not looked at, for there may be very many. */
const firstSeries = (items: readonly unknown[], max: number): FoundSeries | null => {
  const read = z.array(series).safeParse(items.slice(0, max));
  if (!read.success) return null;
  const found = read.data.flatMap(({ metric, points }) =>
    points === undefined ? [] : [{ labels: metric, samples: points.map(sampleOf) }],
  );
  return { series: found, total: items.length, histograms: found.length < read.data.length };
};

/** Reads the body of a query; of more than `max` series the first ones. */
export const readQuery = (body: unknown, max: number): ReadOutcome<Answer<QueryData>> => {
  const read = readBody(body, result);
  if (read.status !== 'ok') return read;
  const { data, warnings } = read.value;
  switch (data.resultType) {
    case 'vector':
    case 'matrix': {
      const found = firstSeries(data.result ?? [], max);
      if (found === null) return UNUSABLE;
      const { histograms, ...kept } = found;
      return ok({
        data: { resultType: data.resultType, text: null, ...kept },
        warnings: histograms ? [...warnings, HISTOGRAMS] : warnings,
      });
    }
    case 'scalar': {
      const one = [{ labels: {}, samples: [sampleOf(data.result)] }];
      return ok({ data: { resultType: data.resultType, series: one, total: 1, text: null }, warnings });
    }
    case 'string': {
      const [seconds, text] = data.result;
      const written = { atMs: Math.round(seconds * 1000), text };
      return ok({ data: { resultType: data.resultType, series: [], total: 0, text: written }, warnings });
    }
  }
};

/** Reads a list of words. */
export const readWords = (body: unknown): ReadOutcome<Answer<readonly string[]>> =>
  readBody(
    body,
    z
      .array(z.string())
      .nullish()
      .transform((words) => words ?? []),
  );

/** Reads any other data. */
export const readData = <T>(body: unknown, data: z.ZodType<T>): ReadOutcome<T> => {
  const read = readBody(body, data);
  return read.status === 'ok' ? ok(read.value.data) : read;
};
