import { z } from 'zod';
import type { FailedRead, ReadOutcome } from '../read-outcome.js';
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
const pair = z.tuple([z.number(), z.string()]);
/** Series without floats are native histograms, which nobody here can read. */
const vector = z.array(z.object({ metric: labels, value: pair.optional() }));
const matrix = z.array(z.object({ metric: labels, values: z.array(pair).optional() }));

const result = z.discriminatedUnion('resultType', [
  z.object({ resultType: z.literal('vector'), result: vector.nullable() }),
  z.object({ resultType: z.literal('matrix'), result: matrix.nullable() }),
  z.object({ resultType: z.literal('scalar'), result: pair }),
  z.object({ resultType: z.literal('string'), result: pair }),
]);

export interface QueryData {
  readonly resultType: z.output<typeof result>['resultType'];
  readonly series: readonly Series[];
  readonly total: number;
  readonly text: { readonly atMs: number; readonly text: string } | null;
}

const sampleOf = ([seconds, text]: z.output<typeof pair>): Sample => ({
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

const seriesOf = (
  data: Extract<z.output<typeof result>, { resultType: 'vector' | 'matrix' }>,
  max: number,
): { readonly series: readonly Series[]; readonly total: number; readonly histograms: boolean } => {
  const all = (data.result ?? []).map((item) => ({
    labels: item.metric,
    pairs: 'value' in item && item.value ? [item.value] : 'values' in item ? item.values : undefined,
  }));
  const readable = all.filter(({ pairs }) => pairs !== undefined);
  return {
    series: readable
      .slice(0, max)
      .map(({ labels: metric, pairs = [] }) => ({ labels: metric, samples: pairs.map(sampleOf) })),
    total: all.length,
    histograms: readable.length < all.length,
  };
};

/** Reads the body of a query; of more than `max` series the first ones. */
export const readQuery = (body: unknown, max: number): ReadOutcome<Answer<QueryData>> => {
  const read = readBody(body, result);
  if (read.status !== 'ok') return read;
  const { data, warnings } = read.value;
  const { resultType } = data;
  switch (resultType) {
    case 'vector':
    case 'matrix': {
      const { histograms, ...found } = seriesOf(data, max);
      return {
        status: 'ok',
        value: {
          data: { resultType, text: null, ...found },
          warnings: histograms ? [...warnings, HISTOGRAMS] : warnings,
        },
      };
    }
    case 'scalar': {
      const series = [{ labels: {}, samples: [sampleOf(data.result)] }];
      return { status: 'ok', value: { data: { resultType, series, total: 1, text: null }, warnings } };
    }
    case 'string': {
      const [seconds, text] = data.result;
      const written = { atMs: Math.round(seconds * 1000), text };
      return { status: 'ok', value: { data: { resultType, series: [], total: 0, text: written }, warnings } };
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
  return read.status === 'ok' ? { status: 'ok', value: read.value.data } : read;
};
