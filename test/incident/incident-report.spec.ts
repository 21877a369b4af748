import { afterEach, describe, expect, it } from '@jest/globals';
import type { IncidentCase, IncidentAlert } from '../../src/prompt/incident/incident-case.js';
import { answering, calling } from '../support/model-server.js';
import { PipelineApp } from '../support/pipeline-app.js';

let app: PipelineApp;
const REPORT = {
  title: '[shop/cart-api] memory limit too low',
  en: { summary: 'The limit was too low.', detail: '#### **Root cause**\n- the limit' },
  ko: { summary: '한도가 낮았습니다.', detail: '#### **근본 원인**\n- 한도' },
};
const start = async (environment: Record<string, string> = {}): Promise<PipelineApp> => {
  app = await PipelineApp.start(environment);
  app.model.otherwise = answering(JSON.stringify(REPORT));
  return app;
};
afterEach(() => app.close());

const alert = (parts: Partial<IncidentAlert> = {}): IncidentAlert => ({
  fingerprint: '5f1c0a9be2d7463a',
  alertName: 'KubePodCrashLooping',
  severity: 'critical',
  status: 'resolved',
  analysisSummary: 'The container exceeds its limit.',
  analysisDetail: '#### **Root Cause**\n\n- OOMKilled again and again',
  artifactTypes: ['event', 'log'],
  ...parts,
});

const incident = (parts: Partial<IncidentCase> = {}): Omit<IncidentCase, 'history'> => ({
  incidentId: 'INC-7',
  title: 'Ongoing',
  severity: 'critical',
  firedAt: '2026-03-02T09:14:30Z',
  resolvedAt: '2026-03-02T09:52:10Z',
  alerts: [alert()],
  ...parts,
});

/** What the model was told of the incident; without quotes, since their use is a matter of form. */
const told = (at = -1): string => {
  const [, block = ''] = /<incident [a-z]+>\n([^]*?)\n<\/[a-z]+>/.exec(app.prompt(at)) ?? [];
  return block.replaceAll('"', '');
};

/** Members of the block, whatever the white space. */
const saying = (name: string, value: string | number): RegExp => new RegExp(`${name}: ?${value}\\b`);

describe('the prompt for the report of an incident', () => {
  it('tells of the incident and its alerts by name and severity', async () => {
    await start();
    await app.report({
      incident: incident({
        alerts: [alert(), alert({ alertName: 'TargetDown' }), alert({ fingerprint: 'b' })],
      }),
    });
    for (const [name, value] of [
      ['incident_id', 'INC-7'],
      ['title', 'Ongoing'],
      ['severity', 'critical'],
      ['fired_at', '2026-03-02T09:14:30Z'],
      ['resolved_at', '2026-03-02T09:52:10Z'],
      ['alert_count', 3],
      ['distinct_alert_types', 2],
    ] as const)
      expect(told()).toMatch(saying(name, value));
    const [, first, second] = told().split('alert_name');
    expect(first).toMatch(/KubePodCrashLooping/);
    expect(first).toMatch(saying('occurrences', 2));
    for (const known of [
      'resolved',
      '5f1c0a9be2d7463a',
      'b',
      'The container exceeds its limit.',
      '- OOMKilled again and again',
      'event',
      'log',
    ])
      expect(first).toContain(known);
    expect(second).toMatch(/TargetDown/);
    expect(second).toMatch(saying('occurrences', 1));
  });

  it('asks for a structured answer', async () => {
    await start({ LLM_MAX_TOOL_CALLS: '0' });
    await app.report({ incident: incident() });
    expect(JSON.stringify(app.model.requests[0]?.body['response_format'])).toMatch(/title.*summary.*detail/);
  });

  it.each([
    ['500 alerts of one name', () => alert()],
    ['500 alerts of as many names', (at: number) => alert({ alertName: `Alert${at}` })],
    [
      '500 alerts of very long names',
      (at: number) =>
        alert({ alertName: `${at} ${'name '.repeat(400)}`, status: `${at} ${'so '.repeat(200)}` }),
    ],
    [
      'one name in 500 long states',
      (at: number) =>
        alert({ status: `${at} ${'so '.repeat(300)}`, fingerprint: `${at} ${'of '.repeat(300)}` }),
    ],
  ])('of %s is whole and within its budget', async (_, make) => {
    await start({ PROMPT_TOKEN_BUDGET: '4000' });
    const alerts = Array.from({ length: 500 }, (_each, at) => make(at));
    expect((await app.report({ incident: incident({ alerts }) })).title).toBe(REPORT.title);
    expect(app.characters()).toBeLessThanOrEqual(16_000);
    expect(told()).toMatch(saying('incident_id', 'INC-7'));
    expect(told()).toMatch(saying('alert_count', 500));
    const types = new Set(alerts.map(({ alertName }) => alertName)).size;
    expect(told()).toMatch(saying('distinct_alert_types', types));
    expect(app.prompt()).toMatch(/Write the final report of this incident\.$/);
  });

  it('is written for no alerts too', async () => {
    await start();
    expect((await app.report({ incident: incident({ alerts: [], resolvedAt: '' }) })).title).toBe(
      REPORT.title,
    );
    expect(told()).toMatch(saying('alert_count', 0));
  });

  it('that is too long for the model is sent once more, shorter', async () => {
    await start();
    const alerts = Array.from({ length: 40 }, (_, at) => alert({ alertName: `Alert${at}` }));
    app.model.next.push({ kind: 'status', status: 400, error: { code: 'context_length_exceeded' } });
    expect((await app.report({ incident: incident({ alerts }) })).title).toBe(REPORT.title);
    expect(app.prompt(1).length).toBeLessThan(app.prompt(0).length / 2);
  });
});

