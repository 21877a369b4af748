import { describe, expect, it } from '@jest/globals';
import { assert, integer, property, string } from 'fast-check';
import {
  ANSWERED,
  finding,
  materialOf,
  ok,
  toolReading,
  wholePod,
} from '../../../test/support/report-material.js';
import type { AnalysisReport } from '../report.js';
import { buildReport } from './build.js';
import { fitReport } from './fit.js';

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

const reportWith = (lines: number, text = 'a rather long line of log text'): AnalysisReport => {
  const log = Array.from({ length: lines }, (_, n) => `2026-03-02T09:14:00Z ${n} ${text}`);
  const logs = [{ pod: 'cart-0', container: 'app', previous: false, lines: ok(log, 'E3') }];
  return buildReport(
    materialOf({
      facts: { ...wholePod(), logs },
      diagnosis: { findings: [finding()], checked: ['pod/oom-killed'] },
    }),
  );
};

describe('fitReport', () => {
  it('leaves a report alone that fits', () => {
    const report = reportWith(3);
    expect(fitReport(report, bytes(report))).toBe(report);
  });

  it('drops artifacts first, the largest first, and says so', () => {
    const report = reportWith(3);
    const fitted = fitReport(report, bytes(report) - 100);
    expect(fitted.body.artifacts.length).toBeLessThan(report.body.artifacts.length);
    expect(fitted.body.context).toEqual({ ...report.body.context, warnings: fitted.body.warnings });
    expect(fitted.body.warnings?.at(-1)).toMatch(/^response too large: \d of \d artifacts left out$/);
  });

  it('drops what is large in the context next, and keeps its keys', () => {
    const report = reportWith(400);
    const fitted = fitReport(report, 14_000);
    expect(bytes(fitted)).toBeLessThanOrEqual(14_000);
    expect(Object.keys(fitted.body.context)).toEqual(Object.keys(report.body.context));
    expect(fitted.body.context).toMatchObject({ namespace: 'shop', pod_name: 'cart-0', current_logs: [] });
    expect(fitted.body.warnings?.at(-1)).toMatch(/left out of the context: .*current_logs/);
    expect(fitted.body.analysis_summary).toBe(report.body.analysis_summary);
  });

  const withTools = (lines: number): AnalysisReport => {
    const readings = [1, 2, 3].map((n) =>
      toolReading({
        id: `E${10 + n}`,
        body: { lines: Array.from({ length: lines * n }, () => 'heap grows') },
      }),
    );
    return buildReport(materialOf({ facts: wholePod(), outcome: { ...ANSWERED, readings } }));
  };

  it('gives up the results of tool calls before all else, the largest first, and keeps the calls', () => {
    const report = withTools(200);
    const fitted = fitReport(report, bytes(report) - 5000);
    const calls = fitted.body.artifacts.filter(({ type }) => type === 'tool_call');
    expect(calls.map(({ result }) => result === null)).toEqual([false, false, true]);
    expect(fitted.body.artifacts).toHaveLength(report.body.artifacts.length);
    expect(fitted.body.warnings?.at(-1)).toBe('response too large: results of 1 of 3 tool calls left out');
    expect(fitted.evidence).toEqual(report.evidence);
  });

  it('gives up what the model answered after the rest of the context', () => {
    const report = reportWith(400);
    const answer = { cause: 'c' };
    const context = { ...report.body.context, answer };
    const kept = fitReport({ ...report, body: { ...report.body, context } }, 14_000);
    expect(kept.body.context).toMatchObject({ current_logs: [], answer });
    const chain = Array.from({ length: 30 }, () => 'x'.repeat(1000));
    const answered = { ...ANSWERED, answer: { ...ANSWERED.answer, chain, detail: { en: 'd', ko: 'd' } } };
    const fitted = fitReport(buildReport(materialOf({ facts: wholePod(), outcome: answered })), 16_000);
    expect(fitted.body.context).toHaveProperty('answer', null);
    expect(bytes(fitted)).toBeLessThanOrEqual(16_000);
  });

  it('cuts the texts at last', () => {
    const report = reportWith(3);
    const endless = '"장애\n'.repeat(20_000);
    const body = { ...report.body, analysis: endless, analysis_detail_i18n: { ko: endless, en: endless } };
    const fitted = fitReport({ ...report, body }, 20_000);
    expect(bytes(fitted)).toBeLessThanOrEqual(20_000);
    expect(fitted.body.analysis.endsWith('…')).toBe(true);
    expect(fitted.body.warnings).toContain('response too large: texts cut');
  });

  it('fits any log into the room it has', () => {
    assert(
      property(integer({ min: 1, max: 300 }), string({ maxLength: 200 }), (lines, text) => {
        expect(bytes(fitReport(reportWith(lines, text), 16_000))).toBeLessThanOrEqual(16_000);
      }),
      { numRuns: 40 },
    );
  });
});
