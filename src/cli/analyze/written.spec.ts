import { describe, expect, it } from '@jest/globals';
import type { AnalysisReport, ReportedCause } from '../../analysis/report.js';
import { COLOURED, coloursOf, PLAIN } from './colours.js';
import { written } from './written.js';

const cause: ReportedCause = {
  entity: { kind: 'Deployment', namespace: 'shop', name: 'geo' },
  mechanism: 'run/crash',
  values: {},
  text: 'Deployment shop/geo: it crashes.',
  known: 'stated',
  since: null,
  trigger: {
    entity: { kind: 'Deployment', namespace: 'shop', name: 'geo' },
    at: '2026-03-01T09:00:00Z',
    what: 'revision 2 was rolled out',
    by: 'helm',
  },
  chain: [
    {
      text: 'Deployment shop/web calls Service shop/search: "\u001b[2Jconnection refused\u202e"',
      evidence: ['E4'],
    },
    { text: 'Deployment shop/search calls Service shop/geo', evidence: ['E5', 'E6'] },
  ],
  confidence: 0.912,
  evidence: ['E7'],
};

// Only what the text shows of a report.
const report = {
  body: {
    analysis_summary: 'The trouble of Service shop/web comes from Deployment shop/geo: it crashes.',
    analysis_detail: '#### **Root Cause**\n- said above\n\n#### **Evidence**\n- exit code 1 [E7]',
    cause,
    further_causes: null,
  },
} as unknown as AnalysisReport;

describe('a report in a terminal', () => {
  it('has the way to the cause, a step deeper each line, and the sections behind it', () => {
    expect(written(report, { output: 'text', language: 'en', colours: PLAIN })).toBe(
      `The trouble of Service shop/web comes from Deployment shop/geo: it crashes.

Cause
  Deployment shop/web calls Service shop/search: "connection refused" [E4]
     └─ Deployment shop/search calls Service shop/geo [E5, E6]
        └─ Deployment shop/geo: run/crash (confidence 91%) [E7]
  Set off by: Deployment shop/geo, 2026-03-01T09:00:00Z: revision 2 was rolled out (helm)

Evidence
  - exit code 1 [E7]
`,
    );
  });

  it('has colours, and none that the cluster chose', () => {
    const text = written(report, { output: 'text', language: 'ko', colours: COLOURED });
    expect(text).toContain('\u001b[31mrun/crash\u001b[39m');
    expect(text).not.toContain('\u001b[2J');
  });

  it.each([
    [true, true, COLOURED],
    [true, false, PLAIN],
    [false, true, PLAIN],
  ])('is coloured only for a person who did not refuse it', (isTTY, has, expected) => {
    expect(coloursOf({ isTTY, hasColors: () => has })).toBe(expected);
  });
});
