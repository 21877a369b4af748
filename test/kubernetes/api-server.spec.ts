import { readFile, writeFile } from 'node:fs/promises';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../src/config/load.js';
import { ClusterReader } from '../../src/integrations/kubernetes/client/cluster-reader.js';
import type { Pod } from '../../src/evidence/objects.js';
import { SystemClock } from '../../src/telemetry/clock.js';
import { json, startApiServer, status, type ApiServer } from '../support/api-server.js';
import { selfSigned } from '../support/self-signed.js';

const signal = new AbortController().signal;
const pods = { apiVersion: 'v1', plural: 'pods', namespace: 'shop' };
const pod = { kind: 'Pod', apiVersion: 'v1', metadata: { name: 'cart-0', namespace: 'shop' } };
const log = { namespace: 'shop', pod: 'cart-0', container: 'app', previous: true, tailLines: 25 };

describe('an API server', () => {
  let server: ApiServer;
  let reader: ClusterReader;
  const readerOf = (environment: Record<string, string> = {}): ClusterReader =>
    new ClusterReader(loadSettings({ KUBECONFIG: server.kubeconfig, ...environment }), new SystemClock());

  beforeAll(async () => {
    server = await startApiServer();
  });
  beforeEach(() => {
    reader = readerOf();
  });
  afterEach(() => reader.onApplicationShutdown());
  afterAll(() => server.stop());

  it('is sent the token, over a verified TLS connection, and asked for JSON', async () => {
    server.answer(json(200, pod));
    expect(await reader.get<Pod>({ ...pods, name: 'cart-0' }, signal)).toEqual({ status: 'ok', value: pod });
    const request = server.requests.at(-1);
    expect(request?.method).toBe('GET');
    expect(request?.url).toBe('/api/v1/namespaces/shop/pods/cart-0');
    expect(request?.headers.authorization).toBe('Bearer test-token');
  });

  it('sees its connections again for the next calls, one after another or at once', async () => {
    server.answer((request, response) => setTimeout(() => json(200, pod)(request, response), 5));
    const atOnce = async () => {
      await Promise.all(Array.from({ length: 20 }, () => reader.get({ ...pods, name: 'cart-0' }, signal)));
      await turn(); // a connection takes its next call in the turn of the event loop after its answer, not before
    };
    const before = server.connections();
    await atOnce();
    const opened = server.connections() - before;
    expect(opened).toBeLessThanOrEqual(20);
    await atOnce();
    for (let call = 0; call < 10; call += 1) await reader.get({ ...pods, name: 'cart-0' }, signal);
    expect(server.connections() - before).toBe(opened);
  });

  it('has at most 32 calls in flight, and the others wait', async () => {
    const held: (() => void)[] = [];
    const { promise: full, resolve: fill } = Promise.withResolvers<void>();
    server.answer((request, response) => {
      held.push(() => json(200, pod)(request, response));
      if (held.length === 32) fill();
    });
    const reads = Array.from({ length: 80 }, () => reader.get({ ...pods, name: 'cart-0' }, signal));
    await full;
    await sleep(50); // one more would have come by now
    expect(held.length).toBe(32);
    server.answer(json(200, pod));
    for (const answer of held) answer();
    expect((await Promise.all(reads)).every((read) => read.status === 'ok')).toBe(true);
  });

  it.each([
    [404, 'pods "cart-0" not found', { status: 'absent', reason: 'pods "cart-0" not found' }],
    [
      403,
      'pods "cart-0" is forbidden',
      { status: 'forbidden', reason: 'pods "cart-0" is forbidden: grant get on pods in namespace shop' },
    ],
    [401, 'Unauthorized', { status: 'forbidden', reason: expect.stringContaining('renew the token') }],
    [500, 'etcd is sad', { status: 'error', reason: 'the API server answered 500: etcd is sad' }],
    [503, 'shutting down', { status: 'unavailable', reason: 'shutting down' }],
    [504, 'slow etcd', { status: 'timeout', reason: 'slow etcd' }],
  ])('that answers %d is understood', async (code, message, outcome) => {
    server.answer(status(code, message));
    expect(await reader.get({ ...pods, name: 'cart-0' }, signal)).toEqual(outcome);
  });

  it('that answers 400 for a log has no such log', async () => {
    server.answer(status(400, 'previous terminated container "app" in pod "cart-0" not found'));
    expect(await reader.logs(log, signal)).toMatchObject({ status: 'absent' });
    expect(await reader.get({ ...pods, name: 'cart-0' }, signal)).toMatchObject({ status: 'error' });
  });

  it('that asks to wait is asked again after that time', async () => {
    let asked = 0;
    server.answer((request, response) => {
      asked += 1;
      const answer = asked === 1 ? status(429, 'too many', { 'retry-after': '0' }) : json(200, pod);
      answer(request, response);
    });
    expect((await reader.get({ ...pods, name: 'cart-0' }, signal)).status).toBe('ok');
    expect(asked).toBe(2);
  });

  it('that asks to wait longer than the call may take is not asked again', async () => {
    server.answer(status(429, 'too many', { 'retry-after': '60' }));
    const before = server.requests.length;
    expect(await reader.get({ ...pods, name: 'cart-0' }, signal)).toMatchObject({ status: 'error' });
    expect(server.requests.length).toBe(before + 1);
  });

  it('that never answers, or never ends its answer, runs into the timeout', async () => {
    const impatient = readerOf({ K8S_API_TIMEOUT_SECONDS: '1' });
    server.answer(() => undefined);
    const silent = impatient.get({ ...pods, name: 'cart-0' }, signal);
    expect(await silent).toEqual({ status: 'timeout', reason: 'no answer within 1 s' });
    server.answer((_request, response) => void response.writeHead(200).write('{"kind":'));
    expect(await impatient.get({ ...pods, name: 'cart-0' }, signal)).toMatchObject({ status: 'timeout' });
    await impatient.onApplicationShutdown();
  });

  it('sees its connection end when the caller gives up, who gets its own reason', async () => {
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const { promise: closed, resolve: close } = Promise.withResolvers<void>();
    server.answer((request) => {
      arrive();
      request.socket.once('close', () => close());
    });
    const caller = new AbortController();
    const read = reader.get({ ...pods, name: 'cart-0' }, caller.signal);
    await arrived;
    caller.abort(new Error('deadline of the analysis'));
    await expect(read).rejects.toThrow('deadline of the analysis');
    await closed;
  });

  it('cannot fill the memory: objects stop at 8 MiB, logs are kept up to 1 MiB', async () => {
    const line = `2026-11-23T10:00:00.000000000Z ${'x'.repeat(99)}\n`;
    server.answer((_request, response) => {
      response.writeHead(200);
      for (let written = 0; written < 9 * 1024 * 1024; written += line.length) response.write(line);
      response.end();
    });
    expect(await reader.get({ ...pods, name: 'cart-0' }, signal)).toEqual({
      status: 'error',
      reason: 'the answer is larger than 8 MiB',
    });
    const read = await reader.logs(log, signal);
    const lines = read.status === 'ok' ? read.value : [];
    expect(lines.length).toBe(Math.floor((1024 * 1024) / line.length));
    expect(lines.every((text) => text.length === line.length - 1)).toBe(true);
    expect(server.requests.at(-1)?.url).toContain('limitBytes=1048576');
  });

  it.each(['not json', '"text"', 'null', '{}'])('that answers %s gives an error', async (text) => {
    server.answer((_request, response) => void response.writeHead(200).end(text));
    expect(await reader.get({ ...pods, name: 'cart-0' }, signal)).toMatchObject({ status: 'error' });
    expect(await reader.list({ ...pods, limit: 1 }, signal)).toMatchObject({ status: 'error' });
  });

  it('is asked page by page, up to the limit', async () => {
    server.answer((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'https://x');
      const start = Number(searchParams.get('continue') ?? 0);
      const limit = Number(searchParams.get('limit'));
      const items = Array.from({ length: limit }, (_, i) => ({ metadata: { name: `p${start + i}` } }));
      json(200, { kind: 'PodList', apiVersion: 'v1', metadata: { continue: `${start + limit}` }, items })(
        request,
        response,
      );
    });
    const read = await reader.list<Pod>({ ...pods, limit: 450 }, signal);
    const names = read.status === 'ok' ? read.value.map(({ metadata }) => metadata.name) : [];
    expect(names).toEqual(Array.from({ length: 450 }, (_, i) => `p${i}`));
    expect(read).toMatchObject({ value: expect.arrayContaining([expect.objectContaining({ kind: 'Pod' })]) });
  });

  it('cannot send the credentials elsewhere by a redirect', async () => {
    const other = await startApiServer();
    const elsewhere = JSON.parse(await readFile(other.kubeconfig, 'utf8')).clusters[0].cluster.server;
    server.answer(
      (_request, response) => void response.writeHead(302, { location: `${elsewhere}/api/v1/x` }).end(),
    );
    expect(await reader.get({ ...pods, name: 'cart-0' }, signal)).toMatchObject({ status: 'unavailable' });
    expect(other.connections()).toBe(0);
    await other.stop();
  });

  it('with a certificate of another authority is not talked to', async () => {
    const original = await readFile(server.kubeconfig, 'utf8');
    const config = JSON.parse(original);
    config.clusters[0].cluster['certificate-authority-data'] = Buffer.from(selfSigned().cert).toString(
      'base64',
    );
    await writeFile(server.kubeconfig, JSON.stringify(config));
    const wary = readerOf();
    const before = server.requests.length;
    expect(await wary.get({ ...pods, name: 'cart-0' }, signal)).toMatchObject({ status: 'unavailable' });
    expect(server.requests.length).toBe(before);
    await wary.onApplicationShutdown();
    await writeFile(server.kubeconfig, original);
  });

  it('that is not there is unavailable', async () => {
    const gone = await startApiServer();
    const config = await readFile(gone.kubeconfig, 'utf8');
    await gone.stop();
    const original = await readFile(server.kubeconfig, 'utf8');
    await writeFile(server.kubeconfig, config);
    const lonely = readerOf();
    expect(await lonely.get({ ...pods, name: 'cart-0' }, signal)).toEqual({
      status: 'unavailable',
      reason: expect.stringContaining('ECONNREFUSED'),
    });
    await writeFile(server.kubeconfig, original);
  });
});
