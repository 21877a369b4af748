import { describe, expect, it } from '@jest/globals';
import type { GroupHash } from '../alerts/group-key.js';
import type { ReportedCause } from '../analysis/report.js';
import { Storm } from './storm.js';

const limits = { groups: 10, windowMs: 60_000, modelAnalyses: 8 };
const group = (number: number): GroupHash => `g${number}` as GroupHash;
const causeOf = (name: string): ReportedCause =>
  ({
    entity: { kind: 'Node', namespace: null, name },
    mechanism: 'node-down',
    text: `${name} is down`,
  }) as ReportedCause;

const begun = (count: number, given = limits): Storm => {
  const storm = new Storm(given);
  for (let number = 0; number < count; number += 1) storm.begins(group(number), number);
  return storm;
};

const admitted = (storm: Storm, count: number, isCritical: boolean, now = 1000): number =>
  Array.from({ length: count }, (_, number) => storm.admits(group(number), {}, isCritical, now)).filter(
    Boolean,
  ).length;

describe('a storm', () => {
  it('is not what few groups are: the model explains each', () => {
    expect(admitted(begun(10), 10, false)).toBe(10);
  });

  it('leaves the model the first groups, and keeps a share for critical ones', () => {
    const storm = begun(40);
    expect(admitted(storm, 40, false)).toBe(6);
    expect(admitted(storm, 40, true)).toBe(2);
    expect(admitted(storm, 40, true)).toBe(0);
  });

  it('is over when no group begins any more', () => {
    const storm = begun(40);
    expect(admitted(storm, 40, false)).toBe(6);
    expect(admitted(storm, 5, false, 120_000)).toBe(5);
  });

  it('is never with a limit of 0', () => {
    expect(admitted(begun(40, { ...limits, groups: 0 }), 40, false)).toBe(40);
  });

  it('tells the folded what was explained, the same cause first', () => {
    const storm = begun(40);
    admitted(storm, 3, false);
    storm.explained(group(0), causeOf('node-1'));
    storm.explained(group(1), causeOf('node-2'));
    expect(storm.folded(causeOf('node-2'))).toEqual({
      groups: 40,
      explained: [
        { group: 'g1', key: {}, cause: 'node-2 is down', shared: true },
        { group: 'g0', key: {}, cause: 'node-1 is down', shared: false },
      ],
    });
    expect(storm.folded(null).explained.some(({ shared }) => shared)).toBe(false);
  });
});
