import { afterEach, describe, expect, it } from '@jest/globals';

import { httpApp, ScriptedAnalyst, SECRET, type HttpApp, type Parts } from '../support/http-app.js';

const REQUEST = {
  alert: {
    status: 'firing',
    labels: { alertname: 'KubePodCrashLooping', namespace: 'shop', pod: 'checkout-6f7d9c5b8-x2k4q' },
    annotations: { summary: 'checkout restarts again and again' },
    startsAt: '2026-03-02T09:14:30Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'http://prometheus.monitoring:9090/graph?g0.expr=up',
    fingerprint: '5f1c0a9be2d7463a',
  },
  thread_ts: '1772442871.004200',
  incident_id: 'INC-1772442870',
  analysis_type: 'firing',
  language: 'en',
};

let http: HttpApp;
const start = async (parts: Parts = {}): Promise<ScriptedAnalyst> => {
  const analyst = (parts.analyst as ScriptedAnalyst | undefined) ?? new ScriptedAnalyst();
  http = await httpApp({ ...parts, analyst });
  return analyst;
};
afterEach(() => http.app.close());

type Answer = Awaited<ReturnType<HttpApp['app']['inject']>>;

const send = (
  payload: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<Answer> =>
  http.app
    .inject({
      method: 'POST',
      url: '/analyze',
      headers,
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    })
    // A call that nobody waits for is only sent in a later tick, out of order.
    .then((response) => response);

/** An analyst that holds every request until the test lets it go, or its signal ends it. */
const holding = (): { analyst: ScriptedAnalyst; release: (() => void)[] } => {
  const release: (() => void)[] = [];
  const analyst = new ScriptedAnalyst(
    ({ signal }) =>
      new Promise((resolve, reject) => {
        release.push(() => resolve('released'));
        signal.addEventListener('abort', () => reject(new DOMException('ended', 'AbortError')));
      }),
  );
  return { analyst, release };
};

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
};

describe('POST /analyze', () => {
  it('hands the alert to the analyst and answers every field', async () => {
    const analyst = await start();
    const response = await send(REQUEST);
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      status: 'ok',
      thread_ts: '1772442871.004200',
      analysis: 'because',
      analysis_summary: null,
      analysis_detail: null,
      analysis_summary_i18n: null,
      analysis_detail_i18n: null,
      analysis_type: 'firing',
      analysis_quality: 'low',
      missing_data: null,
      warnings: null,
      capabilities: {},
      context: {},
      artifacts: [],
      cause: null,
      further_causes: null,
    });
    expect(analyst.requests[0]).toMatchObject({
      members: [
        {
          alert: {
            ...REQUEST.alert,
            startsAt: '2026-03-02T09:14:30.000Z',
            endsAt: null,
          },
          caller: {
            threadTs: '1772442871.004200',
            incidentId: 'INC-1772442870',
            analysisType: 'firing',
            language: 'en',
          },
        },
      ],
      groupKey: null,
      language: 'en',
      previous: null,
      history: [],
    });
  });

  it('accepts the other names, null maps and absent fields', async () => {
    const analyst = await start({ environment: { LANGUAGE: 'ko' } });
    const response = await send({
      alert: {
        status: 'weird',
        labels: null,
        annotations: null,
        starts_at: 1_772_442_870,
        ends_at: '',
        generator_url: 'http://p',
        fingerprint: null,
        unknown: { nested: true },
      },
      thread_ts: '',
      language: ' xx ',
      previous_analysis: { status: 'firing', summary: '', detail: '', created_at: null },
    });
    expect(response.statusCode).toBe(200);
    expect(analyst.requests[0]).toMatchObject({
      members: [
        {
          alert: {
            status: 'firing',
            labels: {},
            annotations: {},
            startsAt: '2026-03-02T09:14:30.000Z',
            endsAt: null,
            generatorURL: 'http://p',
            // Alertmanager's fingerprint of no labels: the FNV-1a offset basis.
            fingerprint: 'cbf29ce484222325',
          },
          caller: { analysisType: 'weird', language: ' xx ', incidentId: null },
        },
      ],
      language: 'ko',
      previous: { status: 'firing', summary: '', detail: '', createdAt: null },
    });
  });

  it('needs no content type', async () => {
    await start();
    const response = await send(REQUEST, {});
    expect(response.statusCode).toBe(200);
  });

  it('sends the report as it was masked, and the echo masked too', async () => {
    await start({ analyst: new ScriptedAnalyst(() => 'the password is ***') });
    const response = await send({ ...REQUEST, thread_ts: SECRET });
    expect(response.json()).toMatchObject({ thread_ts: '***', analysis: 'the password is ***' });
  });

  it.each([
    ['{"alert":', [{ type: 'json_invalid', loc: ['body'] }]],
    ['', [{ type: 'missing', loc: ['body'] }]],
    ['[]', [{ type: 'dict_type', loc: ['body'] }]],
    [
      '{}',
      [
        { type: 'missing', loc: ['body', 'alert'] },
        { type: 'missing', loc: ['body', 'thread_ts'] },
      ],
    ],
    [
      '{"alert":{"labels":{"a":1}},"thread_ts":7}',
      [
        { type: 'missing', loc: ['body', 'alert', 'status'] },
        { type: 'string_type', loc: ['body', 'alert', 'labels', 'a'] },
        { type: 'string_type', loc: ['body', 'thread_ts'] },
      ],
    ],
    [
      '{"alert":{"status":"firing","startsAt":"yesterday"},"thread_ts":""}',
      [{ type: 'datetime_parsing', loc: ['body', 'alert', 'startsAt'] }],
    ],
    [
      '{"alert":{"status":"firing","startsAt":{}},"thread_ts":""}',
      [{ type: 'value_error', loc: ['body', 'alert', 'startsAt'] }],
    ],
  ])('answers %j 422 and names the field', async (payload, problems) => {
    await start();
    const response = await send(payload);
    expect(response.statusCode).toBe(422);
    expect(response.json()).toEqual({
      detail: problems.map((problem) => ({ ...problem, msg: expect.any(String) })),
    });
  });

  it('repeats neither values nor secret names of a refused body', async () => {
    await start();
    const payload = {
      alert: { status: 'firing', labels: { [SECRET]: 1 } },
      thread_ts: { a: 'private words' },
    };
    const response = await send(payload);
    expect(response.statusCode).toBe(422);
    expect(response.body).not.toContain(SECRET);
    expect(response.body).not.toContain('private words');
  });

  it('answers a body above the limit 413', async () => {
    await start({ environment: { HTTP_BODY_LIMIT_BYTES: '1024' } });
    const response = await send({ ...REQUEST, padding: 'x'.repeat(1024) });
    expect(response.statusCode).toBe(413);
    expect(response.json()).toEqual({ detail: 'Payload Too Large' });
  });

  it('answers a defect 500 without its text, and logs it', async () => {
    await start({
      analyst: new ScriptedAnalyst(() => {
        throw new Error('a private detail');
      }),
    });
    const response = await send(REQUEST);
    expect(response.statusCode).toBe(500);
    expect(response.body).toBe('{"detail":"Internal Server Error"}');
    expect(http.logger.lines).toContainEqual(
      expect.objectContaining({ level: 'error', event: 'request_failed' }),
    );
  });
});

