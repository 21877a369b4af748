import { describe, expect, it } from '@jest/globals';
import { resolvedReport } from './resolved-report.js';
import { alertReport } from './alert-report.js';
import { bytesOf } from '../analysis/json-bytes.js';
import { carryNew, groupMessage } from './group-message.js';
import type { AlertId, Fingerprint } from '../alerts/alert.js';
import { memberOf } from '../alerts/group.js';
import { NO_CALLER, observe } from '../alerts/state.js';
import type { GroupHash } from '../alerts/group-key.js';

const resultOf = (count: number, artifacts: readonly unknown[] = []) => {
  const members = Array.from({ length: count }, (_, number) => {
    const id = number.toString(16).padStart(16, '0');
    const alert = {
      status: 'firing' as const,
      labels: { alertname: 'KubePodCrashLooping', namespace: 'shop', pod: `cart-${number}` },
      annotations: {},
      startsAt: '2026-03-02T09:00:00.000Z',
      endsAt: null,
      generatorURL: null,
      fingerprint: id as Fingerprint,
    };
    return memberOf(id as AlertId, observe(alert, NO_CALLER, 0), 0);
  });
  const group = 'g' as GroupHash;
  const snapshot = { group, key: {}, revision: 1, incarnation: '', members };
  const report = resolvedReport(snapshot, 'en');
  const body = { ...report.body, artifacts: artifacts as never };
  return groupMessage({
    snapshot,
    stored: null,
    lastSequence: 0,
    carried: carryNew({ ...report, body }, snapshot, []),
    kind: 'analysis',
    reopenGraceMs: 0,
    flaps: { threshold: 0, windowMs: 0 },
    serverNow: 0,
  });
};

const artifact = { type: 'log', summary: 'log', result: 'line '.repeat(8000) };

describe('what an alert takes over from its group', () => {
  it('is the report, and says what stayed behind where that is long', () => {
    const small = alertReport(resultOf(3), 's');
    expect(small.analysis_detail).toBe(resultOf(3).analysis_detail);
    const large = alertReport(resultOf(3, [artifact, artifact]), 's');
    expect(bytesOf(large)).toBeLessThan(16 * 1024);
    expect(large.warnings?.join()).toMatch(/artifacts left out/);
  });

  it('is a summary and where the rest is, for an alert of a large group', () => {
    const result = resultOf(60, [artifact]);
    const brief = alertReport(result, 'kuberca.results.group.g');
    expect(brief.analysis).toContain(result.analysis_summary);
    expect(brief.analysis).toMatch(/One of 60 alerts .* in kuberca\.results\.group\.g/);
    expect(bytesOf(brief)).toBeLessThan(1200);
  });
});

describe('the labels of a group', () => {
  it('are written once where all members have them alike', () => {
    const { group } = resultOf(3);
    expect(group.commonLabels).toEqual({ alertname: 'KubePodCrashLooping', namespace: 'shop' });
    expect(group.members.map(({ labels }) => labels)).toEqual([
      { pod: 'cart-0' },
      { pod: 'cart-1' },
      { pod: 'cart-2' },
    ]);
  });
});
