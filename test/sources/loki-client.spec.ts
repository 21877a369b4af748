import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../src/config/load.js';
import { LokiClient } from '../../src/integrations/loki/loki-client.js';
import {
  cutOff,
  huge,
  inTurn,
  jsonAnswer,
  silent,
  textAnswer,
  tooManyRequests,
} from '../support/wire-answers.js';
import { readRecording } from '../support/wire-recording.js';
import { startWireServer, type WireServer } from '../support/wire-server.js';

const START = 1_795_375_570_000_000_000n;
const END = 1_795_379_170_000_000_000n;
const CHECKOUT = '{app="checkout", pod="checkout-7c9d8b6f5d-x2x7k"}';
const RANGE = '/loki/api/v1/query_range';
const EMPTY = { status: 'success', data: { resultType: 'streams', result: [] } };

let wire: WireServer;
const clients: LokiClient[] = [];
const { signal } = new AbortController();

beforeEach(async () => {
  wire = await startWireServer();
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.onApplicationShutdown()));
  await wire.stop();
});

const clientOf = (environment: Readonly<Record<string, string>> = {}): LokiClient => {
  const client = new LokiClient(loadSettings({ LOKI_URL: wire.url, ...environment }));
  clients.push(client);
  return client;
};

const sent = (index = -1): Record<string, string> =>
  Object.fromEntries(wire.requests.at(index)?.parameters ?? []);

describe('Loki that is not configured', () => {
  it('is asked nothing', async () => {
    const client = clientOf({ LOKI_URL: '' });
    expect(client.configured).toBe(false);
    expect(client.endpoint()).toEqual({ base_url: '', tenant_id: '' });
    expect(await client.labels({}, signal)).toMatchObject({ status: 'unavailable' });
  });
});

describe('labels and values', () => {
  it('are read as recorded', async () => {
    await wire.replay(['loki/labels', 'loki/label-values-pod-query']);
    const client = clientOf();
    expect(await client.labels({}, signal)).toMatchObject({
      status: 'ok',
      value: ['app', 'cluster', 'container', 'namespace', 'node', 'pod', 'service_name'],
    });
    const pods = await client.labelValues(
      'pod',
      { query: '{namespace="shop"}', startNs: START, endNs: END },
      signal,
    );
    expect(pods.status === 'ok' && pods.value).toContain('postgres-0');
  });

  it('are absent when Loki answers success without data', async () => {
    await wire.replay(['loki/label-values-unknown', 'loki/tenant-unknown-labels']);
    const absent = await clientOf().labelValues('nope', {}, signal);
    expect(absent).toMatchObject({ status: 'absent', reason: expect.stringContaining('the label nope') });
    const unknown = await clientOf({ LOKI_TENANT_ID: 'nobody' }).labels({}, signal);
    expect(unknown).toMatchObject({ status: 'absent', reason: expect.stringContaining('LOKI_TENANT_ID') });
  });

  it.each(['a/b', '..', 'a%2Fb', '', 'a-b'])('are not asked for the label %j', async (label) => {
    expect(await clientOf().labelValues(label, {}, signal)).toMatchObject({ status: 'error' });
    expect(wire.requests).toEqual([]);
  });

  it('go to the tenant that is set, and say so when one is wanted', async () => {
    await wire.replay(['loki/tenant-missing-labels', 'loki/tenant-ok-labels']);
    expect(await clientOf().labels({}, signal)).toEqual({
      status: 'forbidden',
      reason: 'Loki wants a tenant (no org id): set LOKI_TENANT_ID',
      answer: {
        statusCode: 401,
        statusText: 'Unauthorized',
        url: `${wire.url}/loki/api/v1/labels`,
        text: 'no org id',
      },
    });
    const client = clientOf({ LOKI_TENANT_ID: 'team-a' });
    expect(await client.labels({}, signal)).toMatchObject({ status: 'ok' });
    expect(client.endpoint()).toEqual({ base_url: wire.url, tenant_id: 'team-a' });
  });
});

