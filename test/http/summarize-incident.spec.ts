import { afterEach, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { IncidentAnswer } from '../../src/prompt/incident/incident-answer.js';
import { httpApp, ScriptedIncidentReports, SECRET, type HttpApp, type Parts } from '../support/http-app.js';
import { until } from '../support/until.js';

const REQUEST = {
  incident_id: 'INC-1772442870',
  title: 'Ongoing',
  severity: 'critical',
  fired_at: '2026-03-02T09:14:30Z',
  resolved_at: '2026-03-02T09:52:10Z',
  language: 'en',
  alerts: [
    {
      fingerprint: '5f1c0a9be2d7463a',
      alert_name: 'KubePodCrashLooping',
      severity: 'critical',
      status: 'resolved',
      analysis_summary: 'The server container exceeds its memory limit.',
      analysis_detail: '#### Root Cause\n- …',
      artifacts: [{ type: 'event', summary: 'BackOff' }],
    },
  ],
};
const ANSWER: IncidentAnswer = {
  title: '[shop/checkout] limit too low',
  summary: { en: 'The limit.', ko: '한도.' },
  detail: { en: '- the limit', ko: '- 한도' },
};

let http: HttpApp;
const start = async (
  parts: Parts & { readonly reports?: ScriptedIncidentReports } = {},
): Promise<ScriptedIncidentReports> => {
  const reports = parts.reports ?? new ScriptedIncidentReports();
  http = await httpApp({ ...parts, reports });
  return reports;
};
afterEach(() => http.app.close());

const send = (payload: unknown) =>
  http.app
    .inject({
      method: 'POST',
      url: '/summarize-incident',
      headers: { 'content-type': 'application/json' },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    })
    // A call that nobody waits for is only sent in a later tick, out of order.
    .then((response) => response);

/** Reports that are held until the test lets them go, or their signal ends them. */
const holding = () => {
  const release: (() => void)[] = [];
  const ended: unknown[] = [];
  const reports = new ScriptedIncidentReports(
    ({ signal }) =>
      new Promise((resolve, reject) => {
        release.push(() => resolve(ANSWER));
        signal.addEventListener('abort', () => {
          ended.push(signal.reason);
          reject(new DOMException('ended', 'AbortError'));
        });
      }),
  );
  return { reports, release, ended };
};

describe('POST /summarize-incident', () => {
  it('hands the incident over and answers every field', async () => {
    const reports = await start();
    const response = await send(REQUEST);
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      status: 'ok',
      title: '[shop/checkout] limit too low',
      summary: 'The limit.',
      detail: '- the limit',
      summary_i18n: { en: 'The limit.', ko: '한도.' },
      detail_i18n: { en: '- the limit', ko: '- 한도' },
    });
    expect(reports.requests).toEqual([
      {
        incident: {
          incidentId: 'INC-1772442870',
          title: 'Ongoing',
          severity: 'critical',
          firedAt: '2026-03-02T09:14:30Z',
          resolvedAt: '2026-03-02T09:52:10Z',
          alerts: [
            {
              fingerprint: '5f1c0a9be2d7463a',
              alertName: 'KubePodCrashLooping',
              severity: 'critical',
              status: 'resolved',
              analysisSummary: 'The server container exceeds its memory limit.',
              analysisDetail: '#### Root Cause\n- …',
              artifactTypes: ['event'],
            },
          ],
        },
        language: 'en',
        signal: expect.any(AbortSignal),
        deadlineAt: expect.any(Number),
      },
    ]);
  });

  it.each([
    ['ko', '한도.', '- 한도'],
    [' EN ', 'The limit.', '- the limit'],
    ['fr', '한도.', '- 한도'],
    [null, '한도.', '- 한도'],
    [undefined, '한도.', '- 한도'],
  ])('puts the texts of the language %j first, where LANGUAGE is ko', async (language, summary, detail) => {
    await start({ environment: { LANGUAGE: 'ko' } });
    expect((await send({ ...REQUEST, language })).json()).toMatchObject({ summary, detail });
  });

  it('takes an incident without alerts, and times that are no times', async () => {
    const reports = await start();
    const response = await send({ ...REQUEST, alerts: [], fired_at: 'some day', resolved_at: '' });
    expect(response.statusCode).toBe(200);
    expect(reports.requests[0]?.incident).toMatchObject({ alerts: [], firedAt: 'some day', resolvedAt: '' });
  });

  it.each([
    ['absent', {}],
    ['null', { analysis_summary: null, analysis_detail: null, artifacts: null }],
  ])('takes optional fields of an alert that are %s for empty', async (_, optional) => {
    const reports = await start();
    const alert = { fingerprint: '', alert_name: 'TargetDown', severity: 'warning', status: 'firing' };
    expect((await send({ ...REQUEST, alerts: [{ ...alert, ...optional }] })).statusCode).toBe(200);
    expect(reports.requests[0]?.incident.alerts).toEqual([
      {
        fingerprint: '',
        alertName: 'TargetDown',
        severity: 'warning',
        status: 'firing',
        analysisSummary: '',
        analysisDetail: '',
        artifactTypes: [],
      },
    ]);
  });

  it('takes artifacts of any form, and their types', async () => {
    const reports = await start();
    const artifacts = [
      { type: 'event', result: [1, { deep: null }] },
      { type: 7 },
      'text',
      null,
      [],
      { type: 'log', result: 'x' },
    ];
    const response = await send({ ...REQUEST, alerts: [{ ...REQUEST.alerts[0], artifacts }], extra: {} });
    expect(response.statusCode).toBe(200);
    expect(reports.requests[0]?.incident.alerts[0]?.artifactTypes).toEqual(['event', 'log']);
  });

  it('sends nothing unmasked', async () => {
    await start({
      reports: new ScriptedIncidentReports(() => ({
        title: `T ${SECRET}`,
        summary: { en: SECRET, ko: SECRET },
        detail: { en: SECRET, ko: SECRET },
      })),
    });
    const response = await send(REQUEST);
    expect(response.body).not.toContain(SECRET);
    expect(response.json()).toMatchObject({ title: 'T ***', summary_i18n: { en: '***', ko: '***' } });
  });

  it.each([
    ['{"alerts":', [{ type: 'json_invalid', loc: ['body'] }]],
    [
      '{}',
      ['incident_id', 'title', 'severity', 'fired_at', 'resolved_at', 'alerts'].map((name) => ({
        type: 'missing',
        loc: ['body', name],
      })),
    ],
    [
      JSON.stringify({ ...REQUEST, title: null, resolved_at: 5, alerts: {} }),
      [
        { type: 'string_type', loc: ['body', 'title'] },
        { type: 'string_type', loc: ['body', 'resolved_at'] },
        { type: 'list_type', loc: ['body', 'alerts'] },
      ],
    ],
    [
      JSON.stringify({
        ...REQUEST,
        alerts: [{ alert_name: 'x', severity: '', status: '', artifacts: {} }, 'x'],
      }),
      [
        { type: 'missing', loc: ['body', 'alerts', 0, 'fingerprint'] },
        { type: 'list_type', loc: ['body', 'alerts', 0, 'artifacts'] },
        { type: 'dict_type', loc: ['body', 'alerts', 1] },
      ],
    ],
  ])('answers %.60j 422 and names the field', async (payload, problems) => {
    const reports = await start();
    const response = await send(payload);
    expect(response.statusCode).toBe(422);
    expect(response.json()).toEqual({
      detail: problems.map((problem) => ({ ...problem, msg: expect.any(String) })),
    });
    expect(reports.requests).toEqual([]);
  });

  it('answers a defect 500 without its text', async () => {
    await start({
      reports: new ScriptedIncidentReports(() => {
        throw new Error('a private detail');
      }),
    });
    const response = await send(REQUEST);
    expect(response.statusCode).toBe(500);
    expect(response.body).toBe('{"detail":"Internal Server Error"}');
  });
});

