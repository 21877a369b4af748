import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../src/config/load.js';
import { TempoClient } from '../../src/integrations/tempo/tempo-client.js';
import { cutOff, inTurn, jsonAnswer, silent, textAnswer, tooManyRequests } from '../support/wire-answers.js';
import { readRecording } from '../support/wire-recording.js';
import { startWireServer, type WireServer } from '../support/wire-server.js';

const WINDOW = { startMs: 1_795_377_773_000, endMs: 1_795_378_673_000 };
const CHECKOUT = '{ resource.service.name = "checkout" }';
const EMPTY = { traces: [], metrics: {} };

let wire: WireServer;
const clients: TempoClient[] = [];
const { signal } = new AbortController();

beforeEach(async () => {
  wire = await startWireServer();
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.onApplicationShutdown()));
  await wire.stop();
});

const clientOf = (environment: Readonly<Record<string, string>> = {}): TempoClient => {
  const client = new TempoClient(loadSettings({ TEMPO_URL: wire.url, ...environment }));
  clients.push(client);
  return client;
};

const sent = (): Record<string, string> => Object.fromEntries(wire.requests.at(-1)?.parameters ?? []);
const paths = (): string[] => wire.requests.map(({ path }) => path);

describe('a search', () => {
  it('is asked in whole seconds and read as recorded', async () => {
    await wire.replay(['tempo/search-q-service']);
    const found = await clientOf().search({ query: CHECKOUT, ...WINDOW, limit: 5 }, signal);
    expect(found).toMatchObject({
      status: 'ok',
      value: { query: CHECKOUT, window: { start: 1_795_377_773, end: 1_795_378_673 } },
    });
    expect(found.status === 'ok' && found.value.traces).toHaveLength(5);
  });

  it.each([
    [
      { startMs: 1_000_500, endMs: 2_000_500 },
      { start: '1000', end: '2001' },
    ],
    [
      { startMs: 5_000, endMs: 5_000 },
      { start: '5', end: '6' },
    ],
    [
      { startMs: 0, endMs: 10_000 },
      { start: '1', end: '10' },
    ],
    [
      { startMs: 1_000_000, endMs: 1_000_000_000 },
      { start: '395200', end: '1000000' },
    ],
  ])('of %j asks for %j', async (window, asked) => {
    wire.answer('/api/search', jsonAnswer(EMPTY));
    expect(await clientOf().search({ query: '{}', ...window }, signal)).toMatchObject({ status: 'ok' });
    expect(sent()).toMatchObject(asked);
  });

  it('is not sent for a window that ends before it starts', async () => {
    const found = await clientOf().search({ query: '{}', startMs: 2000, endMs: 1000 }, signal);
    expect(found).toMatchObject({ status: 'error' });
    expect(wire.requests).toEqual([]);
  });

  it.each([
    [undefined, '5'],
    [0, '1'],
    [1000, '20'],
  ])('asked for %s traces asks for %s', async (limit, asked) => {
    wire.answer('/api/search', jsonAnswer(EMPTY));
    await clientOf().search({ query: '{}', ...WINDOW, ...(limit !== undefined && { limit }) }, signal);
    expect(sent()['limit']).toBe(asked);
  });

  it.each(['search-start-in-future', 'v2-search-newest-30s-window'])(
    'as in %s gives only traces of its window',
    async (name) => {
      const recording = await readRecording(`tempo/${name}`);
      const parameters = Object.fromEntries(recording.parameters);
      wire.answer('/api/search', textAnswer(200, recording.body.toString()));
      const start = Number(parameters['start']);
      const found = await clientOf().search(
        { query: '{}', startMs: start * 1000, endMs: Number(parameters['end']) * 1000, limit: 20 },
        signal,
      );
      if (found.status !== 'ok') throw new Error(found.reason);
      for (const trace of found.value.traces)
        expect(Number(trace.startTimeUnixNano) / 1e9 + trace.durationMs / 1000 + 1).toBeGreaterThan(start);
    },
  );

  it('goes to the tenant that is set, and says so when one is wanted', async () => {
    await wire.replay(['tempo/tenant-missing-search', 'tempo/tenant-ok-search'], {
      ignoring: ['q', 'start', 'end', 'limit'],
    });
    expect(await clientOf().search({ query: '{}', ...WINDOW }, signal)).toMatchObject({
      status: 'forbidden',
      reason: 'Tempo wants a tenant (no org id): set TEMPO_TENANT_ID',
    });
    const client = clientOf({ TEMPO_TENANT_ID: 'team-a' });
    expect(await client.search({ query: '{}', ...WINDOW }, signal)).toMatchObject({ status: 'ok' });
    expect(client.endpoint()).toEqual({ base_url: wire.url, tenant_id: 'team-a' });
  });

  it('is tried below /tempo when the router has no such path, and then only there', async () => {
    await wire.replay(['tempo/prefix-configured-search-without-it', 'tempo/prefix-configured-search'], {
      ignoring: ['q', 'start', 'end', 'limit'],
    });
    const client = clientOf();
    expect(await client.search({ query: '{}', ...WINDOW }, signal)).toMatchObject({ status: 'ok' });
    expect(await client.search({ query: '{}', ...WINDOW, limit: 3 }, signal)).toMatchObject({ status: 'ok' });
    expect(paths()).toEqual(['/api/search', '/tempo/api/search', '/tempo/api/search']);
  });

  it('says which path is wrong when neither is there', async () => {
    const notFound = textAnswer(404, '404 page not found');
    wire.answer('/api/search', notFound);
    wire.answer('/tempo/api/search', notFound);
    expect(await clientOf().search({ query: '{}', ...WINDOW }, signal)).toMatchObject({
      status: 'unavailable',
      reason: expect.stringContaining(`${wire.url}/api/search: check the path in TEMPO_URL`),
    });
  });
});