describe('concurrency of POST /analyze', () => {
  const ONE_AND_ONE = { MAX_CONCURRENT_ANALYSES: '1', HTTP_QUEUE_LIMIT: '1', ANALYZE_JOIN_SECONDS: '0' };

  it('runs one, queues one, refuses the third, and goes on in order', async () => {
    const { analyst, release } = holding();
    await start({ analyst, environment: ONE_AND_ONE });
    const first = send(REQUEST);
    await until(() => analyst.requests.length === 1);
    const second = send({ ...REQUEST, thread_ts: 'second' });
    // The second is known to wait once a third is refused.
    const refused = await send({ ...REQUEST, thread_ts: 'third' });
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('15');
    expect(refused.json()).toEqual({ detail: 'too many analyses are waiting' });
    expect(analyst.requests).toHaveLength(1);
    release[0]!();
    expect((await first).statusCode).toBe(200);
    await until(() => analyst.requests.length === 2);
    release[1]!();
    expect((await second).json()).toMatchObject({ thread_ts: 'second' });
  });

  it('tells a caller in time, also one that only waited', async () => {
    const { analyst } = holding();
    await start({ analyst, environment: { ...ONE_AND_ONE, ANALYSIS_DEADLINE_SECONDS: '1' } });
    for (const response of await Promise.all([send(REQUEST), send(REQUEST)])) {
      expect(response.statusCode).toBe(503);
      expect(response.headers['retry-after']).toBe('15');
      expect(response.json()).toEqual({ detail: 'the analysis took too long' });
    }
  });

  it('counts the deadline from the arrival, not from the start', async () => {
    const { analyst, release } = holding();
    await start({ analyst, environment: { ...ONE_AND_ONE, ANALYSIS_DEADLINE_SECONDS: '200' } });
    const first = send(REQUEST);
    const second = send(REQUEST);
    await until(() => analyst.requests.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const startOfSecond = Date.now();
    release[0]!();
    await until(() => analyst.requests.length === 2);
    expect(analyst.requests[1]!.deadlineAt).toBeLessThan(startOfSecond + 200_000);
    release[1]!();
    await Promise.all([first, second]);
  });

  it('turns new and waiting work away when stopping, and lets running work finish', async () => {
    const { analyst, release } = holding();
    await start({ analyst, environment: ONE_AND_ONE });
    const running = send(REQUEST);
    await until(() => analyst.requests.length === 1);
    const waiting = send(REQUEST);
    await new Promise((resolve) => setTimeout(resolve, 20));
    http.lifecycle.stop();
    expect((await waiting).json()).toEqual({ detail: 'the service is shutting down' });
    const late = await send(REQUEST);
    expect(late.statusCode).toBe(503);
    expect(late.headers['retry-after']).toBe('5');
    release[0]!();
    expect((await running).statusCode).toBe(200);
  });

  it('aborts running work after three quarters of the grace period', async () => {
    const { analyst } = holding();
    await start({ analyst, environment: { ...ONE_AND_ONE, SHUTDOWN_GRACE_SECONDS: '1' } });
    const running = send(REQUEST);
    await until(() => analyst.requests.length === 1);
    http.lifecycle.stop();
    expect((await running).statusCode).toBe(503);
  });
});
