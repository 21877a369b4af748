import { describe, expect, it } from '@jest/globals';
import type { AlertId, AlertStatus, Fingerprint } from './alert.js';
import { type Change, changeSince, type Earlier, outlineOf } from './episode.js';
import { type GroupMember, memberOf } from './group.js';
import { settleRemainderMs } from './settling.js';
import { NO_CALLER, observe } from './state.js';

const T1 = '2026-03-02T09:00:00.000Z';
const T2 = '2026-03-02T10:00:00.000Z';
/** Receipt times count from here, after every start. */
const RECEIVED = Date.parse(T2);

const member = (
  id: string,
  status: AlertStatus,
  {
    startsAt = T1,
    alertname = 'A',
    severity = 'warning',
    at = 0,
  }: { startsAt?: string; alertname?: string; severity?: string; at?: number } = {},
): GroupMember =>
  memberOf(
    id as AlertId,
    observe(
      {
        status,
        labels: { alertname, severity },
        annotations: {},
        startsAt,
        endsAt: null,
        generatorURL: null,
        fingerprint: id as Fingerprint,
      },
      NO_CALLER,
      RECEIVED + at,
    ),
    0,
  );

const earlier = (members: readonly GroupMember[], outline = outlineOf(members)): Earlier => ({
  members: members.map(({ id, status, state }) => ({ id, status, startsAt: state.startsAt })),
  outline,
});

describe('what a snapshot is against the earlier result', () => {
  const a = member('a', 'firing');
  const over = member('a', 'resolved');
  const two = [a, member('b', 'firing')];
  it.each<[string, Earlier | null, readonly GroupMember[], Change]>([
    ['no earlier result', null, [a], 'new-episode'],
    ['a repeat', earlier([a]), [a], 'same'],
    [
      'all earlier members resolved, one fires again',
      earlier([over]),
      [member('a', 'firing', { startsAt: T2 })],
      'new-episode',
    ],
    ['all resolved, the same start fires again', earlier([over]), [a], 'new-episode'],
    ['none of the firing ones known', earlier([a]), [member('a', 'firing', { startsAt: T2 })], 'new-episode'],
    [
      'another start beside a known firing one',
      earlier(two),
      [a, member('b', 'firing', { startsAt: T2 })],
      'same',
    ],
    ['a new alertname', earlier(two), [...two, member('c', 'firing', { alertname: 'B' })], 'material'],
    [
      'a higher severity',
      earlier(two),
      [...two, member('c', 'firing', { severity: 'critical' })],
      'material',
    ],
    ['one member more of two', earlier(two), [...two, member('c', 'firing')], 'same'],
    ['twice the members', earlier([a]), two, 'material'],
    ['a member resolved', earlier(two), [a, member('b', 'resolved')], 'same'],
    ['a member that came and went', earlier([a]), [a, member('b', 'resolved')], 'same'],
    ['all resolved for the first time', earlier([a]), [over], 'recovered'],
    ['all resolved, already answered', earlier([over]), [over], 'same'],
    [
      'came and went after the earlier was over',
      earlier([over]),
      [over, member('b', 'resolved')],
      'new-episode',
    ],
    [
      'came and went, the earlier one unknown',
      earlier([a]),
      [member('a', 'resolved', { startsAt: T2 })],
      'new-episode',
    ],
  ])('%s', (_, before, now, change) => {
    expect(changeSince(before, now)).toBe(change);
  });

  it('adds slow growth up: the outline is that of the last analysis, not of the last result', () => {
    const four = ['a', 'b', 'c', 'd'].map((id) => member(id, 'firing'));
    const carriedOver = earlier(
      [...four, ...['e', 'f', 'g'].map((id) => member(id, 'firing'))],
      outlineOf(four),
    );
    expect(
      changeSince(
        carriedOver,
        ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => member(id, 'firing')),
      ),
    ).toBe('material');
  });
});

describe('settling', () => {
  const times = { quietMs: 5000, maxMs: 60_000 };
  it.each<[string, readonly GroupMember[], Earlier | null, number, number]>([
    ['a member that just joined', [member('a', 'firing', { at: 1000 })], null, 1000, 5000],
    ['quiet long enough', [member('a', 'firing', { at: 1000 })], null, 6000, 0],
    [
      'a newcomer starts the wait again',
      [member('a', 'firing', { at: 0 }), member('b', 'firing', { at: 4000 })],
      null,
      5000,
      4000,
    ],
    [
      'never longer than the maximum',
      [member('a', 'firing', { at: 0 }), member('b', 'firing', { at: 59_000 })],
      null,
      59_500,
      500,
    ],
    [
      'known members do not count',
      [member('a', 'firing', { at: 1000 })],
      earlier([member('a', 'firing')]),
      1000,
      0,
    ],
    ['resolved members do not count', [member('a', 'resolved', { at: 1000 })], null, 1000, 0],
    [
      'a clock that runs behind waits no longer than the maximum',
      [member('a', 'firing', { at: 3_600_000 })],
      null,
      0,
      60_000,
    ],
  ])('%s', (_, members, before, now, ms) => {
    expect(settleRemainderMs(members, before, times, RECEIVED + now)).toBe(ms);
  });
});
