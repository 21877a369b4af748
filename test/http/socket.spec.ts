import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { RequestsInFlight } from '../../src/http/requests-in-flight.js';
import { httpApp, ScriptedAnalyst, type HttpApp } from '../support/http-app.js';

const BODY = JSON.stringify({ alert: { status: 'firing' }, thread_ts: '' });

let http: HttpApp;
afterEach(() => http.app.close());

const listen = async (
  analyst: ScriptedAnalyst,
  environment: Record<string, string> = {},
): Promise<string> => {
  http = await httpApp({ analyst, environment });
  await http.app.listen(0, '127.0.0.1');
  return `http://127.0.0.1:${(http.app.getHttpServer().address() as AddressInfo).port}`;
};

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
};

describe('over a socket', () => {
  it('answers, and says which connection it may reuse', async () => {
    const url = await listen(new ScriptedAnalyst());
    const response = await fetch(`${url}/analyze`, { method: 'POST', body: BODY });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ok', analysis: 'because' });
  });

  it('ends the work of a caller that hangs up, running or waiting, and goes on with the next', async () => {
    let ended = 0;
    const analyst = new ScriptedAnalyst(({ signal, members }) =>
      members[0]?.caller.threadTs === 'patient'
        ? 'answered'
        : new Promise((_, reject) => {
            signal.addEventListener('abort', () => {
              ended += 1;
              reject(signal.reason as Error);
            });
          }),
    );
    const url = await listen(analyst, { MAX_CONCURRENT_ANALYSES: '1', HTTP_QUEUE_LIMIT: '2' });
    const inFlight = http.app.get(RequestsInFlight, { strict: false });
    const hangUp = [new AbortController(), new AbortController()];
    const call = (signal: AbortSignal | null, thread: string): Promise<Response> =>
      fetch(`${url}/analyze`, {
        method: 'POST',
        body: JSON.stringify({ alert: { status: 'firing' }, thread_ts: thread }),
        signal,
      });

    const running = call(hangUp[0]!.signal, 'first');
    await until(() => analyst.requests.length === 1);
    const waiting = call(hangUp[1]!.signal, 'second');
    await until(() => inFlight.count === 2);
    const patient = call(null, 'patient');
    await until(() => inFlight.count === 3);

    hangUp[1]!.abort();
    await expect(waiting).rejects.toThrow('aborted');
    await until(() => inFlight.count === 2);
    hangUp[0]!.abort();
    await expect(running).rejects.toThrow('aborted');

    expect(await (await patient).json()).toMatchObject({ analysis: 'answered' });
    expect(ended).toBe(1);
    expect(analyst.requests).toHaveLength(2);
    await until(() => inFlight.count === 0);
    const requests = http.logger.lines.filter(({ event }) => event.startsWith('request'));
    expect(requests.map(({ level, event, fields }) => [level, event, fields['status']])).toEqual([
      ['info', 'request_abandoned', undefined],
      ['info', 'request_abandoned', undefined],
      ['info', 'request', 200],
    ]);
  });

  it('knows when the last request in flight was answered', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const analyst = new ScriptedAnalyst(() => promise);
    const url = await listen(analyst);
    const inFlight = http.app.get(RequestsInFlight, { strict: false });
    const answer = fetch(`${url}/analyze`, { method: 'POST', body: BODY });
    await until(() => analyst.requests.length === 1);
    expect(await inFlight.drained(1)).toBe(false);
    const drained = inFlight.drained(60_000);
    resolve('done');
    expect(await drained).toBe(true);
    expect((await answer).status).toBe(200);
  });

  it('names each request in its answer and in the log, by the id of the caller where it has one', async () => {
    const url = await listen(new ScriptedAnalyst());
    const post = (headers: Record<string, string>) =>
      fetch(`${url}/analyze`, { method: 'POST', body: BODY, headers });
    const own = await post({ 'x-request-id': 'gateway-17:3' });
    const odd = await post({ 'x-request-id': 'two words' });
    expect(own.headers.get('x-request-id')).toBe('gateway-17:3');
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    await until(() => http.logger.lines.filter(({ event }) => event === 'request').length === 2);
    const logged = http.logger.lines
      .filter(({ event }) => event === 'request')
      .map(({ fields }) => fields['requestId']);
    expect(logged).toEqual(['gateway-17:3', odd.headers.get('x-request-id')]);
  });

  it('takes a byte-order mark in front of a body for nothing', async () => {
    const url = await listen(new ScriptedAnalyst());
    const response = await fetch(`${url}/analyze`, { method: 'POST', body: `\uFEFF${BODY}` });
    expect(response.status).toBe(200);
  });

  it('takes webhooks while many callers are slow in sending theirs', async () => {
    const url = new URL(await listen(new ScriptedAnalyst()));
    const head = `POST /webhook/alertmanager HTTP/1.1\r\nHost: ${url.host}\r\nContent-Length: 1000\r\n\r\n{`;
    const slow = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const socket = connect(Number(url.port), url.hostname);
        socket.on('error', () => undefined);
        await once(socket, 'connect');
        socket.write(head);
        return socket;
      }),
    );
    try {
      const send = async (): Promise<number> => {
        const body = JSON.stringify({ version: '4', alerts: [] });
        const response = await fetch(new URL('/webhook/alertmanager', url), { method: 'POST', body });
        await response.body?.cancel();
        return response.status;
      };
      // At first there may be no room; a caller who sends slowly gives way.
      let status = await send();
      for (let tries = 0; status !== 200 && tries < 100; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        status = await send();
      }
      expect(status).toBe(200);
    } finally {
      for (const socket of slow) socket.destroy();
    }
  });
});