describe('a range query', () => {
  it('gives streams without statistics, newest lines by default', async () => {
    await wire.replay(['loki/range-logs-backward'], { ignoring: ['direction'] });
    const found = await clientOf().queryRange(
      { query: CHECKOUT, startNs: START, endNs: END, limit: 5 },
      signal,
    );
    expect(found).toMatchObject({
      status: 'ok',
      value: { path: 'query_range', limit: 5, direction: 'backward', data: { resultType: 'streams' } },
    });
    expect(JSON.stringify(found)).not.toContain('stats');
    expect(sent()).toMatchObject({ direction: 'backward', start: String(START), end: String(END) });
    expect(sent()).not.toHaveProperty('step');
  });

  it.each([
    [undefined, '100'],
    [0, '1'],
    [-3, '1'],
    [7.9, '7'],
    [100_000, '500'],
  ])('asked for %s lines asks for %s', async (limit, asked) => {
    wire.answer(RANGE, jsonAnswer(EMPTY));
    await clientOf().queryRange(
      { query: CHECKOUT, startNs: START, endNs: END, ...(limit !== undefined && { limit }) },
      signal,
    );
    expect(sent()['limit']).toBe(asked);
  });

  it("keeps to a tenant's own bound of lines when it is lower", async () => {
    const refusal = (await readRecording('loki/tenant-limit-entries')).body.toString();
    wire.answer(RANGE, inTurn(textAnswer(400, refusal), jsonAnswer(EMPTY)));
    const found = await clientOf().queryRange(
      { query: CHECKOUT, startNs: START, endNs: END, limit: 51 },
      signal,
    );
    expect(found).toMatchObject({ status: 'ok', value: { limit: 50 } });
    expect(wire.requests.map(({ parameters }) => parameters.get('limit'))).toEqual(['51', '50']);
  });

  it('does not go on when the bound that is refused is its own', async () => {
    wire.answer(RANGE, textAnswer(400, 'max_entries_limit_per_query (5 > 5)'));
    const found = await clientOf().queryRange(
      { query: CHECKOUT, startNs: START, endNs: END, limit: 5 },
      signal,
    );
    expect(found).toMatchObject({ status: 'error' });
    expect(wire.requests).toHaveLength(1);
  });

  it('reads at most the newest 30 days, and nothing for an empty window', async () => {
    wire.answer(RANGE, jsonAnswer(EMPTY));
    const client = clientOf();
    await client.queryRange({ query: CHECKOUT, startNs: 0n, endNs: END }, signal);
    expect(sent()['start']).toBe(String(END - 30n * 86_400_000_000_000n));
    expect(await client.queryRange({ query: CHECKOUT, startNs: END, endNs: END }, signal)).toMatchObject({
      status: 'error',
      reason: expect.stringContaining('after its start'),
    });
    expect(wire.requests).toHaveLength(1);
  });

  it.each([
    ['10m', '600'],
    ['1s', '16'],
    [null, '16'],
    ['1h30m', '5400'],
    ['45', '45'],
  ])('for numbers with step %s sends %s seconds', async (step, asked) => {
    wire.answer(RANGE, jsonAnswer({ status: 'success', data: { resultType: 'matrix', result: [] } }));
    const query = 'sum(rate({namespace="shop"}[5m]))';
    const found = await clientOf().queryRange({ query, startNs: START, endNs: END, step }, signal);
    expect(sent()['step']).toBe(asked);
    expect(found).toMatchObject({ status: 'ok', value: { stepSeconds: Number(asked) } });
  });

  it.each(['0', 'a minute', '-5', '1x'])('does not send the step %j', async (step) => {
    const found = await clientOf().queryRange(
      { query: 'vector(1)', startNs: START, endNs: END, step },
      signal,
    );
    expect(found).toMatchObject({ status: 'error', reason: expect.stringContaining('step') });
    expect(wire.requests).toEqual([]);
  });
});

describe('a query at one moment', () => {
  it('gives numbers as recorded', async () => {
    await wire.replay(['loki/query-metric-time-unix-seconds'], { ignoring: ['limit', 'time'] });
    const found = await clientOf().query({ query: 'sum(rate({namespace="shop"}[5m]))', timeNs: END }, signal);
    expect(found).toMatchObject({ status: 'ok', value: { path: 'query', data: { resultType: 'vector' } } });
    expect(sent()['time']).toBe(String(END));
  });

  it('runs as a range of an hour for lines, which Loki refuses there', async () => {
    wire.answer(RANGE, jsonAnswer(EMPTY));
    const found = await clientOf().query({ query: '{app="checkout"}', limit: 5, timeNs: END }, signal);
    expect(found).toMatchObject({ status: 'ok', value: { path: 'query_range' } });
    expect(sent()).toMatchObject({ start: String(END - 3_600_000_000_000n), end: String(END), limit: '5' });
  });

  it('leaves the window to Loki when no time is given', async () => {
    wire.answer(RANGE, jsonAnswer(EMPTY));
    await clientOf().query({ query: '{app="checkout"}' }, signal);
    expect(Object.keys(sent()).sort()).toEqual(['direction', 'limit', 'query']);
  });

  it('runs as a range also when only Loki can tell that it is about lines', async () => {
    const refusal = await readRecording('loki/query-log-refused');
    wire.answer('/loki/api/v1/query', textAnswer(refusal.status, refusal.body.toString()));
    wire.answer(RANGE, jsonAnswer(EMPTY));
    const found = await clientOf().query({ query: '/* a new kind of comment */ {app="x"}' }, signal);
    expect(found).toMatchObject({ status: 'ok', value: { path: 'query_range' } });
  });
});

