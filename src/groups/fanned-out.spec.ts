import { describe, expect, it } from '@jest/globals';
import { FannedOut } from './fanned-out.js';
import type { GroupResult } from './group-result.js';

const T1 = '2026-03-02T09:00:00.000Z';
type Member = readonly [id: string, status?: 'firing' | 'resolved', startsAt?: string];

/** As far as the fan-out is concerned. */
const result = (after: number, members: readonly Member[], id = 'g'): GroupResult =>
  ({
    after,
    group: {
      id,
      members: members.map(([name, status = 'firing', startsAt = T1]) => ({ id: name, status, startsAt })),
    },
  }) as unknown as GroupResult;

const ids = (members: readonly { readonly id: string }[]): readonly string[] => members.map(({ id }) => id);

describe('what was fanned out already', () => {
  const fanned = (): FannedOut => {
    const known = new FannedOut();
    known.done(7, result(3, [['a'], ['b']]), 3);
    return known;
  };

  it('leaves those to be told who are new, resolved, or fire anew', () => {
    const next = result(7, [['a'], ['b', 'resolved'], ['c']]);
    expect(ids(fanned().open(next, 3))).toEqual(['b', 'c']);
    expect(ids(fanned().open(result(7, [['a', 'firing', '2026-03-02T10:00:00.000Z'], ['b']]), 3))).toEqual([
      'a',
    ]);
  });

  it.each([
    ['another result came between', result(8, [['a'], ['b']]), 3],
    ['the report is another', result(7, [['a'], ['b']]), 9],
    ['an earlier version wrote the result', { ...result(7, [['a'], ['b']]), after: undefined } as never, 3],
    ['the group is not known', result(7, [['a'], ['b']], 'other'), 3],
  ])('leaves all when %s', (_, next, analysis) => {
    expect(ids(fanned().open(next, analysis))).toEqual(['a', 'b']);
  });

  it('is bounded', () => {
    const known = fanned();
    known.done(
      9,
      result(
        8,
        Array.from({ length: 60_000 }, (_, index): Member => [String(index)]),
        'huge',
      ),
      8,
    );
    expect(ids(known.open(result(7, [['a'], ['b']]), 3))).toEqual(['a', 'b']);
  });
});
