import { describe, expect, it } from '@jest/globals';
import { reduceTrace } from './reduce-trace.js';
import type { Span, Trace } from './trace.js';

const MS = 1_000_000n;
const START = 1_795_378_557_900n * MS;

const span = (
  spanId: string,
  parent: string | null,
  from: number,
  to: number,
  more: Partial<Span> = {},
): Span => ({
  spanId,
  parentSpanId: parent,
  name: spanId,
  kind: 'server',
  service: 'checkout',
  startNs: START + BigInt(from) * MS,
  endNs: START + BigInt(to) * MS,
  status: 'unset',
  statusMessage: null,
  attributes: {},
  events: [],
  resource: {},
  ...more,
});

const trace = (spans: readonly Span[], partial: string | null = null): Trace => ({
  traceId: 'ab',
  spans,
  partial,
});

describe('reduceTrace', () => {
  it('keeps the critical path and failed spans, in the order of time, and counts the rest', () => {
    const reduced = reduceTrace(
      trace([
        span('root', null, 0, 100, { status: 'error' }),
        span('beside', 'root', 5, 20),
        span('failed beside', 'root', 6, 20, {
          status: 'error',
          statusMessage: 'refused',
          service: 'payments',
        }),
        span('slow', 'root', 10, 95),
      ]),
    );
    expect(reduced.spans.map(({ name }) => name)).toEqual(['root', 'failed beside', 'slow']);
    expect(reduced).toMatchObject({
      start_time: '2026-11-22T20:15:57.900Z',
      duration_ms: 100,
      span_count: 4,
      error_count: 2,
      omitted_spans: 1,
      services: [
        { name: 'checkout', spans: 3, errors: 1 },
        { name: 'payments', spans: 1, errors: 1 },
      ],
    });
    expect(reduced.spans[1]).toMatchObject({ error_origin: true, status_message: 'refused', offset_ms: 6 });
    expect(reduced.spans[0]).not.toHaveProperty('error_origin');
    expect(reduced.spans[2]).toMatchObject({ critical_ms: 85 });
  });

  it('keeps at most 100 spans: where failures came from before other failures before slow ones', () => {
    const calls = Array.from({ length: 300 }, (_, index) =>
      span(`call ${index}`, 'root', index * 10, index * 10 + 9, index < 90 ? { status: 'error' } : {}),
    );
    const whole = trace([span('root', null, 0, 3000, { status: 'error' }), ...calls]);
    const reduced = reduceTrace(whole);
    expect(reduced.spans).toHaveLength(100);
    expect(reduced.omitted_spans).toBe(201);
    expect(reduced.spans.filter((one) => one.error_origin)).toHaveLength(90);
    expect(reduced.spans[0]?.name).toBe('root');
    expect(reduceTrace(whole, 5).spans).toHaveLength(5);
    expect(reduceTrace(whole, 5000).spans).toHaveLength(100);
  });

  it('cuts long attributes and keeps exceptions before other events', () => {
    const events = ['log', 'log', 'log', 'exception'].map((name) => ({
      name,
      timeNs: START + 2n * MS,
      attributes: { 'exception.stacktrace': 'x'.repeat(5000), note: 'y'.repeat(5000) },
    }));
    const attributes = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`a${index}`, index]));
    const [root] = reduceTrace(trace([span('root', null, 0, 10, { attributes, events })])).spans;
    expect(root?.events?.map(({ name }) => name)).toEqual(['exception', 'log', 'log']);
    expect(root?.events?.[0]?.attributes['exception.stacktrace']).toMatch(
      /^x{1000}… \(4000 characters more\)$/,
    );
    expect(root?.events?.[0]?.attributes['note']).toMatch(/^y{300}… \(4700/);
    expect(Object.keys(root?.attributes ?? {})).toHaveLength(12);
  });

  it('says why a trace is not whole, and bears one without spans', () => {
    expect(reduceTrace(trace([], 'too large'))).toEqual({
      trace_id: 'ab',
      start_time: null,
      duration_ms: 0,
      span_count: 0,
      error_count: 0,
      services: [],
      spans: [],
      omitted_spans: 0,
      partial: 'too large',
    });
  });
});
