import { describe, expect, it } from '@jest/globals';
import {
  ANSWERED,
  event,
  finding,
  materialOf,
  member,
  ok,
  toolReading,
  wholePod,
} from '../../../test/support/report-material.js';
import { buildReport } from './build.js';

const diagnosis = { findings: [finding()], checked: ['pod/oom-killed'] };
const facts = wholePod();

describe('a report without a model', () => {
  const { body, findings, provenance } = buildReport(materialOf({ facts, diagnosis }));

  it("has the top finding's cause as its summary", () => {
    expect(body.analysis_summary).toBe(
      'Container app of pod shop/cart-0 exceeded its memory limit of 128Mi.',
    );
    expect(body.analysis_summary_i18n?.ko).toContain('메모리 한도 128Mi를 초과했습니다.');
  });

  it('keeps the headings and phrases that readers look for', () => {
    expect(body.analysis).toContain('### 1) Summary\n');
    expect(body.analysis).toContain('### 2) Detail\n');
    for (const heading of ['Root Cause', 'Evidence', 'Action Items', 'Missing Data']) {
      expect(body.analysis_detail).toContain(`#### **${heading}**\n- `);
    }
    expect(body.analysis).toContain('analysis engine unavailable: engine not configured');
    expect(body.analysis).toContain('alert_summary: Pod is crash looping.');
    expect(body.analysis).toContain('recent_events (1):');
    expect(body.analysis).toContain('[Warning] BackOff: Back-off restarting failed container app [E2]');
  });

  it('tells the description of an alert whose summary is empty', () => {
    const members = [member({ annotations: { summary: ' ', description: 'cart-0 restarts.' } })];
    const report = buildReport(materialOf({ members, facts, diagnosis }));
    expect(report.body.analysis).toContain('alert_summary: cart-0 restarts.');
    const silent = buildReport(materialOf({ members: [member({ annotations: { summary: '' } })] }));
    expect(silent.body.analysis).not.toContain('alert_summary');
  });

  it('tells gaps in words, and at the end that no model was used', () => {
    const detail = body.analysis_detail ?? '';
    expect(detail).toContain('- no metrics were read (prometheus.metrics)');
    expect(detail).not.toContain('analysis_engine.');
    expect(detail.split('\n').at(-1)).toMatch(/^analysis engine unavailable: engine not configured\./);
  });

  it('says the same in Korean', () => {
    const korean = buildReport(materialOf({ facts, diagnosis, material: { language: 'ko' } })).body;
    expect(korean.analysis).toContain('### 1) 요약\n');
    expect(korean.analysis_detail).toContain('#### **근본 원인**\n- ');
    expect(korean.analysis_detail).toContain('analysis engine unavailable');
    expect(korean.analysis_summary).toBe(korean.analysis_summary_i18n?.ko);
  });

  it('says that and why no model was used, in the names of the wire', () => {
    expect(body.missing_data?.at(-1)).toBe('analysis_engine.not_configured');
    expect(body.warnings?.at(-1)).toBe('analysis engine issue: not_configured');
    expect(provenance).toMatchObject({
      model: null,
      usage: null,
      reason: 'not_configured',
      rules: ['pod/oom-killed'],
    });
    expect(provenance.timings).toEqual({ collect: 40, diagnose: 1, total: 41 });
  });

  it('attaches the findings in the language asked for', () => {
    expect(findings).toEqual([
      {
        rule: 'pod/oom-killed',
        cause: finding().cause.en,
        confidence: 0.95,
        evidence: ['E1'],
        remedy: ['raise the limit'],
      },
    ]);
  });

  it('names the target where the cause does not', () => {
    const vague = finding({ cause: { en: 'The image does not exist', ko: '이미지가 없습니다' } });
    const report = buildReport(materialOf({ facts, diagnosis: { findings: [vague] } }));
    expect(report.body.analysis_summary).toBe('pod shop/cart-0: The image does not exist.');
  });

  it('tells a weak finding as a possibility', () => {
    const weak = finding({ confidence: 0.38 });
    const { body } = buildReport(materialOf({ facts, diagnosis: { findings: [weak] } }));
    expect(body.analysis_summary).toBe(
      `The cause of KubePodCrashLooping on pod shop/cart-0 is not certain. Possible (38%): ${weak.cause.en}`,
    );
    expect(body.analysis_summary_i18n?.['ko']).toContain(`가능성(38%): ${weak.cause.ko}`);
  });

  it('says that the pod, workload or node of the alert is not there', () => {
    const gone = { status: 'absent', reason: 'not found', evidence: 'E2' } as const;
    const checked = { checked: ['a/b'], unchecked: [{ rule: 'e/f', reason: 'no pod' }] };
    const summary = (parts: Parameters<typeof materialOf>[0]) =>
      buildReport(materialOf({ diagnosis: checked, ...parts })).body.analysis_summary;
    expect(summary({ facts: { pod: gone } })).toBe(
      'Pod shop/cart-0 does not exist in this cluster (any more), so the cause of KubePodCrashLooping is not known.',
    );
    const deployment = { labels: { namespace: 'shop' }, target: { workload: { kind: null, name: 'cart' } } };
    expect(summary({ ...deployment, facts: { workload: gone } })).toMatch(/^Workload shop\/cart does not/);
    expect(summary({ labels: { node: 'worker-9' }, facts: { node: gone } })).toMatch(
      /^Node worker-9 does not/,
    );
    const service = { labels: { namespace: 'shop' }, target: { service: 'cart' } };
    expect(summary({ ...service, facts: { service: gone } })).toMatch(/^Service shop\/cart does not/);
    // what was put in its place was looked at
    expect(summary({ facts: { pod: gone }, diagnosis: { findings: [finding()] } })).toMatch(/^Container app/);
  });

  it('reads well without any label', () => {
    const { body } = buildReport(materialOf({ labels: {} }));
    expect(body.analysis_summary).toMatch(/^The cause of the trouble on an unnamed target is not/);
  });

  it('says where to look when there is nothing to do yet, by a command that is safe to paste', () => {
    const detail = (labels: Readonly<Record<string, string>>) =>
      buildReport(materialOf({ labels })).body.analysis_detail;
    expect(detail({ namespace: 'shop' })).toContain('`kubectl -n shop get pods,events --sort-by=');
    expect(detail({ node: '$(reboot)' })).toContain('`kubectl get nodes -o wide`');
    expect(detail({ namespace: 'shop; reboot' })).not.toContain('kubectl');
  });

  it('says what was checked when no rule matched', () => {
    const report = buildReport(
      materialOf({
        facts,
        diagnosis: { checked: ['a/b', 'c/d'], unchecked: [{ rule: 'e/f', reason: 'no node' }] },
      }),
    );
    expect(report.body.analysis_summary).toContain(
      'No known cause explains KubePodCrashLooping on pod shop/cart-0: rules checked 2, matched 0; 1 could not be checked',
    );
    expect(report.body.analysis_detail).toContain('2 known mechanisms were looked for');
    expect(report.body.analysis_detail).toContain('not checked: e/f (no node)');
    expect(report.body.analysis_quality).toBe('low');
  });
});

