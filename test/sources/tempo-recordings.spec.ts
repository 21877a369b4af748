import { describe, expect, it } from '@jest/globals';
import { readTrace } from '../../src/integrations/tempo/read-trace.js';
import { reduceTrace, type ReducedTrace } from '../../src/integrations/tempo/reduce-trace.js';
import { isInWindow, readSearch, traceSummaryBody } from '../../src/integrations/tempo/trace-summary.js';
import { traceQuery } from '../../src/integrations/tempo/traceql.js';
import type { Trace } from '../../src/integrations/tempo/trace.js';
import { readRecording } from '../support/wire-recording.js';

const bodyOf = async (name: string): Promise<unknown> =>
  JSON.parse((await readRecording(`tempo/${name}`)).body.toString());

const traceIn = async (name: string): Promise<Trace> => {
  const trace = readTrace('ab', await bodyOf(name));
  if (!trace) throw new Error(`${name} holds no trace`);
  return trace;
};

const searchIn = async (name: string) => readSearch(await bodyOf(name)) ?? [];

describe('a search as Tempo really answered it', () => {
  it('gives whole ids, services that failed, and the spans that matched', async () => {
    const [first] = await searchIn('search-q-error');
    expect(first).toMatchObject({
      traceId: '3fc2a9087219c1da6953404844e9e4a5',
      rootServiceName: 'checkout',
      rootTraceName: 'POST /checkout',
      durationMs: 35,
      spanSet: { matched: 2 },
    });
    expect(first?.spanSet?.spans[0]?.attributes).toEqual({ 'service.name': 'checkout', status: 'error' });
    expect(first?.services).toContainEqual({ name: 'payments', spans: 1, errors: 1 });
    expect((await searchIn('search-q-service'))[0]?.traceId).toBe('032fbce3952a71b26111b4b561e09c2f');
  });

  it('may lack the root, the duration, the service, the span sets', async () => {
    expect(await searchIn('search-root-span-missing')).toMatchObject([
      { rootServiceName: null, rootTraceName: null, durationMs: 1 },
    ]);
    expect(await searchIn('search-duration-under-1ms')).toMatchObject([{ durationMs: 0 }]);
    expect(await searchIn('search-no-service-name')).toMatchObject([{ rootServiceName: null }]);
    const [bare] = await searchIn('search-no-q-no-tags');
    expect(bare?.spanSet).toBeNull();
    expect(bare && traceSummaryBody(bare)).not.toHaveProperty('span_set');
  });

  it('holds traces from outside a window that lies ahead of now', async () => {
    const found = await searchIn('search-start-in-future');
    const { parameters } = await readRecording('tempo/search-start-in-future');
    const window = Object.fromEntries(parameters);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((one) => isInWindow(one, Number(window['start']), Number(window['end'])))).toEqual(
      [],
    );
  });

  it('takes two names side by side, as the query for a target has them', async () => {
    const { parameters, status } = await readRecording('tempo/search-q-service-or-dotted');
    const built = traceQuery({ service: 'checkout', namespace: 'shop' });
    const form = (query: string | undefined) => query?.replaceAll(/"[^"]*"/g, '""');
    expect(form(built)).toBe(form(Object.fromEntries(parameters)['q']));
    expect(status).toBe(200);
  });

  it('is told from other JSON, and drops entries without an id', () => {
    expect(readSearch({ error: 'x' })).toBeUndefined();
    expect(readSearch(null)).toBeUndefined();
    expect(
      readSearch({ traces: [{ durationMs: 3 }, { trace_id: 'ab', duration_ms: 7 }, 'x'] }),
    ).toMatchObject([{ traceId: '00000000000000ab', durationMs: 7 }]);
    expect(readSearch([{ id: 'ab' }])).toHaveLength(1);
  });

  it('is in its window by whole seconds, both ends included', async () => {
    const [found] = await searchIn('search-q-service'); // starts at …568.5, 42 ms long
    if (!found) throw new Error('no trace');
    expect(isInWindow(found, 1795378568, 1795378600)).toBe(true);
    expect(isInWindow(found, 1795378500, 1795378568)).toBe(true);
    expect(isInWindow(found, 1795378570, 1795378600)).toBe(false);
    expect(isInWindow(found, 1795378500, 1795378567)).toBe(false);
  });
});

describe('a trace as Tempo really answered it', () => {
  it('is the same in both versions of the API', async () => {
    expect((await traceIn('trace2-error-span')).spans).toEqual((await traceIn('trace-error-span')).spans);
    expect((await traceIn('trace2-ok')).spans).toEqual((await traceIn('trace-ok')).spans);
  });

  it('has ids in hexadecimal digits, kinds and states as words, and plain attributes', async () => {
    const { spans } = await traceIn('trace-error-span');
    expect(spans).toHaveLength(4);
    expect(spans[1]).toMatchObject({
      spanId: 'cdcc69292f45e678',
      parentSpanId: '309d6b79965eda32',
      kind: 'client',
      service: 'checkout',
      status: 'error',
      statusMessage: 'payment declined: context deadline exceeded',
      attributes: { 'server.port': 8080, retry: true },
    });
    expect(spans[3]).toMatchObject({ status: 'unset', attributes: { 'db.rows': 3, 'db.ratio': 0.25 } });
  });

  it('is reduced to where it failed', async () => {
    const reduced = reduceTrace(await traceIn('trace-error-span'));
    const origin = reduced.spans.filter((one) => one.error_origin);
    expect(origin).toMatchObject([
      { service: 'payments', name: 'POST /charge', pod: 'payments-5f6b7c9d4-hk8vt' },
    ]);
    expect(reduced.spans[1]?.events?.[0]).toMatchObject({
      name: 'exception',
      attributes: { 'exception.type': '*url.Error' },
    });
  });

  it('is reduced to what was slow', async () => {
    const reduced = reduceTrace(await traceIn('trace-slow-leading-zeros'));
    const slowest = (spans: ReducedTrace['spans']) =>
      spans.toSorted((a, b) => (b.critical_ms ?? 0) - (a.critical_ms ?? 0))[0];
    expect(slowest(reduced.spans)?.service).toBe('postgres');
    expect(reduced.spans.reduce((sum, one) => sum + (one.critical_ms ?? 0), 0)).toBeCloseTo(
      reduced.duration_ms,
      1,
    );
  });

  it('holds every kind of value', async () => {
    const [span] = (await traceIn('trace-value-kinds-and-links')).spans;
    expect(span?.attributes).toEqual({ text: '주문 "q" \\ \n line2', big: '9007199254740993', nan: 'NaN' });
    expect(span?.resource).toMatchObject({ empty: null, kv: { k: 'v' }, list: ['a', 2], bytes: 'AAEC' });
  });

  it('may be empty, cut, or large', async () => {
    expect((await traceIn('trace2-not-found')).spans).toEqual([]);
    expect((await traceIn('trace2-over-max-bytes')).partial).toMatch(/max/i);
    const large = reduceTrace(await traceIn('trace-large'));
    expect(large.span_count).toBe(61);
    expect(large.error_count).toBe(1);
    expect(large.spans.length + large.omitted_spans).toBe(61);
  });

  it('is told from other JSON', async () => {
    expect(readTrace('ab', await bodyOf('search-empty'))).toBeUndefined();
    expect(readTrace('ab', 'text')).toBeUndefined();
    expect(readTrace('ab', null)).toBeUndefined();
  });
});