describe('concurrency of POST /summarize-incident', () => {
  const ONE = { MAX_CONCURRENT_ANALYSES: '1', HTTP_QUEUE_LIMIT: '0' };

  it('shares its places with POST /analyze, and refuses what finds none', async () => {
    const { reports, release } = holding();
    await start({ reports, environment: ONE });
    const first = send(REQUEST);
    await until('the report is begun', () => reports.requests.length === 1);
    const refused = await send(REQUEST);
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('15');
    const alert = { alert: { status: 'firing' }, thread_ts: '' };
    expect((await http.app.inject({ method: 'POST', url: '/analyze', payload: alert })).statusCode).toBe(503);
    release[0]?.();
    expect((await first).statusCode).toBe(200);
  });

  it('ends the report at the deadline', async () => {
    const { reports, ended } = holding();
    await start({ reports, environment: { ANALYSIS_DEADLINE_SECONDS: '1' } });
    const response = await send(REQUEST);
    expect(response.statusCode).toBe(503);
    expect(response.json()).toEqual({ detail: 'the analysis took too long' });
    expect(ended).toHaveLength(1);
  });

  it('ends the report of a caller that hangs up', async () => {
    const { reports, ended } = holding();
    await start({ reports });
    await http.app.listen(0, '127.0.0.1');
    const { port } = http.app.getHttpServer().address() as AddressInfo;
    const hangUp = new AbortController();
    const asked = fetch(`http://127.0.0.1:${port}/summarize-incident`, {
      method: 'POST',
      body: JSON.stringify(REQUEST),
      signal: hangUp.signal,
    });
    await until('the report is begun', () => reports.requests.length === 1);
    hangUp.abort();
    await expect(asked).rejects.toThrow();
    await until('the report is ended', () => ended.length === 1);
  });
});
