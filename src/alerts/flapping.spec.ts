import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { AlertId, AlertStatus, Fingerprint } from './alert.js';
import { type Earlier, outlineOf } from './episode.js';
import { type Changes, changesAfter, changesBetween, NO_CHANGES } from './flapping.js';
import { type GroupMember, memberOf } from './group.js';
import { NO_CALLER, observe } from './state.js';

const MINUTE = 60_000;
const limits = { threshold: 3, windowMs: 10 * MINUTE };

const member = (id: string, status: AlertStatus, startsAt = '2026-03-02T09:00:00.000Z'): GroupMember => {
  const alert = { status, labels: {}, annotations: {}, startsAt, endsAt: null, generatorURL: null };
  const state = observe({ ...alert, fingerprint: id as Fingerprint }, NO_CALLER, Date.parse(startsAt));
  return memberOf(id as AlertId, state, 0);
};

const earlier = (...members: readonly GroupMember[]): Earlier => ({
  members: members.map(({ id, status, state }) => ({ id, status, startsAt: state.startsAt })),
  outline: outlineOf(members),
});

const [fires, over] = [member('a', 'firing'), member('a', 'resolved')];
const LATER = '2026-03-02T10:00:00.000Z';
const [firesAgain, overAgain] = [member('a', 'firing', LATER), member('a', 'resolved', LATER)];
const other = member('b', 'firing');

describe('how often a group changed', () => {
  it.each([
    ['it fires for the first time', null, [fires], 1],
    ['it came and went before anybody looked', null, [over], 2],
    ['it goes on', earlier(fires), [fires], 0],
    ['it is over', earlier(fires), [over], 1],
    ['it stays over', earlier(over), [over], 0],
    ['it fires again', earlier(over), [firesAgain], 1],
    ['it was over for a moment', earlier(fires), [firesAgain], 2],
    ['it fired for a moment', earlier(over), [overAgain], 2],
    ['one of two is over', earlier(fires, other), [over, other], 0],
    ['another joins', earlier(fires), [fires, other], 0],
  ] as const)('%s', (_, before, now, changes) => {
    expect(changesBetween(before, now)).toBe(changes);
  });
});

/** What changes at these minutes come to. */
const after = (steps: readonly (readonly [minute: number, changed: 0 | 1 | 2])[]): Changes =>
  steps.reduce<Changes>(
    (before, [minute, changed]) => changesAfter(before, changed, minute * MINUTE, limits),
    NO_CHANGES,
  );

const steps = fc
  .array(fc.tuple(fc.nat(30), fc.constantFrom(0 as const, 1 as const, 2 as const)), { maxLength: 30 })
  .map((gaps) => {
    let minute = 0;
    return gaps.map(([gap, changed]) => [(minute += gap), changed] as const);
  });

describe('flapping', () => {
  it.each([
    [
      'fewer changes than the threshold',
      [
        [0, 1],
        [1, 1],
      ],
      null,
    ],
    [
      'as many',
      [
        [0, 1],
        [1, 1],
        [2, 1],
      ],
      { since: '1970-01-01T00:00:00.000Z', changes: 3 },
    ],
    [
      'as many, too slowly',
      [
        [0, 1],
        [6, 1],
        [12, 1],
      ],
      null,
    ],
    [
      'more of them',
      [
        [0, 1],
        [1, 1],
        [2, 1],
        [9, 2],
      ],
      { since: '1970-01-01T00:00:00.000Z', changes: 5 },
    ],
    [
      'slower, but never calm',
      [
        [0, 1],
        [1, 1],
        [2, 1],
        [11, 1],
        [20, 1],
      ],
      { since: '1970-01-01T00:00:00.000Z', changes: 5 },
    ],
    [
      'calm for the window',
      [
        [0, 1],
        [1, 1],
        [2, 1],
        [12, 0],
      ],
      null,
    ],
    [
      'again after it was calm',
      [
        [0, 1],
        [1, 1],
        [2, 1],
        [12, 1],
      ],
      null,
    ],
  ] as const)('%s', (_, of, flapping) => {
    const found = after(of).flapping;
    if (flapping === null) expect(found).toBeNull();
    else expect(found).toMatchObject({ ...flapping, calmMinutes: 10, analysed: false });
  });

  it('is never seen without the threshold within the window, and ends when it is calm', () => {
    fc.assert(
      fc.property(steps, (of) => {
        const { times, flapping } = after(of);
        expect(times.length).toBeLessThanOrEqual(limits.threshold);
        const all = of.reduce((sum, [, changed]) => sum + changed, 0);
        if (flapping !== null) expect(flapping.changes).toBeLessThanOrEqual(all);
        if (flapping !== null) expect(flapping.changes).toBeGreaterThanOrEqual(limits.threshold);
        const last = of.at(-1)?.[0] ?? 0;
        expect(changesAfter({ times, flapping }, 0, (last + 10) * MINUTE, limits).flapping).toBeNull();
      }),
    );
  });

  it('is not looked for with a threshold of 0', () => {
    expect(changesAfter(NO_CHANGES, 2, 0, { ...limits, threshold: 0 })).toEqual(NO_CHANGES);
  });
});
