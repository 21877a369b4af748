import { afterEach, describe, expect, it } from '@jest/globals';
import type { IncidentCase } from '../../src/prompt/incident/incident-case.js';
import { answering, failing, type ModelBehaviour } from '../support/model-server.js';
import { PipelineApp } from '../support/pipeline-app.js';

let app: PipelineApp;
afterEach(() => app.close());

const EXCEPTION = 'secret words of an error';
const alert = (alertName: string, analysisSummary = '') => ({
  fingerprint: 'f',
  alertName,
  severity: 'critical',
  status: 'resolved',
  analysisSummary,
  analysisDetail: '',
  artifactTypes: [],
});
const INCIDENT: Omit<IncidentCase, 'history'> = {
  incidentId: 'INC-7',
  title: 'Ongoing',
  severity: 'critical',
  firedAt: '2026-03-02T09:14:30Z',
  resolvedAt: '2026-03-02T09:52:10Z',
  alerts: [alert('KubePodCrashLooping', 'The limit.'), alert('TargetDown')],
};
const ONCE = { LLM_RETRY_MAX_ATTEMPTS: '1' };

describe('the report of an incident without a model', () => {
  it.each<[string, Record<string, string>, ModelBehaviour, RegExp]>([
    ['that is not configured', { OPENAI_API_KEY: '' }, answering('x'), /engine not configured/],
    [
      'that refuses the key',
      {},
      { kind: 'status', status: 401, error: { message: EXCEPTION } },
      /authentication failed/,
    ],
    ['that throttles', ONCE, failing(429), /rate limit exceeded/],
    ['that fails', ONCE, { kind: 'status', status: 500, error: { message: EXCEPTION } }, /unavailable: \S+/],
    ['that rejects', {}, { kind: 'status', status: 400, error: { message: EXCEPTION } }, /request rejected/],
    ['that declines', {}, { kind: 'answer', text: null, refusal: EXCEPTION }, /the model refused to answer/],
    ['that says nothing', {}, answering(''), /empty response/],
    ['that says nothing in the form asked for', {}, answering(' \n'), /empty response/],
    ['that hangs up', ONCE, { kind: 'hang-up' }, /unavailable: \S+/],
    ['that speaks another protocol', ONCE, { kind: 'raw', body: EXCEPTION }, /unavailable: \S+/],
  ])('%s tells why and what is known', async (_, environment, behaviour, reason) => {
    app = await PipelineApp.start(environment);
    app.model.otherwise = behaviour;
    const report = await app.report({ incident: INCIDENT });
    expect(report.title).toBe('The limit');
    expect(report.summary.en).toMatch(/INC-7.*analysis engine unavailable/);
    expect(report.summary.en).toMatch(reason);
    expect(report.summary.en).toMatch(/^Incident INC-7: The limit\. It had 2 alerts\. No model was used/);
    expect(report.summary.ko).toMatch(
      /인시던트 INC-7: The limit\..*모델을 사용하지.*analysis engine unavailable/,
    );
    for (const detail of Object.values(report.detail)) {
      for (const known of ['INC-7', 'Ongoing', 'critical', INCIDENT.firedAt, INCIDENT.resolvedAt]) {
        expect(detail).toContain(known);
      }
      expect(detail).toMatch(/KubePodCrashLooping.*The limit\.[^]*TargetDown/);
    }
    expect(JSON.stringify(report)).not.toContain(EXCEPTION);
  });

  it('comes before the time is over', async () => {
    app = await PipelineApp.start();
    app.model.hold();
    const report = await app.report({ incident: INCIDENT, deadlineAt: Date.now() + 2200 });
    expect(report.summary.en).toMatch(/analysis engine unavailable/);
  });

  it('comes when the budget is used up', async () => {
    app = await PipelineApp.start({ LLM_BUDGET_TOKENS_PER_DAY: '100' });
    await app.report({ incident: INCIDENT });
    const report = await app.report({ incident: INCIDENT });
    expect(report.summary.en).toMatch(/analysis engine unavailable: .*budget/);
  });

  it('is not written for a caller who left', async () => {
    app = await PipelineApp.start();
    app.model.hold();
    const gone = new AbortController();
    const written = app.report({ incident: INCIDENT, signal: gone.signal });
    await app.model.arrived(1);
    gone.abort(new Error('gone'));
    await expect(written).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('lists no more than 50 of 500 alerts, each in a line, and counts the rest', async () => {
    app = await PipelineApp.start({ OPENAI_API_KEY: '' });
    const alerts = Array.from({ length: 500 }, (_, at) =>
      alert(`Alert${at}`, `${'x'.repeat(at % 2)}${'😀\n'.repeat(200)}`),
    );
    const { detail } = await app.report({ incident: { ...INCIDENT, alerts } });
    expect(detail.en.split('\n').filter((line) => line.startsWith('- Alert'))).toHaveLength(50);
    expect(detail.en).toContain('and 450 more');
    expect(detail.ko).toContain('외 450건');
    expect(detail.en.length).toBeLessThan(20_000);
    expect(detail.en.isWellFormed()).toBe(true);
  });

  it('tells each cause once, known ones of the worst alerts first, and what is to be done', async () => {
    app = await PipelineApp.start({ OPENAI_API_KEY: '' });
    const detail = (step: string) =>
      `#### **Root Cause**\n- x\n\n#### **Action Items**\n- ${step}\n\n#### **Missing Data**\n- nothing`;
    const member = (name: string, severity: string, summary: string, step: string) => ({
      ...alert(name, summary),
      severity,
      analysisDetail: detail(step),
    });
    const alerts = [
      member(
        'TargetDown',
        'critical',
        'No known cause explains TargetDown on x: rules checked 9, matched 0.',
        'Look.',
      ),
      member('CPUHigh', 'warning', 'Node n is busy.', 'Add a node.'),
      member('PodCrash', 'critical', 'Database db is down. Since 09:00.', 'Start the database.'),
      member('Latency', 'critical', 'Database db is down. Since 09:00.', 'Start the database.'),
    ];
    const report = await app.report({ incident: { ...INCIDENT, alerts } });
    expect(report.title).toBe('Database db is down');
    expect(report.summary.en).toMatch(
      /Database db is down\. Since 09:00\. It had 4 alerts and 1 further cause\./,
    );
    expect(report.detail.en).toMatch(
      /^#### \*\*Root Cause\*\*\n- Database db is down\. Since 09:00\. \(PodCrash, Latency\)\n- Node n is busy\. \(CPUHigh\)\n- No known/,
    );
    expect(report.detail.en).toMatch(
      /#### \*\*Action Items\*\*\n- Start the database\.\n- Add a node\.\n- Look\./,
    );
  });

  it('knows no cause where no analysis names one, and keeps the title', async () => {
    app = await PipelineApp.start({ OPENAI_API_KEY: '' });
    const alerts = [alert('TargetDown', 'No known cause explains TargetDown on x: rules checked 9.')];
    const report = await app.report({ incident: { ...INCIDENT, alerts } });
    expect(report.title).toBe('Ongoing');
    expect(report.summary.en).toMatch(/^The cause of incident INC-7 is not known/);
  });

  it('says so where there are no alerts and no end', async () => {
    app = await PipelineApp.start({ OPENAI_API_KEY: '' });
    const { detail, title } = await app.report({
      incident: { ...INCIDENT, alerts: [], resolvedAt: '', title: '' },
    });
    expect(detail.en).toContain('to an unknown time');
    expect(title).not.toBe('');
  });
});
