import { afterEach, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { RequestsInFlight } from '../../src/http/requests-in-flight.js';
import { httpApp, type HttpApp, ScriptedAnalyst } from '../support/http-app.js';
import { until } from '../support/until.js';

let http: HttpApp;
afterEach(() => http.app.close());

/** One of the pods of one ReplicaSet. */
const podOf = (letter: string): string => `checkout-6f7d9c5b8-x2k4${letter}`;

const alertOf = (pod: string, more: object = {}) => ({
  status: 'firing',
  labels: { alertname: 'KubePodCrashLooping', namespace: 'shop', pod: podOf(pod) },
  annotations: {},
  startsAt: '2026-03-02T09:14:30Z',
  ...more,
});

/** An analyst that holds every request until the test lets it go, or its signal ends it. */
const holding = () => {
  const release: (() => void)[] = [];
  const ended: unknown[] = [];
  const analyst = new ScriptedAnalyst(
    ({ signal }) =>
      new Promise((resolve, reject) => {
        release.push(() => resolve('because'));
        signal.addEventListener('abort', () => {
          ended.push(signal.reason);
          reject(signal.reason as Error);
        });
      }),
  );
  const started = (count: number) => until(`${count} analyses`, () => release.length === count);
  return { analyst, ended, started, letGo: () => release.forEach((one) => one()) };
};

const start = async (analyst: ScriptedAnalyst, environment: Record<string, string> = {}): Promise<void> => {
  http = await httpApp({ analyst, environment: { MAX_CONCURRENT_ANALYSES: '8', ...environment } });
};

/** Until what was sent has been taken up: some turns of the event loop, however long they take. */
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

const ask = (alert: object, more: object = {}) =>
  http.app
    .inject({ method: 'POST', url: '/analyze', payload: { alert, thread_ts: '', ...more } })
    .then((response) => ({ status: response.statusCode, body: response.json<Record<string, unknown>>() }));

describe('calls about alerts of one group', () => {
  it.each([2, 20])('that come together, %d of them, share one analysis about all', async (count) => {
    const { analyst, started, letGo } = holding();
    await start(analyst, { MAX_CONCURRENT_ANALYSES: '1', HTTP_QUEUE_LIMIT: '1' });
    const other = ask(alertOf('b', { labels: { alertname: 'Other' } }));
    await started(1);
    const pods = [...'bcdfghjklmnpqrstvwxz'].slice(0, count);
    const asked = pods.map((pod) => ask(alertOf(pod), { thread_ts: pod }));
    await turns();
    letGo();
    await started(2);
    expect(analyst.requests[1]!.members).toHaveLength(count);
    letGo();
    for (const [index, { status, body }] of (await Promise.all(asked)).entries()) {
      expect(status).toBe(200);
      expect(body).toMatchObject({ thread_ts: pods[index], analysis_type: 'firing', warnings: null });
      expect(body['analysis']).toBe(
        `KubePodCrashLooping (shop/${podOf(pods[index]!)}) fires. ${count} of ${count} alerts of its group fire.\n\nbecause`,
      );
    }
    expect((await other).body['analysis']).toBe('because');
  });

  it('are about the worst of them first', async () => {
    const { analyst, started, letGo } = holding();
    await start(analyst, { MAX_CONCURRENT_ANALYSES: '1', HTTP_QUEUE_LIMIT: '1' });
    const other = ask(alertOf('b', { labels: { alertname: 'Other' } }));
    await started(1);
    const severe = { labels: { ...alertOf('c').labels, severity: 'critical' } };
    const asked = [ask(alertOf('w')), ask(alertOf('c', severe))];
    await turns();
    letGo();
    await started(2);
    letGo();
    await Promise.all([other, ...asked]);
    const severities = analyst.requests[1]!.members.map(({ alert }) => alert.labels['severity']);
    expect(severities).toEqual(['critical', undefined]);
  });

  it('answer one alert that is asked about twice with the same words', async () => {
    const { analyst, started, letGo } = holding();
    await start(analyst);
    const asked = [ask(alertOf('w'))];
    await started(1);
    asked.push(ask(alertOf('w'), { analysis_type: 'again' }));
    await turns();
    letGo();
    const answers = await Promise.all(asked);
    expect(answers.map(({ body }) => [body['analysis'], body['analysis_type'], body['warnings']])).toEqual([
      ['because', 'firing', null],
      ['because', 'again', null],
    ]);
    expect(analyst.requests).toHaveLength(1);
  });

  it('join what is under way, and are told that their object was not looked at', async () => {
    const { analyst, started, letGo } = holding();
    await start(analyst);
    const first = ask(alertOf('w'));
    await started(1);
    const second = ask(alertOf('b'));
    await turns();
    letGo();
    expect((await second).body['warnings']).toEqual([expect.stringContaining('was not looked at')]);
    expect((await first).body['warnings']).toBeNull();
    expect(analyst.requests).toHaveLength(1);
  });

  it.each([
    [
      'began after its evidence was read',
      alertOf('b', { startsAt: new Date(Date.now() + 3_600_000).toISOString() }),
      {},
    ],
    ['tell no start', alertOf('b', { startsAt: null }), {}],
    ['are over', alertOf('w', { status: 'resolved' }), {}],
    [
      'bring an earlier analysis',
      alertOf('w'),
      { previous_analysis: { status: 's', summary: 's', detail: 'd' } },
    ],
    ['want another language', alertOf('w'), { language: 'ko' }],
    [
      'are of another group',
      alertOf('w', { labels: { alertname: 'KubePodCrashLooping', namespace: 'other', pod: 'x' } }),
      {},
    ],
    ['say nothing of themselves', alertOf('w', { labels: {} }), {}],
  ])('have an analysis of their own where they %s', async (_, alert, more) => {
    const { analyst, started, letGo } = holding();
    await start(analyst);
    const asked = [ask(alertOf('w'))];
    await started(1);
    asked.push(ask(alert, more));
    await started(2);
    letGo();
    for (const { status } of await Promise.all(asked)) expect(status).toBe(200);
  });

  it('have one of their own when the other began longer ago, or none may be joined', async () => {
    for (const seconds of ['0.03', '0']) {
      const { analyst, started, letGo } = holding();
      await start(analyst, { ANALYZE_JOIN_SECONDS: seconds });
      const asked = [ask(alertOf('w'))];
      await started(1);
      await new Promise((resolve) => setTimeout(resolve, 60));
      asked.push(ask(alertOf('w')));
      await started(2);
      letGo();
      await Promise.all(asked);
    }
  });

  it('fail together when the analysis does, and none is joined afterwards', async () => {
    const fail: (() => void)[] = [];
    const analyst = new ScriptedAnalyst(
      () => new Promise((_, reject) => fail.push(() => reject(new Error('defect')))),
    );
    await start(analyst);
    const asked = [ask(alertOf('w'))];
    await until('it began', () => fail.length === 1);
    asked.push(ask(alertOf('b')));
    await turns();
    fail[0]!();
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([500, 500]);
    const again = ask(alertOf('w'));
    await until('another began', () => fail.length === 2);
    fail[1]!();
    expect((await again).status).toBe(500);
  });

  it('go on when the first hangs up, end when all did, and begin anew after that', async () => {
    const { analyst, ended, started, letGo } = holding();
    await start(analyst);
    await http.app.listen(0, '127.0.0.1');
    const { port } = http.app.getHttpServer().address() as AddressInfo;
    const call = (pod: string, signal: AbortSignal) =>
      fetch(`http://127.0.0.1:${port}/analyze`, {
        method: 'POST',
        body: JSON.stringify({ alert: alertOf(pod), thread_ts: pod }),
        signal,
      });
    const hangUps = [new AbortController(), new AbortController()];
    const calls = hangUps.map(({ signal }, index) => call(['b', 'c'][index]!, signal));
    await started(1);
    await until('both are there', () => http.app.get(RequestsInFlight, { strict: false }).count === 2);
    await turns();
    hangUps[0]!.abort();
    await expect(calls[0]).rejects.toThrow('aborted');
    expect(ended).toHaveLength(0);
    hangUps[1]!.abort();
    await expect(calls[1]).rejects.toThrow('aborted');
    await until('the analysis ended', () => ended.length === 1);
    const third = call('d', new AbortController().signal);
    await started(2);
    letGo();
    expect((await third).status).toBe(200);
  });
});
