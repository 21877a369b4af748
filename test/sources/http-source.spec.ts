import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../../src/config/load.js';
import { PROMETHEUS } from '../../src/integrations/prometheus/settings.js';
import { TEMPO } from '../../src/integrations/tempo/settings.js';
import { HttpSource, type HttpSourceOptions } from '../../src/transport/http-source.js';
import { selfSigned } from '../support/self-signed.js';
import {
  cutOff,
  huge,
  inTurn,
  jsonAnswer,
  redirect,
  silent,
  slow,
  stalled,
  textAnswer,
  tooManyRequests,
} from '../support/wire-answers.js';
import { startWireServer, type WireServer } from '../support/wire-server.js';

const forever = new AbortController().signal;
let wire: WireServer;
let folder: string;
const sources: HttpSource[] = [];

beforeEach(async () => {
  wire = await startWireServer();
  folder = await mkdtemp(join(tmpdir(), 'http-source-'));
});

afterEach(async () => {
  await Promise.all(sources.splice(0).map((source) => source.close()));
  await wire.stop();
  await rm(folder, { recursive: true });
});

const sourceAt = (
  url: string,
  environment: Record<string, string> = {},
  options: Partial<HttpSourceOptions> = {},
): HttpSource => {
  const settings = loadSettings({ PROMETHEUS_URL: url, ...environment }).of(PROMETHEUS);
  const source = new HttpSource({ name: 'Prometheus', prefix: 'PROMETHEUS', settings, ...options });
  sources.push(source);
  return source;
};

const brief = { PROMETHEUS_HTTP_TIMEOUT_SECONDS: '1' };

describe('an address', () => {
  it('keeps the path of the base URL and repeats the names of lists', async () => {
    wire.answer('/prom/api/v1/series', jsonAnswer({ status: 'success' }));
    const source = sourceAt(`${wire.url}/prom/`);
    const query = { 'match[]': ['a', 'b{c="d"}'], limit: 3, end: undefined };
    expect(await source.get('/api/v1/series', query, forever)).toEqual({
      status: 'ok',
      value: { status: 'success' },
    });
    expect(wire.requests[0]?.parameters.getAll('match[]')).toEqual(['a', 'b{c="d"}']);
    expect([...(wire.requests[0]?.parameters.keys() ?? [])]).toEqual(['match[]', 'match[]', 'limit']);
    expect(source.baseUrl).toBe(`${wire.url}/prom`);
  });

  it('is not asked when it is not configured', async () => {
    const settings = loadSettings({}).of(TEMPO);
    const source = new HttpSource({ name: 'Tempo', prefix: 'TEMPO', settings });
    expect([source.configured, source.baseUrl]).toEqual([false, '']);
    expect(await source.get('/api/search', {}, forever)).toEqual({
      status: 'unavailable',
      reason: 'tempo url not configured: set TEMPO_URL',
    });
  });
});