describe('the report of an incident', () => {
  it('is read in both languages', async () => {
    await start();
    expect(await app.report({ incident: incident() })).toEqual({
      title: REPORT.title,
      summary: { en: REPORT.en.summary, ko: REPORT.ko.summary },
      detail: { en: REPORT.en.detail, ko: REPORT.ko.detail },
    });
  });

  it('may rest on what tools answer', async () => {
    await start();
    app.model.next.push(
      calling({ id: 'a', name: 'list_namespace_events', arguments: '{"namespace":"shop"}' }),
    );
    expect((await app.report({ incident: incident() })).title).toBe(REPORT.title);
    expect(app.shown().map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool']);
  });

  it.each([
    ['prose', 'It was the limit.'],
    ['nothing', ''],
    ['an object without text', '{"title":"T","en":{},"ko":{}}'],
  ])('is asked for again after %s', async (_, first) => {
    await start();
    app.model.next.push(answering(first));
    expect((await app.report({ incident: incident() })).summary.en).toBe(REPORT.en.summary);
    expect(app.model.requests).toHaveLength(2);
    expect(app.shown().at(-1)).toMatchObject({ role: 'user', content: expect.stringMatching(/JSON object/) });
  });

  it.each([
    ['the first', 'Title: Cart fell\nSummary: The limit.\nDetail:\n- x', 'still no JSON'],
    ['the second where the first was empty', '', 'Title: Cart fell\nSummary: The limit.\nDetail:\n- x'],
  ])('is read as Markdown from %s when it comes in no other form', async (_, first, second) => {
    await start();
    app.model.next.push(answering(first), answering(second));
    expect(await app.report({ incident: incident() })).toEqual({
      title: 'Cart fell',
      summary: { en: 'The limit.', ko: 'The limit.' },
      detail: { en: '- x', ko: '- x' },
    });
  });

  it('is read as Markdown when it cannot be asked for again', async () => {
    await start({ LLM_RETRY_MAX_ATTEMPTS: '1' });
    app.model.next.push(answering('The pod ran out of memory.'), { kind: 'status', status: 500 });
    expect(await app.report({ incident: incident() })).toMatchObject({
      title: 'Ongoing',
      summary: { en: 'The pod ran out of memory.' },
    });
  });

  it.each([
    ['blank', { ...REPORT, title: ' ' }, 'Ongoing', 'Ongoing'],
    ['missing', { en: REPORT.en, ko: REPORT.ko }, 'Ongoing', 'Ongoing'],
    ['blank, as the one of the request is', { ...REPORT, title: '' }, ' ', 'INC-7'],
    ['quoted', { ...REPORT, title: '"Cart fell"' }, 'Ongoing', 'Cart fell'],
    ['with an apostrophe', { ...REPORT, title: "cart-api can't start" }, 'Ongoing', "cart-api can't start"],
  ])('has a title, also when the one of the answer is %s', async (_, reply, title, expected) => {
    await start();
    app.model.otherwise = answering(JSON.stringify(reply));
    expect((await app.report({ incident: incident({ title }) })).title).toBe(expected);
  });
});

describe('an earlier report of the same incident', () => {
  it('is shown to the model, at most 3, oldest first, and not that of another incident', async () => {
    await start();
    for (const at of [1, 2, 3, 4, 5]) {
      app.model.otherwise = answering(
        JSON.stringify({ ...REPORT, en: { summary: `Report ${at}.`, detail: 'D' } }),
      );
      await app.report({ incident: incident({ incidentId: at === 5 ? 'INC-8' : ' INC-7 ' }) });
      await app.kept();
    }
    expect(app.prompt()).not.toContain('Report');
    await app.report({ incident: incident() });
    expect(app.prompt()).toMatch(/earlier-summaries[^]*Report 2\.[^]*Report 3\.[^]*Report 4\./);
    expect(app.prompt()).not.toMatch(/Report [15]\./);
  });

  it('is none when it was written without a model', async () => {
    await start();
    app.model.refuseWith = 401;
    await app.report({ incident: incident() });
    await app.kept();
    app.model.refuseWith = null;
    await app.report({ incident: incident() });
    expect(app.prompt()).not.toMatch(/earlier-summaries|engine unavailable/);
    expect(app.store.transcripts).toEqual([]);
  });

  it('costs history and nothing else when it can be neither read nor kept', async () => {
    await start();
    for (const what of ['summaries', 'lookedAt', 'transcripts'] as const) app.store.broken.add(what);
    expect((await app.report({ incident: incident() })).title).toBe(REPORT.title);
    await app.kept();
    expect(app.logger.lines.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['history_not_read', 'history_not_written']),
    );
  });

  it('is kept with what was said, the model, and what it cost', async () => {
    await start();
    await app.report({ incident: incident() });
    await app.kept();
    expect(app.store.transcripts).toEqual([
      expect.objectContaining({
        key: 'INC-7:summary',
        incidentId: 'INC-7',
        kind: 'incident-summary',
        model: { provider: 'openai', id: 'gpt-6.1-sol' },
        usage: expect.objectContaining({ turns: 1, inputTokens: 120, outputTokens: 40 }),
      }),
    ]);
    expect(app.store.transcripts[0]?.messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
  });

  it('does not hold up a report when history hangs', async () => {
    await start();
    app.store.hold();
    expect((await app.report({ incident: incident() })).title).toBe(REPORT.title);
  }, 10_000);

  it('looks where its analyses looked', async () => {
    await start();
    app.model.next.push(answering());
    await app.analyse({ incidentId: 'INC-7' });
    await app.kept();
    await app.report({ incident: incident() });
    expect(app.scopes.at(-1)?.namespaces).toEqual(['shop']);
    expect(app.scopes.at(-1)?.nodes).toEqual(app.scopes[0]?.nodes);
  });
});

describe('a secret of an incident', () => {
  const TOKEN = 'ghp_Zq3xV8nB1mK5tR7wY2pL9sD4fG6hJ0aQcE1u';

  it('reaches neither the model, nor history, nor the caller', async () => {
    await start();
    app.model.otherwise = answering(
      JSON.stringify({ title: `T ${TOKEN}`, en: { summary: `S ${TOKEN}`, detail: `D ${TOKEN}` } }),
    );
    const alerts = [alert({ analysisSummary: `uses ${TOKEN}`, analysisDetail: `and ${TOKEN}` })];
    const report = await app.report({ incident: incident({ title: `at ${TOKEN}`, alerts }) });
    await app.kept();
    expect(report.title).toBe('T [MASKED]');
    expect(JSON.stringify(report)).not.toContain(TOKEN);
    for (const { body } of app.model.requests) expect(JSON.stringify(body)).not.toContain(TOKEN);
    expect(JSON.stringify(await app.store.summaries('INC-7:summary'))).toContain('S [MASKED]');
    expect(JSON.stringify(app.store.transcripts)).not.toContain(TOKEN);
  });

  it('is not in a report without a model either', async () => {
    await start({ OPENAI_API_KEY: '' });
    const alerts = [alert({ analysisSummary: `uses ${TOKEN}` })];
    const report = await app.report({ incident: incident({ title: `at ${TOKEN}`, alerts }) });
    expect(report.title).toBe('at [MASKED]');
    expect(JSON.stringify(report)).not.toContain(TOKEN);
  });
});
