import { describe, expect, it } from '@jest/globals';
import type { AlertId, AlertStatus, Fingerprint } from '../alerts/alert.js';
import type { GroupHash } from '../alerts/group-key.js';
import { type GroupMember, type GroupSnapshot, memberOf } from '../alerts/group.js';
import { NO_CALLER, observe } from '../alerts/state.js';
import { MAX_ATTEMPTS } from '../jetstream/settle-failure.js';
import { afterFailure, countAttempt, handedBack, isSuspect } from './attempts.js';
import { decide } from './decide.js';
import { alreadyAnswered } from './fan-out.js';
import { carryNew, carryStored, groupMessage } from './group-message.js';
import type { GroupResult, StoredGroupResult } from './group-result.js';
import { resolvedReport } from './resolved-report.js';

const T1 = '2026-03-02T09:00:00.000Z';
const FLAPS = { threshold: 3, windowMs: 60_000 };
const REANALYSE = { everyMs: 60_000, isHeld: false };
const INCARNATION = '2026-01-01T00:00:00.000Z';

const member = (id: string, status: AlertStatus, alertname = 'A', startsAt = T1): GroupMember =>
  memberOf(
    id as AlertId,
    observe(
      {
        status,
        labels: { alertname },
        annotations: {},
        startsAt,
        endsAt: null,
        generatorURL: null,
        fingerprint: id as Fingerprint,
      },
      NO_CALLER,
      Date.parse(startsAt),
    ),
    0,
  );

const snapshot = (revision: number, ...members: GroupMember[]): GroupSnapshot => ({
  group: 'aaaaaaaaaaaaaaaa' as GroupHash,
  key: { cluster: 'default' },
  revision,
  incarnation: INCARNATION,
  members,
});

const resultOf = (
  of: GroupSnapshot,
  stored: StoredGroupResult | null = null,
  reason = 'not_configured',
): GroupResult => {
  const report = resolvedReport(of, 'en');
  const carried = carryNew({ ...report, provenance: { ...report.provenance, reason } }, of, []);
  return groupMessage({
    snapshot: of,
    stored,
    lastSequence: stored?.sequence ?? 0,
    carried,
    kind: 'analysis',
    reopenGraceMs: 0,
    flaps: FLAPS,
    serverNow: 1000,
  });
};

const decided = (
  now: GroupSnapshot,
  stored: GroupResult | null,
  circuit: 'open' | 'closed' | 'disabled' = 'disabled',
) =>
  decide({
    snapshot: now,
    stored,
    circuit,
    settle: { quietMs: 0, maxMs: 0 },
    carry: { everyMs: 0, storedAt: 0 },
    reanalyse: REANALYSE,
    flaps: FLAPS,
    serverNow: 1000,
  });

