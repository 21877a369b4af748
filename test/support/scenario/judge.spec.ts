import { describe, expect, it } from '@jest/globals';
import { falseCauses, faultsOf, statesCause } from './judge.ts';
import type { Expectation } from './scenario-file.ts';

const saying = (summary: string) => ({ summary, detail: '', cause: undefined });
const expectation = (more: Partial<Expectation>): Expectation => ({
  hops: 0,
  fault: '',
  root: [],
  cause_any: [],
  must_name: [],
  must_not: [],
  ...more,
});

describe('statesCause', () => {
  it.each([
    'The image of container web cannot be pulled: the tag 1.2.x was not found.',
    'Container db keeps crashing with exit code 7: "unknown variable max_conections".',
    'Pod web failed unexpectedly: could not open /data.',
  ])('hears a cause in: %s', (summary) => expect(statesCause(saying(summary))).toBe(true));

  it.each([
    'No known cause explains HighErrorRate on pod shop/web: rules checked 9, matched 0.',
    'The cause of HighErrorRate on pod shop/web is not certain. Possible (34%): it was OOM killed.',
    'Watchdog always fires, to show that alerting works.',
    'The rule "5xx ratio" had no data.',
  ])('hears none in: %s', (summary) => expect(statesCause(saying(summary))).toBe(false));

  it('believes the field rather than the words', () => {
    expect(statesCause({ summary: 'It broke.', detail: '', cause: null })).toBe(false);
    expect(statesCause({ summary: 'No known cause.', detail: '', cause: { mechanism: 'x' } })).toBe(true);
  });
});

describe('faultsOf', () => {
  const geo = expectation({ root: ['Deployment/geo'], cause_any: ['key'] });

  it.each(['Deployment geo lacks a key', 'pod geo-7c9d8bb4f9-x2k4p lacks a key', 'pod geo-0 lacks a key'])(
    'takes "%s" for the workload geo',
    (summary) => expect(faultsOf(saying(summary), geo)).toEqual([]),
  );

  it.each(['Deployment mongo-geo lacks a key', 'Deployment geo-cache lacks a key'])(
    'does not take "%s" for it',
    (summary) => expect(faultsOf(saying(summary), geo)).toEqual(['summary names none of geo']),
  );

  it('takes no answer without a cause for one, whatever it names', () => {
    const none = { ...saying('No known cause explains geo: a key may be missing.'), cause: null };
    expect(faultsOf(none, geo)).toEqual(['no cause is stated']);
  });

  it('wants the cause in the summary, names anywhere, and nothing that must not be said', () => {
    const wanted = expectation({ cause_any: ['quota'], must_name: ['ads'], must_not: ['was OOM'] });
    expect(faultsOf({ summary: 'The quota is used up.', detail: 'ads', cause: undefined }, wanted)).toEqual(
      [],
    );
    expect(
      faultsOf({ summary: 'It was OOM killed.', detail: 'quota', cause: undefined }, wanted),
    ).toHaveLength(3);
  });
});

describe('falseCauses', () => {
  it('is empty only where no cause is stated', () => {
    expect(falseCauses(saying('No known cause explains it.'), expectation({}))).toEqual([]);
    expect(falseCauses(saying('The neighbour crashed.'), expectation({}))).toEqual(['a cause is stated']);
  });
});