describe('a report with a model', () => {
  const { body, findings, provenance } = buildReport(materialOf({ outcome: ANSWERED, facts, diagnosis }));

  it("is the model's answer, with the findings attached", () => {
    expect(body.analysis).toBe(
      '### 1) Summary\nThe container exceeds its limit.\n\n### 2) Detail\n#### Root Cause\n- limit',
    );
    expect(body.analysis_detail_i18n).toEqual(ANSWERED.answer.detail);
    expect(findings).toHaveLength(1);
    expect(provenance).toMatchObject({ model: { provider: 'openai', id: 'gpt-4o' }, reason: null });
  });
});

describe('a report with a model that called tools', () => {
  const refused = toolReading({
    id: 'E13',
    status: 'forbidden',
    reason: 'grant get on pods/log',
    body: null,
  });
  const outcome = { ...ANSWERED, readings: [toolReading(), refused], notes: ['the reply was cut'] };
  const { body, evidence } = buildReport(materialOf({ outcome, facts }));

  it('lists what they read as evidence and as artifacts, also what was refused', () => {
    expect(evidence.map(({ id, status }) => [id, status])).toEqual([
      ['E12', 'ok'],
      ['E13', 'forbidden'],
    ]);
    expect(body.artifacts.filter(({ type }) => type === 'tool_call')).toEqual([
      {
        type: 'tool_call',
        query: 'get_pod_logs {"namespace":"shop"}',
        summary: '[E12] get_pod_logs {"namespace":"shop"}',
        result: { lines: ['heap grows'] },
      },
      expect.objectContaining({ result: { status: 'forbidden', reason: 'grant get on pods/log' } }),
    ]);
  });

  it('warns of what was refused and of how the answer came about', () => {
    expect(body.warnings?.slice(-2)).toEqual([
      'tool: forbidden: get_pod_logs {"namespace":"shop"}: grant get on pods/log',
      'the reply was cut',
    ]);
  });

  it('keeps what they read when the rules have to answer after all', () => {
    const failed = {
      kind: 'not-answered',
      issue: 'llm_timeout',
      reason: 'late',
      readings: [toolReading()],
    } as const;
    const report = buildReport(materialOf({ outcome: failed, facts }));
    expect(report.evidence.map(({ id }) => id)).toEqual(['E12']);
    expect(report.body.artifacts.map(({ type }) => type)).toContain('tool_call');
  });
});