describe('deciding on a trigger', () => {
  const firing = snapshot(5, member('a', 'firing'));
  const over = snapshot(6, member('a', 'resolved'));

  it('analyses a group that has no result', () => {
    expect(decided(firing, null)).toEqual({ do: 'analyse', kind: 'analysis', newEpisode: true });
  });

  it('fans out the stored result when it covers the revision', () => {
    expect(decided(firing, resultOf(firing))).toEqual({ do: 'fan-out-stored', againMs: 0 });
    expect(decided(snapshot(4, member('a', 'firing')), resultOf(firing))).toEqual({
      do: 'fan-out-stored',
      againMs: 0,
    });
  });

  it('does not take the revision of another incarnation of the bucket for its own', () => {
    const before = resultOf({
      ...snapshot(900, member('b', 'firing')),
      incarnation: '2025-01-01T00:00:00.000Z',
    });
    expect(decided(firing, before).do).toBe('analyse');
  });

  it('carries the report over when nothing is material', () => {
    expect(decided(snapshot(9, member('a', 'firing')), resultOf(firing))).toEqual({
      do: 'carry-over',
      kind: 'analysis',
      againMs: 0,
    });
  });

  it('carries it over once more when everything has resolved', () => {
    expect(decided(over, resultOf(firing))).toEqual({ do: 'carry-over', kind: 'recovery', againMs: 0 });
  });

  it('notes a group that came and went unanalysed, without a model', () => {
    expect(decided(over, null)).toEqual({ do: 'note-resolved' });
  });

  it('waits while the group settles', () => {
    const waiting = decide({
      snapshot: firing,
      stored: null,
      circuit: 'closed',
      settle: { quietMs: 5000, maxMs: 60_000 },
      carry: { everyMs: 0, storedAt: 0 },
      reanalyse: REANALYSE,
      flaps: FLAPS,
      serverNow: Date.parse(T1) + 1000,
    });
    expect(waiting).toEqual({ do: 'settle', afterMs: 4000, why: 'settling' });
  });

  it.each([
    ['an analysis', null, 1000, 'carry-over'],
    ['a carried commit of a moment ago', 4, 1000, 'settle'],
    ['one of long ago', 4, 7000, 'carry-over'],
  ])('carries repeats over after %s', (_, analysisSequence, serverNow, decision) => {
    const stored = { ...resultOf(firing), analysisSequence };
    const repeated = { ...firing, revision: 9 };
    const carry = { everyMs: 5000, storedAt: 900 };
    const settle = { quietMs: 0, maxMs: 0 };
    expect(
      decide({
        snapshot: repeated,
        stored,
        circuit: 'disabled',
        settle,
        carry,
        reanalyse: REANALYSE,
        flaps: FLAPS,
        serverNow,
      }).do,
    ).toBe(decision);
  });

  it('does nothing for a group whose alerts retention removed', () => {
    expect(decided(snapshot(7), null).do).toBe('nothing');
  });

  it.each([
    ['open', 'llm_auth', 'fan-out-stored'],
    ['closed', 'llm_auth', 'analyse'],
    ['closed', 'llm_timeout', 'fan-out-stored'],
    ['disabled', 'llm_auth', 'fan-out-stored'],
  ] as const)('with a circuit that is %s and an answer for %s: %s', (circuit, reason, expected) => {
    expect(decided(firing, resultOf(firing, null, reason), circuit).do).toBe(expected);
  });
});

describe('a group that flaps', () => {
  const at = (minute: number): string => new Date(Date.parse(T1) + minute * 60_000).toISOString();
  const flapping = { since: T1, changes: 3, calmMinutes: 1, analysed: true };
  const before = resultOf(snapshot(5, member('a', 'resolved')));
  /** The result that was there before, a change of which was just now. */
  const stored = (analysed: boolean): GroupResult => ({
    ...before,
    outline: { ...before.outline, severity: 1 },
    group: { ...before.group, changes: [T1], flapping: { ...flapping, analysed } },
  });
  const decidedAt = (now: GroupSnapshot, result: GroupResult, serverNow: number) =>
    decide({
      snapshot: now,
      stored: result,
      circuit: 'disabled',
      settle: { quietMs: 0, maxMs: 0 },
      carry: { everyMs: 0, storedAt: 0 },
      reanalyse: REANALYSE,
      flaps: FLAPS,
      serverNow,
    });
  const again = snapshot(6, member('a', 'firing', 'A', at(1)));
  const soon = Date.parse(T1) + 30_000;

  it('is analysed once more, then answered with that until it is calm', () => {
    expect(decidedAt(again, stored(false), soon)).toMatchObject({ do: 'analyse', newEpisode: true });
    expect(decidedAt(again, stored(true), soon)).toEqual({ do: 'carry-over', kind: 'analysis', againMs: 0 });
    expect(decidedAt(again, stored(true), soon + 60_000).do).toBe('analyse');
  });

  it('is analysed when it shows something new, and keeps its report when it came and went', () => {
    expect(decidedAt(snapshot(6, member('a', 'firing', 'B', at(1))), stored(true), soon).do).toBe('analyse');
    const cameAndWent = snapshot(6, member('a', 'resolved', 'A', at(1)));
    expect(decidedAt(cameAndWent, stored(true), soon)).toEqual({
      do: 'carry-over',
      kind: 'recovery',
      againMs: 0,
    });
    expect(decidedAt(cameAndWent, stored(false), soon)).toEqual({ do: 'note-resolved' });
  });
});