describe('namespaces that may not be read', () => {
  const restricted = { KUBE_NAMESPACES_ALLOW: 'shop,team-*', KUBE_NAMESPACES_DENY: 'team-secret' };

  it('are not queried', async () => {
    const client = clientOf(restricted);
    const window = { startNs: START, endNs: END };
    const refused = { status: 'forbidden', reason: expect.stringContaining('not allowed by configuration') };
    expect(await client.queryRange({ query: '{namespace="kube-system"}', ...window }, signal)).toMatchObject(
      refused,
    );
    expect(await client.query({ query: '{app="x"}' }, signal)).toMatchObject(refused);
    expect(await client.labelValues('pod', { query: '{app="x"}' }, signal)).toMatchObject(refused);
    expect(wire.requests).toEqual([]);
  });

  it('leave the others to be queried, and narrow label values', async () => {
    wire.answer(RANGE, jsonAnswer(EMPTY));
    wire.answer('/loki/api/v1/label/pod/values', jsonAnswer({ status: 'success', data: ['a'] }));
    const client = clientOf(restricted);
    expect(await client.query({ query: '{namespace="shop"}' }, signal)).toMatchObject({ status: 'ok' });
    expect(await client.labelValues('pod', {}, signal)).toMatchObject({ status: 'ok' });
    expect(sent()['query']).toBe('{namespace=~"shop|team-.*", namespace!~"team-secret"}');
  });
});

describe('what goes wrong', () => {
  const ask = (client: LokiClient) =>
    client.queryRange({ query: CHECKOUT, startNs: START, endNs: END }, signal);

  it.each([
    ['tenant-timeout-range', 'timeout', 'decrease the duration'],
    ['bad-logql-unclosed', 'error', 'parse error at line 1, col 16'],
    ['not-found', 'unavailable', 'check the path in LOKI_URL'],
    ['query-many-to-many-error', 'error', 'many-to-many'],
    ['tenant-bad-characters', 'error', 'unsupported character'],
    ['tenant-missing-labels', 'forbidden', 'set LOKI_TENANT_ID'],
  ])('recorded as %s is %s', async (name, status, words) => {
    const { status: code, body, headers } = await readRecording(`loki/${name}`);
    wire.answer(RANGE, textAnswer(code, body.toString(), headers));
    expect(await ask(clientOf())).toMatchObject({ status, reason: expect.stringContaining(words) });
  });

  it('is another API at that URL', async () => {
    wire.answer(RANGE, jsonAnswer({ status: 'success', data: { groups: [] } }));
    wire.answer('/loki/api/v1/labels', jsonAnswer([1]));
    expect(await ask(clientOf())).toMatchObject({
      status: 'error',
      reason: expect.stringContaining('LOKI_URL'),
    });
    expect(await clientOf().labels({}, signal)).toMatchObject({ status: 'error' });
  });

  it('passes when Loki only asks to wait', async () => {
    wire.answer(RANGE, inTurn(tooManyRequests('0'), jsonAnswer(EMPTY)));
    expect(await ask(clientOf())).toMatchObject({ status: 'ok' });
  });

  it.each([
    ['a body that is cut off', cutOff(JSON.stringify(EMPTY), 20), 'unavailable'],
    ['a body of 9 MiB', huge(9, '{"status":"', '"}'), 'error'],
    ['503', textAnswer(503, 'Some services are not Running'), 'unavailable'],
    ['429 for long', tooManyRequests('3600'), 'unavailable'],
    ['HTML', textAnswer(200, '<html></html>'), 'error'],
  ])('is told: %s', async (_what, answer, status) => {
    wire.answer(RANGE, answer);
    expect(await ask(clientOf())).toMatchObject({ status });
  });

  it('ends with its own timeout, and rejects when it is aborted', async () => {
    wire.answer(RANGE, silent);
    expect(await ask(clientOf({ LOKI_HTTP_TIMEOUT_SECONDS: '1' }))).toMatchObject({
      status: 'timeout',
      reason: expect.stringContaining('LOKI_HTTP_TIMEOUT_SECONDS'),
    });
    const controller = new AbortController();
    const asked = clientOf().queryRange({ query: CHECKOUT, startNs: START, endNs: END }, controller.signal);
    controller.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
  });
});