describe('credentials', () => {
  const sentTo = async (environment: Record<string, string>, url = wire.url) => {
    wire.answer('/x', jsonAnswer({}));
    await sourceAt(url, environment).get('/x', {}, forever);
    return wire.requests.at(-1)?.headers;
  };

  it('come from the URL, which is shown without them', async () => {
    const url = wire.url.replace('http://', 'http://user:p%40ss@');
    expect(await sentTo({}, url)).toMatchObject({ authorization: `Basic ${btoa('user:p@ss')}` });
    expect(sources[0]?.baseUrl).toBe(wire.url);
  });

  it('come from user and password, with tenant and further headers', async () => {
    expect(
      await sentTo({
        PROMETHEUS_USERNAME: 'user',
        PROMETHEUS_PASSWORD: 'pass',
        PROMETHEUS_TENANT_ID: 'team-a',
        PROMETHEUS_HEADERS: '{"X-Api-Key":"key"}',
      }),
    ).toMatchObject({
      authorization: `Basic ${btoa('user:pass')}`,
      'x-scope-orgid': 'team-a',
      'x-api-key': 'key',
      accept: 'application/json',
    });
  });

  it('come from files, read again when they are replaced', async () => {
    wire.answer('/x', jsonAnswer({}));
    const path = join(folder, 'token');
    await writeFile(path, 'first\n');
    const source = sourceAt(wire.url, { PROMETHEUS_BEARER_TOKEN_FILE: path });
    await source.get('/x', {}, forever);
    await writeFile(`${path}.new`, 'second\n');
    await rename(`${path}.new`, path);
    await source.get('/x', {}, forever);
    expect(wire.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer first',
      'Bearer second',
    ]);
  });

  it.each([
    ['PROMETHEUS_BEARER_TOKEN_FILE', {}],
    ['PROMETHEUS_PASSWORD_FILE', { PROMETHEUS_USERNAME: 'user' }],
    ['PROMETHEUS_CA_FILE', {}],
  ])('that cannot be read are named: %s', async (variable, more) => {
    const source = sourceAt(wire.url, { ...more, [variable]: join(folder, 'nothing') });
    expect(await source.get('/x', {}, forever)).toEqual({
      status: 'unavailable',
      reason: `Prometheus: the file of ${variable} cannot be read`,
    });
    expect(wire.requests).toEqual([]);
  });

  it('that are no token are named, not sent', async () => {
    const path = join(folder, 'token');
    await writeFile(path, 'one\ntwo');
    const source = sourceAt(wire.url, { PROMETHEUS_BEARER_TOKEN_FILE: path });
    expect(await source.get('/x', {}, forever)).toEqual({
      status: 'unavailable',
      reason: 'Prometheus: the file of PROMETHEUS_BEARER_TOKEN_FILE does not hold a token',
    });
    await writeFile(path, ' \n');
    expect(await source.get('/x', {}, forever)).toMatchObject({
      reason: 'Prometheus: the file of PROMETHEUS_BEARER_TOKEN_FILE is empty',
    });
  });

  it('never follow a redirect to another origin', async () => {
    const other = await startWireServer();
    wire.answer('/x', redirect(`${other.url}/login?token=secret`));
    const outcome = await sourceAt(wire.url, { PROMETHEUS_TENANT_ID: 'team-a' }).get('/x', {}, forever);
    expect(outcome).toMatchObject({
      status: 'unavailable',
      reason: `Prometheus redirects to ${other.url}/login, which is not followed: set PROMETHEUS_URL to where the API is`,
      answer: { statusCode: 302 },
    });
    expect(other.requests).toEqual([]);
    await other.stop();
  });

  it('follow a redirect within the origin, but not for ever', async () => {
    wire.answer('/old', redirect('/new', 301));
    wire.answer('/new', jsonAnswer({ found: true }));
    wire.answer('/circle', redirect('/circle'));
    const source = sourceAt(wire.url);
    expect(await source.get('/old', {}, forever)).toEqual({ status: 'ok', value: { found: true } });
    expect(await source.get('/circle', {}, forever)).toMatchObject({ status: 'unavailable' });
    expect(wire.requests).toHaveLength(6);
  });
});

describe('time', () => {
  it.each([
    ['a server that never answers', silent],
    ['a body that never ends', stalled('{"a":')],
  ])('runs out on %s', async (_, answer) => {
    wire.answer('/x', answer);
    expect(await sourceAt(wire.url, brief).get('/x', {}, forever)).toEqual({
      status: 'timeout',
      reason:
        'Prometheus: no answer within 1 s (PROMETHEUS_HTTP_TIMEOUT_SECONDS); narrow the query or raise it',
    });
  });

  it('is waited as the server asks when it is busy, if there is enough', async () => {
    wire.answer(
      '/x',
      inTurn(
        tooManyRequests('0'),
        textAnswer(503, 'starting', { 'retry-after': new Date(0).toUTCString() }),
        jsonAnswer({ done: true }),
      ),
    );
    expect(await sourceAt(wire.url).get('/x', {}, forever)).toEqual({ status: 'ok', value: { done: true } });
    expect(wire.requests).toHaveLength(3);
  });

  it('is not waited when the server asks for more than there is', async () => {
    wire.answer('/x', tooManyRequests('60'));
    expect(await sourceAt(wire.url, brief).get('/x', {}, forever)).toMatchObject({
      status: 'unavailable',
      reason:
        'Prometheus answered 429 Too Many Requests: too many outstanding requests: it asks to wait 60 s',
    });
    expect(wire.requests).toHaveLength(1);
  });

  it('ends when the caller gives up', async () => {
    wire.answer('/x', silent);
    const caller = new AbortController();
    const reading = sourceAt(wire.url).get('/x', {}, caller.signal);
    caller.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
  });
});

