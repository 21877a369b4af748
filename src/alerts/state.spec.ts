import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { AlertStatus, Fingerprint } from './alert.js';
import type { SentAlert } from './sent-alert.js';
import { alertOf, type AlertState, mergeStates, NO_CALLER, observe, sameState, statusOf } from './state.js';

const GRACE_MS = 120_000;
const START = '2026-03-02T09:00:00.000Z';
/** Receipt times of the tests count from here. */
const RECEIVED = Date.parse('2026-03-02T11:00:00.000Z');

const alert = (status: AlertStatus, startsAt: string | null = START, summary = 's'): SentAlert => ({
  status,
  labels: { alertname: 'A' },
  annotations: { summary },
  startsAt,
  endsAt: status === 'resolved' ? '2026-03-02T09:30:00.000Z' : null,
  generatorURL: null,
  fingerprint: '0123456789abcdef' as Fingerprint,
});

const seen = (status: AlertStatus, at: number, startsAt: string | null = START): AlertState =>
  observe(alert(status, startsAt), NO_CALLER, RECEIVED + at);

const observation: fc.Arbitrary<AlertState> = fc
  .record({
    status: fc.constantFrom<AlertStatus>('firing', 'resolved'),
    startsAt: fc.constantFrom(START, '2026-03-02T10:00:00.000Z', '2099-01-01T00:00:00.000Z', null),
    summary: fc.constantFrom('a', 'b'),
    at: fc.nat({ max: 300_000 }),
    thread: fc.constantFrom('', '17.42'),
  })
  .map(({ status, startsAt, summary, at, thread }) =>
    observe(alert(status, startsAt, summary), { ...NO_CALLER, threadTs: thread }, RECEIVED + at),
  );

const mergeAll = (states: readonly AlertState[]): AlertState => states.reduce(mergeStates);

describe('merging alert states', () => {
  it('gives the same state for any order and any repetition of the same messages', () => {
    fc.assert(
      fc.property(
        fc
          .array(observation, { minLength: 1, maxLength: 6 })
          .chain((all) =>
            fc.tuple(
              fc.constant(all),
              fc.shuffledSubarray(all, { minLength: all.length }),
              fc.array(fc.constantFrom(...all), { maxLength: 4 }),
            ),
          ),
        ([all, shuffled, repeated]) => {
          expect(sameState(mergeAll(all), mergeAll([...shuffled, ...repeated]))).toBe(true);
        },
      ),
    );
  });

  it('is associative', () => {
    fc.assert(
      fc.property(observation, observation, observation, (a, b, c) => {
        expect(sameState(mergeStates(mergeStates(a, b), c), mergeStates(a, mergeStates(b, c)))).toBe(true);
      }),
    );
  });

  it('keeps what a caller wants echoed when a webhook repeats the alert', () => {
    const named = observe(alert('firing'), { ...NO_CALLER, threadTs: '17.42' }, RECEIVED + 1);
    expect(mergeStates(named, seen('firing', 2)).caller?.value.threadTs).toBe('17.42');
  });
});

describe('times that a sender got wrong', () => {
  const receipt = (at: number): string => new Date(RECEIVED + at).toISOString();

  it('become the time of receipt, that of the first message for all repetitions', () => {
    for (const startsAt of ['2099-01-01T00:00:00.000Z', null]) {
      const state = mergeAll([seen('firing', 50_000, startsAt), seen('firing', 10, startsAt)]);
      expect(state).toMatchObject({ startsAt: receipt(10), firingAt: RECEIVED + 50_000 });
      expect(state.content.notes).toEqual([expect.stringMatching(/start time/)]);
    }
  });

  it('do not make a later message look old', () => {
    const wrong = seen('firing', 0, '2099-01-01T00:00:00.000Z');
    expect(mergeAll([wrong, seen('resolved', 10)])).toEqual(seen('resolved', 10));
  });

  it('do not keep a resolve without a start from ending what began before it', () => {
    const state = mergeAll([seen('firing', 0), seen('resolved', 10, null)]);
    expect(state.startsAt).toBe(START);
    expect(alertOf(state, GRACE_MS).endsAt).toBe('2026-03-02T09:30:00.000Z');
  });

  it('are believed up to five minutes ahead, and an expected end of a firing alert always', () => {
    expect(seen('firing', -300_000, receipt(0)).startsAt).toBe(receipt(0));
    const ends = { ...alert('firing'), endsAt: '2026-03-03T00:00:00.000Z' };
    expect(observe(ends, NO_CALLER, RECEIVED).content.notes).toBeUndefined();
  });

  it('are mended for an end as well', () => {
    const state = observe({ ...alert('resolved'), endsAt: '2099-01-01T00:00:00.000Z' }, NO_CALLER, RECEIVED);
    expect(state.resolve?.endsAt).toBe(receipt(0));
  });
});

describe('the status of a state', () => {
  it.each<[string, AlertState[], AlertStatus]>([
    ['firing alone', [seen('firing', 0)], 'firing'],
    ['a resolve alone', [seen('resolved', 0)], 'resolved'],
    ['resolved before its firing arrived', [seen('resolved', 0), seen('firing', 1000)], 'resolved'],
    [
      'a late duplicate within the grace',
      [seen('firing', 0), seen('resolved', 10), seen('firing', 120_010)],
      'resolved',
    ],
    [
      'firing again after the grace, same start',
      [seen('firing', 0), seen('resolved', 10), seen('firing', 120_011)],
      'firing',
    ],
    [
      'a new start after a resolve',
      [seen('resolved', 10), seen('firing', 20, '2026-03-02T10:00:00.000Z')],
      'firing',
    ],
    [
      'an old firing after a new resolve',
      [seen('resolved', 20, '2026-03-02T10:00:00.000Z'), seen('firing', 500_000)],
      'resolved',
    ],
    ['a resolve without a start', [seen('firing', 0), seen('resolved', 10, null)], 'resolved'],
    [
      'a resolve without a start that came first',
      [seen('resolved', 0, null), seen('firing', 10)],
      'resolved',
    ],
    [
      'a start after the end that a resolve without a start tells',
      [seen('resolved', 20, null), seen('firing', 10, '2026-03-02T10:00:00.000Z')],
      'firing',
    ],
    [
      'firing again after the grace, resolved without a start',
      [seen('firing', 0), seen('resolved', 10, null), seen('firing', 120_011)],
      'firing',
    ],
  ])('%s', (_, states, status) => {
    expect(statusOf(mergeAll(states), GRACE_MS)).toBe(status);
  });

  it('says when a resolved alert ended, and that a firing one has not', () => {
    expect(alertOf(seen('resolved', 0), GRACE_MS).endsAt).toBe('2026-03-02T09:30:00.000Z');
    expect(alertOf(mergeAll([seen('resolved', 0), seen('firing', 200_000)]), GRACE_MS).endsAt).toBeNull();
  });
});
