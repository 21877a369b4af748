import { describe, expect, it } from '@jest/globals';
import { shownLog } from './log-lines.js';

const at = (second: number, text: string): string => `2026-03-02T09:14:${10 + second}.123456789Z ${text}`;

describe('log lines in the prompt', () => {
  it('drop repetitions, compared without their time, and say how many', () => {
    const lines = [at(0, 'retry'), at(1, 'retry'), at(2, 'retry'), at(3, 'panic'), at(4, 'retry')];
    expect(shownLog(lines, 25)).toEqual({
      lines: [`${at(0, 'retry')} [3 times]`, at(3, 'panic'), at(4, 'retry')],
      left: 2,
    });
  });

  it('are the last ones', () => {
    expect(shownLog([at(0, 'a'), at(1, 'b'), at(2, 'c')], 2)).toEqual({
      lines: [at(1, 'b'), at(2, 'c')],
      left: 1,
    });
  });

  it('are none when the limit is 0', () => {
    expect(shownLog(['a', 'b'], 0)).toEqual({ lines: [], left: 2 });
  });

  it('are cut when one is very long', () => {
    expect(shownLog(['x'.repeat(5000)], 5).lines[0]).toHaveLength(1000);
  });
});