describe('a trace', () => {
  it('is read as recorded, whatever the case of its id', async () => {
    await wire.replay(['tempo/trace-error-span']);
    const found = await clientOf().trace('4bf92f3577b34da6a3ce929d0e0e4736', signal);
    expect(found).toMatchObject({ status: 'ok', value: { traceId: '4bf92f3577b34da6a3ce929d0e0e4736' } });
    expect(found.status === 'ok' && found.value.spans).toHaveLength(4);
  });

  it('is absent for an empty 404, without trying another path', async () => {
    await wire.replay(['tempo/trace-not-found']);
    expect(await clientOf().trace('f'.repeat(32), signal)).toMatchObject({
      status: 'absent',
      reason: expect.stringContaining('no trace ffff'),
    });
    expect(wire.requests).toHaveLength(1);
  });

  it('is tried below /tempo when the router has no such path', async () => {
    const id = '0af7651916cd43dd8448eb211c80319c';
    const { body } = await readRecording('tempo/trace-ok');
    wire.answer(`/api/traces/${id}`, textAnswer(404, '404 page not found'));
    wire.answer(`/tempo/api/traces/${id}`, textAnswer(200, body.toString()));
    expect(await clientOf().trace(id, signal)).toMatchObject({ status: 'ok' });
  });

  it('comes in part from the second version when it is too large for the first', async () => {
    await wire.replay(['tempo/trace-over-max-bytes', 'tempo/trace2-over-max-bytes']);
    const client = clientOf({ TEMPO_TENANT_ID: 'tight' });
    const found = await client.trace('b1600000000000000000000000000001', signal);
    expect(found).toMatchObject({ status: 'ok', value: { partial: expect.any(String) } });
  });

  it('is an error when both versions find it too large', async () => {
    await wire.replay(['tempo/v2-trace-over-max-bytes', 'tempo/v2-trace2-over-max-bytes']);
    const client = clientOf({ TEMPO_TENANT_ID: 'tight' });
    expect(await client.trace('b1600000000000000000000000000001', signal)).toMatchObject({
      status: 'error',
      reason: expect.stringContaining('trace exceeds max size'),
    });
  });

  it.each(['not-a-trace-id', '../search', 'a/b', 'f'.repeat(33), ''])(
    'is not asked for as %j',
    async (id) => {
      expect(await clientOf().trace(id, signal)).toMatchObject({ status: 'error' });
      expect(wire.requests).toEqual([]);
    },
  );

  it('is absent when it is empty', async () => {
    const id = 'f'.repeat(32);
    wire.answer(`/api/traces/${id}`, jsonAnswer({ batches: [] }));
    expect(await clientOf().trace(id, signal)).toMatchObject({ status: 'absent' });
  });
});