describe('an answer', () => {
  it('longer than its bound is not read to its end', async () => {
    let written = 0;
    wire.answer('/x', (request, response) => {
      const write = response.write.bind(response);
      response.write = ((chunk: string, done?: () => void) => {
        written += chunk.length;
        return write(chunk, done as never);
      }) as typeof response.write;
      huge(200, '{"line":"', '"}')(request, response);
    });
    expect(await sourceAt(wire.url).get('/x', {}, forever)).toEqual({
      status: 'error',
      reason: 'Prometheus: the answer is longer than 8 MiB: narrow the query',
    });
    expect(written).toBeLessThan(64 * 1_048_576);
  });

  it('that breaks off is told apart from one that never came', async () => {
    wire.answer('/x', cutOff('{"status":"success"}', 5));
    const outcome = await sourceAt(wire.url).get('/x', {}, forever);
    expect(outcome.status).toBe('unavailable');
    expect(outcome).toHaveProperty(
      'reason',
      expect.stringMatching(/^Prometheus at http.* broke off its answer: /),
    );
  });

  it('that is not JSON is shown', async () => {
    wire.answer('/x', textAnswer(200, 'hello '.repeat(100)));
    expect(await sourceAt(wire.url).get('/x', {}, forever)).toMatchObject({
      status: 'error',
      undecodable: true,
      answer: { statusCode: 200, text: 'hello '.repeat(50) },
    });
  });

  it.each([
    [400, 'error', 'bad query'],
    [401, 'forbidden', 'check the credentials and tenant set with PROMETHEUS_*'],
    [403, 'forbidden', 'allow the user or token set with PROMETHEUS_* to read'],
    [404, 'absent', 'answered 404 Not Found: bad query'],
    [500, 'error', 'answered 500 Internal Server Error: bad query'],
    [502, 'unavailable', 'answered 502 Bad Gateway'],
    [503, 'unavailable', 'answered 503'],
    [504, 'timeout', 'answered 504'],
  ])('with status %i is %s', async (code, status, words) => {
    wire.answer('/x', textAnswer(code, 'bad query'));
    const outcome = await sourceAt(wire.url).get('/x', {}, forever);
    expect(outcome).toMatchObject({
      status,
      answer: { statusCode: code, text: 'bad query', url: `${wire.url}/x` },
    });
    expect(outcome).toHaveProperty('reason', expect.stringContaining(words));
  });

  it('of a router without such a path points at the URL; pages of markup are not quoted', async () => {
    wire.answer('/x', textAnswer(404, '404 page not found\n'));
    wire.answer('/y', textAnswer(500, '<html><body>secret</body></html>'));
    const source = sourceAt(wire.url);
    expect(await source.get('/x', {}, forever)).toMatchObject({
      status: 'unavailable',
      reason: `Prometheus has nothing at ${wire.url}/x: check the path in PROMETHEUS_URL`,
    });
    expect(await source.get('/y', {}, forever)).toMatchObject({
      reason: 'Prometheus answered 500 Internal Server Error',
    });
  });

  it('in the form of the source is read by it', async () => {
    wire.answer('/x', jsonAnswer({ error: 'too slow' }, 503));
    const source = sourceAt(
      wire.url,
      {},
      {
        refusal: (code, text) => ({ status: 'timeout', reason: `${code} ${JSON.parse(text).error}` }),
      },
    );
    expect(await source.get('/x', {}, forever)).toMatchObject({ status: 'timeout', reason: '503 too slow' });
  });
});

