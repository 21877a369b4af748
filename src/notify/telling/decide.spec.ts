import { describe, expect, it } from '@jest/globals';
import { type GroupParts, groupResult } from '../../../test/support/sinks/told-group.js';
import { episodeOf, toldResult, type ToldResult } from '../notice/told-result.js';
import { readRoutes, type Route } from '../routes/routes-file.js';
import { decide, type Deciding } from './decide.js';
import { NEVER_TOLD, type ToldRecord } from './told-record.js';

/** Noon in UTC. */
const NOW = Date.parse('2026-03-02T12:00:00Z');
const SINKS = { a: { kind: 'teams', url: 'https://a.example' } };

const routeWith = (more: object = {}): Route => {
  const [route] = readRoutes(
    JSON.stringify({ sinks: SINKS, routes: [{ name: 'r', to: ['a'], ...more }] }),
  ).routes;
  if (route === undefined) throw new Error('there is one');
  return route;
};

const told = (parts: Partial<GroupParts> = {}, sequence = 10): ToldResult => {
  const result = toldResult(
    sequence,
    Buffer.from(JSON.stringify(groupResult({ workload: 'cart', ...parts }))),
  );
  if (result === null) throw new Error('it is a result');
  return result;
};

/** A story that was told ten minutes ago, of which the same report was told. */
const story = (more: Partial<ToldRecord> = {}): ToldRecord => ({
  ...NEVER_TOLD,
  episode: episodeOf(told().result),
  sequence: 9,
  analysis: 9,
  firing: 1,
  members: 1,
  state: 'open',
  toldAt: NOW - 600_000,
  ...more,
});

const decided = (more: Partial<Deciding> = {}) =>
  decide({
    told: told(),
    record: NEVER_TOLD,
    route: routeWith(),
    sink: { edits: true, readers: 'people' },
    now: NOW,
    ...more,
  });

const carried = { carried: 9 };
const quiet = { quiet: { from: '11:00', to: '13:00' } };
const ONE_O_CLOCK = NOW + 3_600_000;

describe('what a person is told', () => {
  it('is a new story, unless no route leads there or it is over already', () => {
    expect(decided()).toEqual({ kind: 'tell', event: 'opened' });
    expect(decided({ route: null })).toEqual({ kind: 'note', state: 'passed' });
    const over = told({ firing: 0, resolved: 1, kind: 'resolved_before_analysis' });
    expect(decided({ told: over })).toEqual({ kind: 'note', state: 'passed' });
    expect(decided({ record: story({ episode: 'another', state: 'over' }) })).toEqual({
      kind: 'tell',
      event: 'opened',
    });
  });

  it('is nothing that was told or is older than that', () => {
    expect(decided({ record: story({ sequence: 10 }) })).toEqual({ kind: 'known' });
    expect(decided({ record: story({ sequence: 11 }) })).toEqual({ kind: 'known' });
  });

  it('is a change: another analysis, or other numbers where the message can be changed', () => {
    const record = story();
    expect(decided({ record })).toEqual({ kind: 'tell', event: 'changed' });
    expect(decided({ record, told: told(carried) })).toEqual({ kind: 'note', state: 'open' });
    const more = told({ ...carried, firing: 3 });
    expect(decided({ record, told: more })).toEqual({ kind: 'tell', event: 'changed' });
    expect(decided({ record, told: more, sink: { edits: false, readers: 'people' } })).toEqual({
      kind: 'note',
      state: 'open',
    });
  });

  it('is not told more often than the route says, but for a recovery', () => {
    const record = story({ toldAt: NOW - 10_000 });
    expect(decided({ record })).toEqual({ kind: 'wait', until: NOW + 50_000 });
    const over = told({ ...carried, firing: 0, resolved: 1 });
    expect(decided({ record, told: over })).toEqual({ kind: 'tell', event: 'recovered' });
    expect(decided({ record: story({ state: 'over' }), told: over })).toEqual({
      kind: 'note',
      state: 'over',
    });
  });

  it('goes on although no route leads there any longer', () => {
    const over = told({ ...carried, firing: 0, resolved: 1 });
    expect(decided({ record: story(), told: over, route: null })).toEqual({
      kind: 'tell',
      event: 'recovered',
    });
  });

  it('waits for the end of quiet hours, new stories together, unless it is severe', () => {
    const route = routeWith(quiet);
    expect(decided({ route })).toEqual({ kind: 'fold', until: ONE_O_CLOCK });
    expect(decided({ route, record: story() })).toEqual({ kind: 'wait', until: ONE_O_CLOCK });
    expect(decided({ route, told: told({ severity: 'critical' }) })).toEqual({
      kind: 'tell',
      event: 'opened',
    });
  });

  it('stays in the digest that it was told in', () => {
    const record = story({ state: 'folded' });
    expect(decided({ record })).toEqual({ kind: 'fold', until: null });
    expect(decided({ record, told: told({ firing: 0, resolved: 1 }) })).toEqual({
      kind: 'fold',
      until: null,
    });
  });

  it('is one story of a group that flaps, and that not too often', () => {
    const result = told({ firing: 0, resolved: 1, episode: '2026-03-02T11:00:00.000Z' });
    const flapping: ToldResult = {
      ...result,
      result: {
        ...result.result,
        group: { ...result.result.group, flapping: { changes: 6, since: '2026-03-02T10:00:00Z' } as never },
      },
    };
    expect(decided({ told: flapping, record: story({ toldAt: NOW - 1000 }) })).toEqual({
      kind: 'wait',
      until: NOW + 59_000,
    });
    expect(decided({ told: flapping, record: story() })).toEqual({ kind: 'tell', event: 'recovered' });
  });
});

describe('what a machine is told', () => {
  const sink = { edits: false, readers: 'machines' } as const;
  it('is each revision that a route leads to it, at once and at night', () => {
    const route = routeWith(quiet);
    expect(decided({ sink, route })).toEqual({ kind: 'tell', event: 'opened' });
    const record = story({ toldAt: NOW });
    expect(decided({ sink, route, record, told: told(carried) })).toEqual({ kind: 'tell', event: 'changed' });
    const over = told({ firing: 0, resolved: 1 });
    expect(decided({ sink, route, record, told: over })).toEqual({ kind: 'tell', event: 'recovered' });
    expect(decided({ sink, record, route: null })).toEqual({ kind: 'note', state: 'open' });
  });
});
