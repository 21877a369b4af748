import { describe, expect, it } from '@jest/globals';
import type { IncidentCase } from './incident-case.js';
import { composeIncidentPrompt } from './incident-prompt.js';

const INCIDENT: IncidentCase = {
  incidentId: 'INC-7',
  title: 'Ongoing',
  severity: 'critical',
  firedAt: '2026-03-02T09:14:30Z',
  resolvedAt: '',
  alerts: Array.from({ length: 12 }, (_, at) => ({
    fingerprint: `${at} ${'of '.repeat(20)}`,
    alertName: `Alert${at}`,
    severity: 'critical',
    status: 'resolved',
    analysisSummary: `${at} ${'summary '.repeat(40)}`,
    analysisDetail: `${at} ${'detail '.repeat(60)}`,
    artifactTypes: ['event'],
  })),
  history: [{ text: 'Written before.', createdAt: '2026-03-02T09:52:10Z' }],
};

const compose = (tokenBudget: number, incident = INCIDENT) => {
  const { system, user } = composeIncidentPrompt(incident, { tokenBudget, language: 'en', marker: 'qzxwvk' });
  const optional = ['detail_excerpts', 'sample_fingerprints', 'analysis_summaries'];
  const left = optional.filter((name) => user.includes(name));
  return { characters: system.length + user.length, user, groups: user.split('alert_name').length - 1, left };
};

/** What is left of the prompt with ever less room, each state once. */
const states = (): readonly string[] => {
  const seen = new Set<string>();
  for (let budget = 5000; budget > 500; budget -= 10) {
    const { characters, groups, left } = compose(budget);
    if (groups > 0) expect(characters).toBeLessThanOrEqual(budget * 4);
    seen.add(groups === 12 ? left.join(' ') : 'fewer groups');
  }
  return [...seen];
};

describe('the prompt for a report that has less and less room', () => {
  it('loses excerpts, then fingerprints, then summaries, then the last groups', () => {
    expect(states()).toEqual([
      'detail_excerpts sample_fingerprints analysis_summaries',
      'sample_fingerprints analysis_summaries',
      'analysis_summaries',
      '',
      'fewer groups',
    ]);
  });

  it('says what it lost', () => {
    expect(compose(5000).user).not.toContain('Left out');
    const { user, groups } = compose(500);
    expect(groups).toBeLessThan(12);
    expect(user).toContain(
      `Left out for lack of room: excerpts of the details, the fingerprints, the summaries of the alerts, ${12 - groups} types of alerts.`,
    );
  });

  it('stays whole when nothing fits, and has no bound with a budget of 0', () => {
    const { user, groups } = compose(1);
    expect(groups).toBe(0);
    expect(user).toMatch(/Written before\.[^]*Write the final report of this incident\.$/);
    expect(compose(0)).toMatchObject({ groups: 12, left: { length: 3 } });
  });
});
