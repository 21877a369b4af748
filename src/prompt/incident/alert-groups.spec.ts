import { describe, expect, it } from '@jest/globals';
import { alertGroupsOf, trimmedGroup } from './alert-groups.js';
import type { IncidentAlert } from './incident-case.js';

const alert = (parts: Partial<IncidentAlert> = {}): IncidentAlert => ({
  fingerprint: '5f1c0a9be2d7463a',
  alertName: 'KubePodCrashLooping',
  severity: 'critical',
  status: 'resolved',
  analysisSummary: 'The container exceeds its limit.',
  analysisDetail: '#### **Root Cause**\n\n- OOMKilled again and again\n\n- more',
  artifactTypes: ['event', 'log'],
  ...parts,
});

describe('the alerts of an incident', () => {
  it('are told by name and severity, in the order of first appearance', () => {
    const groups = alertGroupsOf([
      alert(),
      alert({ alertName: 'TargetDown' }),
      alert({ fingerprint: 'b', status: 'firing' }),
      alert({ severity: 'warning' }),
    ]);
    expect(
      groups.map(({ alert_name, severity, occurrences }) => [alert_name, severity, occurrences]),
    ).toEqual([
      ['KubePodCrashLooping', 'critical', 2],
      ['TargetDown', 'critical', 1],
      ['KubePodCrashLooping', 'warning', 1],
    ]);
    expect(groups[0]).toMatchObject({
      statuses: ['resolved', 'firing'],
      sample_fingerprints: ['5f1c0a9be2d7463a', 'b'],
      analysis_summaries: ['The container exceeds its limit.'],
      detail_excerpts: ['- OOMKilled again and again'],
      artifact_types: ['event', 'log'],
    });
  });

  it('are told within bounds however many there are', () => {
    const many = Array.from({ length: 500 }, (_, at) =>
      alert({
        fingerprint: String(at),
        analysisSummary: `${at} ${'s'.repeat(1000)}`,
        analysisDetail: `${at} ${'d'.repeat(1000)}`,
        artifactTypes: [`${at}${'t'.repeat(100)}`],
      }),
    );
    const [group] = alertGroupsOf(many);
    expect(JSON.stringify(group).length).toBeLessThan(2000);
    expect(group?.sample_fingerprints).toHaveLength(3);
  });

  it('lose excerpts first, then fingerprints, then summaries', () => {
    const [group] = alertGroupsOf([alert()]);
    const left = [0, 1, 2, 3].map((step) => Object.keys(trimmedGroup(group!, step)).slice(4));
    expect(left.map((names) => names.sort())).toEqual(
      [
        ['analysis_summaries', 'artifact_types', 'detail_excerpts', 'sample_fingerprints'],
        ['analysis_summaries', 'artifact_types', 'sample_fingerprints'],
        ['analysis_summaries', 'artifact_types'],
        ['artifact_types'],
      ].map((names) => names.sort()),
    );
  });
});