describe('calls at the same time', () => {
  it('that are identical are sent once, and one who gives up does not end it for the others', async () => {
    wire.answer('/x', slow(100, jsonAnswer({ n: 1 })));
    const source = sourceAt(wire.url);
    const caller = new AbortController();
    const first = source.get('/x', { query: 'up' }, caller.signal);
    const second = source.get('/x', { query: 'up' }, forever);
    const other = source.get('/x', { query: 'down' }, forever);
    caller.abort(new Error('enough'));
    await expect(first).rejects.toThrow('enough');
    expect(await Promise.all([second, other])).toEqual([
      { status: 'ok', value: { n: 1 } },
      { status: 'ok', value: { n: 1 } },
    ]);
    expect(wire.requests).toHaveLength(2);
    await source.get('/x', { query: 'up' }, forever); // what has ended is not kept
    expect(wire.requests).toHaveLength(3);
  });

  it('are ended at the server when nobody waits any longer', async () => {
    const closed = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    wire.answer('/x', (_request, response) => {
      response.once('close', () => closed.resolve());
      arrived.resolve();
    });
    const caller = new AbortController();
    const reading = sourceAt(wire.url).get('/x', {}, caller.signal);
    await arrived.promise;
    caller.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
    await closed.promise;
  });

  it('are at most eight, on connections that are reused', async () => {
    let open = 0;
    let most = 0;
    wire.answer('/x', (request, response) => {
      open += 1;
      most = Math.max(most, open);
      response.once('close', () => (open -= 1));
      slow(20, jsonAnswer({}))(request, response);
    });
    const source = sourceAt(wire.url);
    await Promise.all(Array.from({ length: 40 }, (_, n) => source.get('/x', { n }, forever)));
    await source.get('/x', {}, forever);
    expect(most).toBe(8);
    expect(wire.connections()).toBeLessThanOrEqual(8);
  });

  it('survive a server that closes idle connections', async () => {
    wire.answer('/x', (request, response) => {
      jsonAnswer({}, 200, {})(request, response);
      response.once('finish', () => setImmediate(() => request.socket.destroy()));
    });
    const source = sourceAt(wire.url);
    for (let n = 0; n < 20; n += 1) {
      expect(await source.get('/x', { n }, forever)).toEqual({ status: 'ok', value: {} });
    }
  });
});

describe('a server', () => {
  it('that is not there is named, with the variable to check', async () => {
    await wire.stop();
    const outcome = await sourceAt(wire.url.replace('://', '://user:secret@')).get('/x', {}, forever);
    expect(outcome).toEqual({
      status: 'unavailable',
      reason: expect.stringMatching(
        /^Prometheus at http:\/\/127\.0\.0\.1:\d+ cannot be reached: .*ECONNREFUSED.*; check PROMETHEUS_URL$/,
      ),
    });
    wire = await startWireServer();
  });

  it('with a certificate of its own authority is trusted by the CA file only, also once that is replaced', async () => {
    const { cert, key } = selfSigned();
    const server = createServer({ cert, key }, (_request, response) => response.end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const caFile = join(folder, 'ca.crt');
    expect(await sourceAt(url).get('/x', {}, forever)).toMatchObject({
      status: 'unavailable',
      reason: expect.stringMatching(/ is not trusted: .*; set PROMETHEUS_CA_FILE$/),
    });
    await writeFile(caFile, selfSigned('other').cert);
    const source = sourceAt(url, { PROMETHEUS_CA_FILE: caFile });
    expect(await source.get('/x', {}, forever)).toMatchObject({ status: 'unavailable' });
    await writeFile(`${caFile}.new`, cert);
    await rename(`${caFile}.new`, caFile);
    expect(await source.get('/x', {}, forever)).toEqual({ status: 'ok', value: {} });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
