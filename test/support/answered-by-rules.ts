import { expect } from '@jest/globals';
import type { AnalysisReport } from '../../src/analysis/report.js';
import type { SeenRequest } from './provider-case.js';

/** Checks that the rules answered about the recorded pod, and that the report says why. */
export const answeredByRules = (report: AnalysisReport, issue: string): void => {
  expect(report.provenance).toMatchObject({ model: null, reason: issue });
  expect(report.provenance.rules).toContain('memory/container-limit');
  expect(report.body.warnings).toContain(`analysis engine issue: ${issue}`);
  expect(report.body.analysis_summary).toContain('OOM');
};

/** Whether all requests are equally long: no retry makes the prompt grow. */
export const oneSize = (requests: readonly SeenRequest[]): boolean =>
  new Set(requests.map(({ text }) => text.length)).size === 1;