describe('namespaces that may not be read', () => {
  const id = '4bf92f3577b34da6a3ce929d0e0e4736';

  it('are left out of a trace, which says so', async () => {
    await wire.replay(['tempo/trace-error-span']);
    expect(await clientOf({ KUBE_NAMESPACES_ALLOW: 'other' }).trace(id, signal)).toEqual({
      status: 'forbidden',
      reason: '4 spans left out: namespace not allowed by configuration',
    });
    const { body } = await readRecording('tempo/trace-error-span');
    const elsewhere = body
      .toString()
      .replace(/("k8s.namespace.name","value":{"stringValue":)"shop"/, '$1"bank"');
    wire.answer(`/api/traces/${id}`, textAnswer(200, elsewhere));
    const found = await clientOf({ KUBE_NAMESPACES_DENY: 'bank' }).trace(id, signal);
    expect(found).toMatchObject({
      status: 'ok',
      value: { partial: expect.stringContaining('2 spans left out') },
    });
  });

  it('leave only durations in summaries, whose namespaces are not known', async () => {
    await wire.replay(['tempo/search-q-service']);
    const client = clientOf({ KUBE_NAMESPACES_ALLOW: 'shop' });
    const found = await client.search({ query: CHECKOUT, ...WINDOW, limit: 5 }, signal);
    const [first] = found.status === 'ok' ? found.value.traces : [];
    expect(first?.spanSet?.spans[0]).toMatchObject({ name: null, attributes: {}, durationMs: 42.797824 });
  });
});

describe('what goes wrong', () => {
  const ask = (client: TempoClient) => client.search({ query: '{', ...WINDOW }, signal);

  it('is told in the words of Tempo', async () => {
    const { status, body } = await readRecording('tempo/search-bad-unclosed');
    wire.answer('/api/search', textAnswer(status, body.toString()));
    expect(await ask(clientOf())).toMatchObject({
      status: 'error',
      reason: expect.stringContaining('parse error at line 1, col 37'),
      answer: { statusCode: 400, statusText: 'Bad Request' },
    });
  });

  it.each([
    ['a body that is cut off', cutOff(JSON.stringify(EMPTY), 5), 'unavailable'],
    ['503', textAnswer(503, 'starting'), 'unavailable'],
    ['500', textAnswer(500, 'boom'), 'error'],
    ['429 for long', tooManyRequests('3600'), 'unavailable'],
    ['another API', jsonAnswer({ status: 'success' }), 'error'],
  ])('is told: %s', async (_what, answer, status) => {
    wire.answer('/api/search', answer);
    expect(await ask(clientOf())).toMatchObject({ status });
  });

  it('passes when Tempo only asks to wait', async () => {
    wire.answer('/api/search', inTurn(tooManyRequests('0'), jsonAnswer(EMPTY)));
    expect(await ask(clientOf())).toMatchObject({ status: 'ok' });
  });

  it('ends with its own timeout, and rejects when it is aborted', async () => {
    wire.answer('/api/search', silent);
    expect(await ask(clientOf({ TEMPO_HTTP_TIMEOUT_SECONDS: '1' }))).toMatchObject({ status: 'timeout' });
    const controller = new AbortController();
    const asked = clientOf().search({ query: '{}', ...WINDOW }, controller.signal);
    controller.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
  });
});