describe('a report with a model whose reply was no JSON', () => {
  it('shows the text as it is, once', () => {
    const text = 'The container exceeds its limit. Raise it.';
    const answer = { ...ANSWERED.answer, summary: { en: text, ko: text }, detail: { en: text, ko: text } };
    const outcome = { ...ANSWERED, parsed: false, answer };
    expect(buildReport(materialOf({ outcome, facts })).body.analysis).toBe(text);
  });
});

describe('a report of a group', () => {
  it('says how many alerts it is for, and which', () => {
    const other = member({ labels: { alertname: 'KubePodNotReady', namespace: 'shop', pod: 'cart-1' } });
    const members = [member(), other, other];
    for (const outcome of [ANSWERED, undefined]) {
      const { body } = buildReport(materialOf({ members, facts, diagnosis, ...(outcome && { outcome }) }));
      expect(body.analysis_summary).toMatch(
        /Analysed together: 3 alerts \(KubePodCrashLooping, KubePodNotReady\)\.$/,
      );
    }
  });
});

describe('the detail of a group without a model', () => {
  it('lists up to five other members', () => {
    const others = [1, 2, 3, 4, 5, 6].map((n) =>
      member({ labels: { alertname: 'KubePodNotReady', namespace: 'shop', pod: `cart-${n}` } }),
    );
    const { body } = buildReport(materialOf({ members: [member(), ...others], facts, diagnosis }));
    expect(body.analysis_detail?.match(/also in the group: .*/g)).toHaveLength(5);
    expect(body.analysis_detail).toContain('also in the group: KubePodNotReady on pod shop/cart-1 (firing)');
  });
});

describe('a report of a resolved alert with an earlier analysis, without a model', () => {
  const previous = { status: 'firing', summary: 'It ran out of memory.', detail: '', createdAt: null };
  const alert = { status: 'resolved', endsAt: '2026-03-02T09:44:30Z' } as const;
  const { body } = buildReport(materialOf({ alert, previous, facts: { podEvents: ok([event()]) } }));

  it('has the headings of a recovery', () => {
    expect(body.analysis_detail).toContain(
      `#### **Recovery Confirmation**\n- KubePodCrashLooping on pod shop/cart-0 is resolved`,
    );
    expect(body.analysis_summary).toBe(
      'KubePodCrashLooping on pod shop/cart-0 is resolved since 2026-03-02T09:44:30Z. The rules find nothing wrong in the evidence any more.',
    );
    expect(body.analysis_detail).toContain('about 30 min');
    expect(body.analysis_detail).toContain('Earlier analysis: It ran out of memory.');
    expect(body.analysis_type).toBe('resolved');
  });
});

describe('lists of a report', () => {
  it('are null at the top when empty, and [] in the context', () => {
    const { body } = buildReport(materialOf({ outcome: ANSWERED, facts }));
    expect(body.context).toMatchObject({ missing_data: body.missing_data, warnings: body.warnings });
    expect(body.artifacts.length).toBeGreaterThan(0);
    expect(body.missing_data).not.toEqual([]);
  });
});
