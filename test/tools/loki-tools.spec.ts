import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sourceTools, type SourceTools } from '../support/source-tools.js';
import { jsonAnswer, textAnswer } from '../support/wire-answers.js';
import { readRecording } from '../support/wire-recording.js';
import { startWireServer, type WireServer } from '../support/wire-server.js';

const NOW = new Date('2026-11-22T20:26:10Z');
const START = '2026-11-22T19:26:10Z';
const CHECKOUT = '{app="checkout", pod="checkout-7c9d8b6f5d-x2x7k"}';
const RANGE = '/loki/api/v1/query_range';

let wire: WireServer;
let tools: SourceTools;

beforeEach(async () => {
  wire = await startWireServer();
  tools = sourceTools(wire.url, NOW);
});
afterEach(async () => {
  await tools.close();
  await wire.stop();
});

const sent = (): Record<string, string> => Object.fromEntries(wire.requests.at(-1)?.parameters ?? []);
const endpoint = () => ({ base_url: wire.url, tenant_id: '' });

describe('the tools of Loki', () => {
  it('say where logs are read from', async () => {
    expect(await tools.call('discover_loki', {})).toEqual({ endpoint: endpoint() });
  });

  it('list labels and values', async () => {
    await wire.replay(['loki/labels', 'loki/label-values-pod-query'], {
      ignoring: ['query', 'start', 'end'],
    });
    expect(await tools.call('list_loki_labels', {})).toMatchObject({
      endpoint: endpoint(),
      data: { status: 'success', count: 7, data: expect.arrayContaining(['namespace', 'pod']) },
    });
    expect(await tools.call('get_loki_label_values', { label: 'pod' })).toMatchObject({
      data: { status: 'success', data: expect.arrayContaining(['postgres-0']) },
    });
  });

  it('keep 500 of many values and say how many there are', async () => {
    const values = Array.from({ length: 3000 }, (_, index) => `v${index}`);
    wire.answer('/loki/api/v1/label/pod/values', jsonAnswer({ status: 'success', data: values }));
    const found = await tools.call('get_loki_label_values', { label: 'pod' });
    expect(found).toMatchObject({ data: { count: 3000, data: { length: 500 } } });
  });

  it('answer a label that has no values, or cannot exist, in words', async () => {
    await wire.replay(['loki/label-values-unknown']);
    expect(await tools.call('get_loki_label_values', { label: 'nope' })).toMatchObject({
      error: 'absent',
      detail: expect.stringContaining('the label nope'),
      endpoint: endpoint(),
      label: 'nope',
    });
    expect(await tools.call('get_loki_label_values', { label: '../query' })).toMatchObject({
      error: 'invalid',
      detail: expect.stringContaining('letters, digits'),
    });
    expect(wire.requests).toHaveLength(1);
  });

  it('give the lines of a container as one stream, newest first, in the form of Loki', async () => {
    await wire.replay(['loki/range-logs-backward'], { ignoring: ['direction'] });
    const found = await tools.call('query_loki_range', {
      query: CHECKOUT,
      start: START,
      end: '1795379170',
      limit: 5,
    });
    expect(found).toMatchObject({
      endpoint: endpoint(),
      line_count: 5,
      note: expect.stringContaining('there may be older ones'),
      data: { status: 'success', data: { resultType: 'streams', result: [{ values: { length: 5 } }] } },
    });
    const { values } = (found as { data: { data: { result: { values: string[][] }[] } } }).data.data
      .result[0]!;
    const times = values.map(([time]) => BigInt(time!));
    expect(times).toEqual(times.toSorted((a, b) => (a < b ? 1 : -1)));
    expect(JSON.stringify(found)).not.toContain('stats');
  });

  it('run a query for lines over the hour before', async () => {
    wire.answer(RANGE, jsonAnswer({ status: 'success', data: { resultType: 'streams', result: [] } }));
    const found = await tools.call('query_loki', { query: '{app="x"}', time: 'now' });
    expect(found).toMatchObject({ line_count: 0, data: { data: { resultType: 'streams', result: [] } } });
    expect(sent()).toMatchObject({
      limit: '100',
      start: '1795375570000000000',
      end: '1795379170000000000',
    });
  });

  it('give numbers, at most 50 series', async () => {
    const series = Array.from({ length: 80 }, (_, index) => ({
      metric: { pod: `p${index}` },
      value: [1_795_379_170, '1'],
    }));
    wire.answer(
      '/loki/api/v1/query',
      jsonAnswer({ status: 'success', data: { resultType: 'vector', result: series } }),
    );
    expect(await tools.call('query_loki', { query: 'sum by (pod) (rate({app="x"}[5m]))' })).toMatchObject({
      series_count: 80,
      data: { data: { resultType: 'vector', result: { length: 50 } } },
    });
  });

  it('take a window before now, and raise too small a step', async () => {
    wire.answer(RANGE, jsonAnswer({ status: 'success', data: { resultType: 'matrix', result: [] } }));
    const args = { query: 'sum(rate({app="x"}[5m]))', start: 'now-1h', end: 'now', step: '1s' };
    expect(await tools.call('query_loki_range', args)).toMatchObject({ step_seconds: 16, series_count: 0 });
    expect(sent()).toMatchObject({ start: '1795375570000000000', end: '1795379170000000000', step: '16' });
  });

  it.each([
    [{ query: '{app="x"}', start: 'yesterday', end: 'now' }, 'start: must be RFC 3339'],
    [{ query: '{app="x"}', start: 'now', end: 'now-1h' }, 'start must lie before end'],
    [{ query: '{app="x"}', start: 'now-1h', end: 'now', step: 'soon' }, 'step: must be seconds'],
    [{ query: '', start: 'now-1h', end: 'now' }, 'query'],
    [{ query: 'x'.repeat(5000), start: 'now-1h', end: 'now' }, 'longer than 4096'],
  ])('refuse %j before any request', async (args, detail) => {
    expect(await tools.call('query_loki_range', args)).toMatchObject({
      error: 'invalid',
      detail: expect.stringContaining(detail),
    });
    expect(wire.requests).toEqual([]);
  });

  it.each([
    ['bad-logql-unclosed', 'invalid', 'parse error at line 1, col 16'],
    ['tenant-timeout-range', 'timeout', 'decrease the duration'],
    ['query-many-to-many-error', 'error', 'many-to-many'],
    ['tenant-missing-labels', 'forbidden', 'LOKI_TENANT_ID'],
  ])('tell what Loki refused as in %s', async (name, error, words) => {
    const { status, body } = await readRecording(`loki/${name}`);
    wire.answer(RANGE, textAnswer(status, body.toString()));
    const args = { query: '{app="x"}', start: 'now-1h', end: 'now' };
    expect(await tools.call('query_loki_range', args)).toMatchObject({
      error,
      detail: expect.stringMatching(new RegExp(`^failed to query loki: .*${words}`, 's')),
      answer: { status_code: status },
      endpoint: endpoint(),
      query: '{app="x"}',
      window: { start: 'now-1h', end: 'now' },
    });
  });

  it('stay within 16,000 characters, keep the newest lines, and mask', async () => {
    const values = Array.from({ length: 500 }, (_, index) => [
      String(1_795_379_169_000_000_000n - BigInt(index)),
      `line ${index} password=hunter2secret ${'x'.repeat(400)}`,
    ]);
    const result = [{ stream: { namespace: 'shop', pod: 'p' }, values }];
    wire.answer(RANGE, jsonAnswer({ status: 'success', data: { resultType: 'streams', result } }));
    const found = JSON.stringify(
      await tools.call('query_loki_range', { query: '{app="x"}', start: 'now-1h', end: 'now', limit: 500 }),
    );
    expect(found.length).toBeLessThanOrEqual(16_000);
    expect(found).toContain('line 0 ');
    expect(found).toContain('add labels or a line filter');
    expect(found).not.toContain('hunter2secret');
  });

  it('describe their parameters to a model that left them out', async () => {
    const refused = await tools.call('query_loki_range', {});
    const shown = JSON.stringify(refused);
    for (const words of ['LogQL', 'Start of the window', 'Distance of points', '"maximum":500'])
      expect(shown).toContain(words);
    expect(refused).toMatchObject({ error: 'invalid', schema: { required: ['query', 'start', 'end'] } });
  });
});