describe('alerts that a report is not about', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => member(id, 'firing'));
  const first = snapshot(5, a!, b!);
  const analysed: StoredGroupResult = { sequence: 11, result: resultOf(first) };
  const grown = snapshot(8, a!, b!, c!);
  const carried = groupMessage({
    snapshot: grown,
    stored: analysed,
    lastSequence: 11,
    carried: carryStored(analysed, false),
    kind: 'analysis',
    reopenGraceMs: 0,
    flaps: FLAPS,
    serverNow: 21_000,
  });
  const at = (
    serverNow: number,
    now: GroupSnapshot,
    stored: GroupResult,
    reanalyse: { readonly everyMs: number; readonly isHeld: boolean } = REANALYSE,
  ) =>
    decide({
      snapshot: now,
      stored,
      circuit: 'disabled',
      settle: { quietMs: 0, maxMs: 0 },
      carry: { everyMs: 0, storedAt: 0 },
      reanalyse,
      flaps: FLAPS,
      serverNow,
    });

  it('get the report that there is, and an analysis when the last one is long enough ago', () => {
    expect(at(21_000, grown, analysed.result)).toEqual({
      do: 'carry-over',
      kind: 'analysis',
      againMs: 40_000,
    });
    expect(carried.group.members.find(({ id }) => id === 'c')).toMatchObject({
      kind: 'update',
      joinedLater: true,
    });
    expect(at(31_000, grown, carried)).toEqual({ do: 'fan-out-stored', againMs: 30_000 });
    expect(at(61_000, grown, carried)).toEqual({ do: 'renew' });
    const renewed = { ...grown, revision: 9 };
    expect(at(61_000, renewed, carried)).toEqual({ do: 'analyse', kind: 'update', newEpisode: false });
  });

  it('are those of an alert that fires again with another start, too', () => {
    const refired = snapshot(8, a!, member('b', 'firing', 'A', '2026-03-02T09:30:00.000Z'));
    expect(at(21_000, refired, analysed.result)).toMatchObject({ do: 'carry-over', againMs: 40_000 });
  });

  it('are none once an analysis was about them, when they are over, or when repeats come', () => {
    expect(at(90_000, grown, resultOf(grown, { sequence: 12, result: carried }))).toEqual({
      do: 'fan-out-stored',
      againMs: 0,
    });
    const over = snapshot(9, a!, b!, member('c', 'resolved'));
    expect(at(90_000, over, carried)).toEqual({ do: 'carry-over', kind: 'analysis', againMs: 0 });
    expect(at(90_000, snapshot(9, a!, b!), analysed.result)).toMatchObject({ do: 'carry-over', againMs: 0 });
  });

  it('wait in a storm, and never longer than the time set when clocks are wrong', () => {
    expect(at(90_000, grown, carried, { everyMs: 60_000, isHeld: true })).toEqual({
      do: 'fan-out-stored',
      againMs: 60_000,
    });
    expect(at(-9_000_000, grown, carried)).toEqual({ do: 'fan-out-stored', againMs: 60_000 });
  });

  it('are analysed at once with a time of 0, and after a result of an earlier version', () => {
    expect(at(1000, grown, carried, { everyMs: 0, isHeld: false }).do).toBe('renew');
    const { analysedAt: _, ...earlier } = carried;
    expect(at(21_000, grown, earlier).do).toBe('renew');
  });

  it('of a group that flaps wait until it is calm', () => {
    const flapping = { since: T1, changes: 3, calmMinutes: 1, analysed: true };
    const result = { ...carried, group: { ...carried.group, flapping } };
    expect(at(90_000, grown, result)).toEqual({ do: 'fan-out-stored', againMs: 0 });
  });
});

