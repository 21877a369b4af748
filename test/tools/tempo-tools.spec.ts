import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sourceTools, type SourceTools } from '../support/source-tools.js';
import { jsonAnswer, textAnswer } from '../support/wire-answers.js';
import { readRecording } from '../support/wire-recording.js';
import { startWireServer, type WireServer } from '../support/wire-server.js';

const NOW = new Date('2026-11-22T20:17:53Z'); // 1795378673
const WINDOW = { start: '2026-11-22T20:02:53Z', end: '1795378673' };
const EMPTY = { traces: [], metrics: {} };

let wire: WireServer;
let tools: SourceTools;

beforeEach(async () => {
  wire = await startWireServer();
  tools = sourceTools(wire.url, NOW, { TEMPO_TENANT_ID: 'tight' });
});
afterEach(async () => {
  await tools.close();
  await wire.stop();
});

const sent = (): Record<string, string> => Object.fromEntries(wire.requests.at(-1)?.parameters ?? []);
const endpoint = () => ({ base_url: wire.url, tenant_id: 'tight' });

describe('the tools of Tempo', () => {
  it('say where traces are read from', async () => {
    expect(await tools.call('discover_tempo', {})).toEqual({ endpoint: endpoint() });
  });

  it('search and sum up', async () => {
    const { body } = await readRecording('tempo/search-q-error');
    wire.answer('/api/search', textAnswer(200, body.toString()));
    const found = await tools.call('search_tempo_traces', {
      ...WINDOW,
      query: '{ resource.service.name = "checkout" && status = error }',
    });
    expect(found).toMatchObject({
      endpoint: endpoint(),
      query: '{ resource.service.name = "checkout" && status = error }',
      window: { start: '2026-11-22T20:02:53Z', end: '2026-11-22T20:17:53Z' },
      trace_count: 4,
    });
    expect((found as { traces: unknown[] }).traces[0]).toMatchObject({
      trace_id: '3fc2a9087219c1da6953404844e9e4a5',
      root_service_name: 'checkout',
      root_trace_name: 'POST /checkout',
      start_time_unix_nano: '1795378567300950528',
      duration_ms: 35,
      span_set: { matched: 2 },
    });
    expect(found).not.toHaveProperty('data');
  });

  it.each([
    [
      { service_name: 'checkout', namespace: 'shop' },
      '{ resource.service.name = "checkout" || resource.service.name = "checkout.shop" }',
    ],
    [{ service_name: 'checkout' }, '{ resource.service.name = "checkout" }'],
    [{ namespace: 'shop' }, '{ resource.service.name =~ ".*[.]shop" }'],
    [{}, '{}'],
    [{ query: '{ duration > 2s }', service_name: 'checkout' }, '{ duration > 2s }'],
  ])('search for %j with %s', async (target, query) => {
    wire.answer('/api/search', jsonAnswer(EMPTY));
    await tools.call('search_tempo_traces', { ...WINDOW, ...target });
    expect(sent()).toMatchObject({ q: query, limit: '5', start: '1795377773', end: '1795378673' });
  });

  it('take times and limits as a model writes them', async () => {
    wire.answer('/api/search', jsonAnswer(EMPTY));
    await tools.call('search_tempo_traces', { start: 'now-10m', end: 1_795_378_673, limit: 500 });
    expect(sent()).toMatchObject({ start: '1795378073', end: '1795378673', limit: '20' });
  });

  it('say that the newest traces may not be searchable yet', async () => {
    wire.answer('/api/search', jsonAnswer(EMPTY));
    expect(await tools.call('search_tempo_traces', WINDOW)).toMatchObject({
      trace_count: 0,
      traces: [],
      note: expect.stringContaining('may not be searchable yet'),
    });
    const earlier = await tools.call('search_tempo_traces', { start: 'now-2h', end: 'now-1h' });
    expect(earlier).not.toHaveProperty('note');
  });

  it.each([
    [{ start: 'soon', end: 'now' }, 'start: must be RFC 3339'],
    [{ start: 'now', end: 'now-1h' }, 'start must not lie after end'],
    [{ ...WINDOW, query: 'x'.repeat(5000) }, 'longer than 4096'],
    [{ start: 'now-1h' }, 'end'],
  ])('refuse %j before any request', async (args, detail) => {
    expect(await tools.call('search_tempo_traces', args)).toMatchObject({
      error: 'invalid',
      detail: expect.stringContaining(detail),
    });
    expect(wire.requests).toEqual([]);
  });

  it('tell what Tempo refused, in its own words, with what was asked', async () => {
    const { status, body } = await readRecording('tempo/search-bad-unclosed');
    wire.answer('/api/search', textAnswer(status, body.toString()));
    expect(await tools.call('search_tempo_traces', { ...WINDOW, query: '{' })).toEqual({
      error: 'invalid',
      detail:
        'failed to search tempo traces: Tempo answered 400 Bad Request: invalid TraceQL query: parse error at line 1, col 37: syntax error: unexpected $end',
      answer: { status_code: 400, reason: 'Bad Request', url: `${wire.url}/api/search` },
      endpoint: endpoint(),
      query: '{',
      window: WINDOW,
    });
  });

  it('give a trace cut down to what failed and what took its time', async () => {
    const { body } = await readRecording('tempo/trace-error-span');
    wire.answer('/api/traces/4bf92f3577b34da6a3ce929d0e0e4736', textAnswer(200, body.toString()));
    const found = await tools.call('get_tempo_trace', { trace_id: '4bf92f3577b34da6a3ce929d0e0e4736' });
    expect(found).toMatchObject({
      endpoint: endpoint(),
      trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
      data: { span_count: 4, error_count: 3, omitted_spans: 0 },
    });
    expect(JSON.stringify(found)).toContain('context deadline exceeded');
  });

  it('keep within 16,000 characters by leaving out what matters least', async () => {
    await wire.replay(['tempo/trace-over-max-bytes', 'tempo/trace2-over-max-bytes']);
    const found = await tools.call('get_tempo_trace', { trace_id: 'b1600000000000000000000000000001' });
    const text = JSON.stringify(found);
    expect(text.length).toBeLessThanOrEqual(16_000);
    expect(text).not.toContain('[cut:');
    expect(found).toMatchObject({ data: { partial: expect.any(String), span_count: expect.any(Number) } });
  });

  it('answer an unknown or impossible id in words', async () => {
    wire.answer(`/api/traces/${'f'.repeat(32)}`, (_request, response) => void response.writeHead(404).end());
    expect(await tools.call('get_tempo_trace', { trace_id: 'f'.repeat(32) })).toMatchObject({
      error: 'absent',
      detail: expect.stringContaining('it may have expired'),
      trace_id: 'f'.repeat(32),
    });
    expect(await tools.call('get_tempo_trace', { trace_id: '../search' })).toMatchObject({
      error: 'invalid',
    });
  });

  it('describe their parameters to a model that left them out', async () => {
    const refused = await tools.call('search_tempo_traces', {});
    const shown = JSON.stringify(refused);
    for (const words of ['TraceQL', 'Start of the window', 'ignored beside query', '"maximum":20'])
      expect(shown).toContain(words);
    expect(refused).toMatchObject({ error: 'invalid', schema: { required: ['start', 'end'] } });
  });
});
