import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { mergeStreams } from '../../src/integrations/loki/lines-by-time.js';
import { readResult, readWords } from '../../src/integrations/loki/read-answer.js';
import { readTrace } from '../../src/integrations/tempo/read-trace.js';
import { reduceTrace } from '../../src/integrations/tempo/reduce-trace.js';
import { readSearch, traceSummaryBody } from '../../src/integrations/tempo/trace-summary.js';
import { readRecording } from '../support/wire-recording.js';

/** A value with one part somewhere inside replaced by another. */
const damaged = (value: unknown, steps: readonly number[], by: unknown): unknown => {
  const [step, ...rest] = steps;
  if (step === undefined || typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return by;
  const part = damaged((value as Readonly<Record<string, unknown>>)[key], rest, by);
  return Array.isArray(value) ? value.with(Number(key), part) : { ...value, [key]: part };
};

const damage = fc.tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), fc.jsonValue());

const readAll = (body: unknown): void => {
  readWords(body);
  const result = readResult(body);
  if (result?.resultType === 'streams') JSON.stringify(mergeStreams(result.result));
  JSON.stringify(readSearch(body)?.map(traceSummaryBody));
  const trace = readTrace('ab', body);
  if (!trace) return;
  const reduced = reduceTrace(trace);
  JSON.stringify(reduced);
  expect(reduced.spans.length + reduced.omitted_spans).toBe(reduced.span_count);
};

describe('an answer of any form', () => {
  it('is read without an exception', () => {
    fc.assert(fc.property(fc.jsonValue(), readAll));
  });

  it.each([
    'tempo/trace-error-span',
    'tempo/trace2-error-span',
    'tempo/trace-value-kinds-and-links',
    'tempo/search-q-error',
    'loki/range-logs-backward',
    'loki/range-metric',
    'loki/labels',
  ])('such as %s with any part of it damaged', async (name) => {
    const body: unknown = JSON.parse((await readRecording(name)).body.toString());
    fc.assert(fc.property(damage, ([steps, by]) => readAll(damaged(body, steps, by))));
  });
});