describe('the group message', () => {
  const first = snapshot(5, member('a', 'firing'), member('b', 'resolved'));
  const stored: StoredGroupResult = { sequence: 11, result: resultOf(first) };

  it('lists its members with what each is to be told', () => {
    expect(stored.result.group.members).toMatchObject([
      { id: 'a', status: 'firing', kind: 'analysis', settled: false },
      { id: 'b', status: 'resolved', kind: 'resolved_before_analysis', settled: false },
    ]);
    expect(stored.result.group).toMatchObject({ episode: T1, episodeRevision: 5, revision: 5 });
  });

  it('keeps the episode and the sequence of the analysis it carries over', () => {
    const later = snapshot(8, member('a', 'resolved'), member('b', 'resolved'));
    const message = groupMessage({
      snapshot: later,
      stored,
      lastSequence: 11,
      carried: carryStored(stored, true),
      kind: 'recovery',
      reopenGraceMs: 0,
      flaps: FLAPS,
      serverNow: 1000,
    });
    expect(message).toMatchObject({ kind: 'recovery', analysisSequence: 11, outline: { resolved: true } });
    expect(message.group).toMatchObject({ episode: T1, episodeRevision: 5, revision: 8 });
    expect(message.group.members).toMatchObject([
      { id: 'a', kind: 'recovery', settled: false },
      { id: 'b', kind: 'recovery', settled: true },
    ]);
  });
});

describe('fanning out', () => {
  const sequences = { group: 20, analysis: 11 };
  const alert = { startsAt: T1, status: 'firing', settled: false } as const;
  const answered = { sequence: 3, groupSequence: 12, analysisSequence: 11, startsAt: T1, status: 'firing' };
  it.each([
    ['nothing stored', null, alert, false],
    ['the same analysis, start and status', answered, alert, true],
    ['a newer group result', { ...answered, groupSequence: 21, status: 'resolved' }, alert, true],
    ['another analysis', { ...answered, analysisSequence: 9 }, alert, false],
    ['another status', { ...answered, status: 'resolved' }, alert, false],
    ['another start', { ...answered, startsAt: '2026-03-01T00:00:00.000Z' }, alert, false],
    [
      'resolved in the result before as well',
      { ...answered, analysisSequence: 9, status: 'resolved' },
      { ...alert, status: 'resolved', settled: true },
      true,
    ],
    ['resolved before, but never published', null, { ...alert, status: 'resolved', settled: true }, false],
  ] as const)('%s', (_, stored, member, skipped) => {
    expect(alreadyAnswered(stored, member, sequences)).toBe(skipped);
  });
});

describe('counting attempts', () => {
  const group = snapshot(5, member('a', 'firing'));
  const started = (times: number, of = group) => {
    let record = null;
    for (let n = 0; n < times; n += 1) record = countAttempt(record, of).record;
    return record;
  };

  it('gives up after five, and stays so while only repeats arrive', () => {
    const record = started(MAX_ATTEMPTS);
    expect(record?.attempts).toBe(5);
    expect(countAttempt(record, group).do).toBe('give-up');
    expect(countAttempt(record, snapshot(50, member('a', 'firing'))).do).toBe('give-up');
  });

  it('starts anew when something material or a new episode arrives', () => {
    const record = started(MAX_ATTEMPTS);
    expect(
      countAttempt(record, snapshot(6, member('a', 'firing'), member('b', 'firing', 'B'))).record.attempts,
    ).toBe(1);
    expect(
      countAttempt(record, snapshot(6, member('a', 'firing', 'A', '2026-03-02T12:00:00.000Z'))).record
        .attempts,
    ).toBe(1);
  });

  it('remembers when it failed first, and does not count work that was handed back', () => {
    const record = started(2);
    if (record === null) throw new Error('no record');
    const failed = afterFailure(afterFailure(record, { class: 'defect', now: 100, afterMs: 50 }), {
      class: 'defect',
      now: 200,
      afterMs: 70,
    });
    expect(failed).toMatchObject({ firstFailureAt: 100, notBefore: 270, class: 'defect', attempts: 2 });
    expect(handedBack(record).attempts).toBe(1);
  });

  it('suspects a group whose work twice began and never ended, and no other', () => {
    const [once, twice] = [started(1), started(2)];
    if (once === null || twice === null) throw new Error('no record');
    expect([null, once, twice].map(isSuspect)).toEqual([false, false, true]);
    expect(isSuspect(afterFailure(twice, { class: 'defect', now: 1, afterMs: 1 }))).toBe(false);
    expect(isSuspect(handedBack(started(3) ?? twice))).toBe(false);
  });
});
