import { z } from 'zod';
import type { LokiResult } from './loki-answer.js';

const labels = z.record(z.string(), z.string());
const sample = z.tuple([z.number(), z.string()]);
const entry = z
  .tuple([z.string(), z.string()])
  .rest(z.unknown())
  .transform(([timestampNs, line]) => [timestampNs, line] as const);

// `result` is null in answers of some proxies when there is nothing.
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

const result = z.discriminatedUnion('resultType', [
  z.object({
    resultType: z.literal('streams'),
    result: listOf(z.object({ stream: labels, values: z.array(entry) })),
  }),
  z.object({
    resultType: z.literal('matrix'),
    result: listOf(z.object({ metric: labels, values: z.array(sample) })),
  }),
  z.object({
    resultType: z.literal('vector'),
    result: listOf(z.object({ metric: labels, value: sample })),
  }),
  z.object({ resultType: z.literal('scalar'), result: sample }),
]);

const success = z.literal('success');
const resultAnswer = z.object({ status: success, data: result });
const wordsAnswer = z.object({ status: success, data: z.array(z.string()).nullish() });

/** Result of a query, without the 3 kB of statistics that come with it; `undefined` for any other JSON. */
export const readResult = (body: unknown): LokiResult | undefined => {
  const read = resultAnswer.safeParse(body);
  return read.success ? read.data.data : undefined;
};

/** Labels or values; `null` when Loki left `data` out, as it does when it found none. `undefined` for any other JSON. */
export const readWords = (body: unknown): readonly string[] | null | undefined => {
  const read = wordsAnswer.safeParse(body);
  return read.success ? (read.data.data ?? null) : undefined;
};
