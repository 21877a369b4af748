import { describe, expect, it } from '@jest/globals';
import type { AlertId, AlertStatus, Fingerprint } from '../alerts/alert.js';
import { type GroupMember, type GroupSnapshot, memberOf } from '../alerts/group.js';
import type { GroupHash } from '../alerts/group-key.js';
import { NO_CALLER, observe } from '../alerts/state.js';
import { carryNew, groupMessage } from './group-message.js';
import { resolvedMeanwhile } from './resolved-meanwhile.js';
import { resolvedReport } from './resolved-report.js';

const T1 = '2026-03-02T09:00:00.000Z';
const T2 = '2026-03-02T10:00:00.000Z';

const member = (id: string, status: AlertStatus, startsAt = T1): GroupMember => {
  const alert = { status, labels: {}, annotations: {}, startsAt, endsAt: null, generatorURL: null };
  const state = observe({ ...alert, fingerprint: id as Fingerprint }, NO_CALLER, Date.parse(startsAt));
  return memberOf(id as AlertId, state, 0);
};

const snapshot = (revision: number, ...members: readonly GroupMember[]): GroupSnapshot => ({
  group: 'g' as GroupHash,
  key: {},
  revision,
  incarnation: T1,
  members,
});

const statusesOf = ({ members }: GroupSnapshot) => members.map(({ id, status }) => `${id} ${status}`);

describe('what ends during an analysis', () => {
  const analysed = snapshot(5, member('a', 'firing'), member('b', 'firing'), member('c', 'resolved'));

  it.each([
    ['is over', [member('a', 'resolved'), member('b', 'firing')], 'a resolved'],
    ['fires on', [member('a', 'firing')], 'a firing'],
    ['was removed', [], 'a firing'],
    ['is over by another start', [member('a', 'resolved', T2)], 'a firing'],
    ['has others join', [member('a', 'firing'), member('d', 'firing')], 'a firing'],
  ] as const)('an alert %s', (_, now, first) => {
    const found = resolvedMeanwhile(analysed, snapshot(9, ...now));
    expect(statusesOf(found)).toEqual([first, 'b firing', 'c resolved']);
    expect(found.revision).toBe(5);
  });

  it('counts for nothing in another incarnation of the bucket', () => {
    const other = { ...snapshot(9, member('a', 'resolved')), incarnation: T2 };
    expect(resolvedMeanwhile(analysed, other)).toBe(analysed);
  });

  it('is told as a recovery, and what nobody looked at is not', () => {
    const ended = resolvedMeanwhile(analysed, snapshot(9, member('a', 'resolved')));
    const { group } = groupMessage({
      snapshot: ended,
      stored: null,
      lastSequence: 0,
      carried: carryNew(resolvedReport(analysed, 'en'), analysed, []),
      kind: 'analysis',
      reopenGraceMs: 0,
      flaps: { threshold: 0, windowMs: 0 },
      serverNow: 0,
    });
    const kinds = group.members.map(({ id, kind }) => `${id} ${kind}`).sort();
    expect(kinds).toEqual(['a recovery', 'b analysis', 'c resolved_before_analysis']);
  });
});
